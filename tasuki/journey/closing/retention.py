"""What becomes of this room's tables."""

KEEP = {
    "Closing": "Caseと同じ（終結した年度の翌年度から5年。町の文書管理規程があればそれに従う）",
    "AfterCare": "Closingと同じ",
    "Reopening": "Caseと同じ（再開の件数の証拠）。再開したケースでは、次の終結から数え直す",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Closing": "with:case",
    "AfterCare": "with:closing",
    "Reopening": "with:case",
}
