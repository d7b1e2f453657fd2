"""What becomes of this room's tables."""

KEEP = {
    "CaseSeries": "番号だけなので消さない",
    "Case": "終結した年度の翌年度から5年（町の文書管理規程があればそれに従う）",
    "FormerBaton": "Caseと同じ",
    "Request": "ケースになったものはCaseと同じ。ならなかったものは相談の記録と同じ",
    "Around": "Caseと同じ（だれが見てよかったかの証拠）",
    "Assessment": "Caseと同じ。本人の情報は消せる",
    "FormerAssessment": "Assessmentと同じ",
    "InformationRequest": "Caseと同じ",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "CaseSeries": "kept",
    "Case": "with:lead",
    "FormerBaton": "with:case,baton",
    "Request": "with:consultation",
    "Around": "with:case",
    "Assessment": "with:case",
    "FormerAssessment": "with:assessment",
    "InformationRequest": "with:case",
}
