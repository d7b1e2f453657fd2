"""What becomes of this room's tables."""

KEEP = {
    "NumberSeries": "消さない（個人の情報ではない）",
    "Consultation": "対応が終わった年度の翌年度から5年。その後は個人の情報を消し、件数だけを残す",
    "Revision": "Consultationと同じ",
    "Inquiry": "照会した年度の翌年度から5年",
    "Progress": "記録した件の記録の保存期間と同じ",
    "ShortAssessment": "Consultationと同じ",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "NumberSeries": "kept",
    "Consultation": "with:baton",
    "Revision": "with:consultation",
    "Inquiry": "with:consultation says:about",
    "Progress": "with:baton",
    "ShortAssessment": "with:consultation",
}
