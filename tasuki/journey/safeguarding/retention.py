"""What becomes of this room's tables."""

KEEP = {
    "Report": "終わった年度の翌年度から5年（町の文書管理規程があればそれに従う）。"
    "通報者の名前（暗号化）は行とともに消す",
    "Reply": "Reportと同じ",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Report": "with:baton",
    "Reply": "with:report",
}
