"""What becomes of this room's tables."""

KEEP = {
    "Agency": "町の設定が続くかぎり",
    "Staff": "最後の所属の終了から記録の保存期間まで。その後は氏名を消し、番号だけ残す",
    "Appointment": "Staffと同じ",
}
