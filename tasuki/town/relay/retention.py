"""What becomes of this room's tables."""

KEEP = {
    "Baton": "件の記録の保存期間と同じ",
    "Pass": "Batonと同じ。理由と見せたものは個人の情報として消せる",
    "Step": "Batonと同じ",
    "Part": "Batonと同じ（誰が見てよかったかの証拠）",
    "Clearance": "Batonと同じ（誰が見てよかったかの証拠）",
    "Barrier": "Batonと同じ（誰に見せなかったかの証拠）",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Baton": "root",
    "Pass": "with:baton",
    "Step": "with:baton",
    "Part": "with:baton",
    "Clearance": "with:baton",
    "Barrier": "with:baton",
}
