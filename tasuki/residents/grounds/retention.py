"""What becomes of this room's tables."""

KEEP = {
    "Ruling": "伝えた先の記録と同じ（ケース・相談が終わった年度の翌年度から5年。町の文書管理規程があればそれに従う）",
    "Asked": "問うた年度の翌年度から1年（人の情報は入っていない）",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Ruling": "names:target",
    "Asked": "kept",
}
