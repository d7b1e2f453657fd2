"""What becomes of this room's tables. They hold no data of residents."""

KEEP = {
    "Municipality": "まちが使われている間",
    "Phase": "事業の記録として常に残す",
    "Support": "年度の終わりから5年（県の文書管理の定めを確認）",
    "Survey": "年度の終わりから5年（県の文書管理の定めを確認）",
    "SurveyAnswer": "Surveyと同じ",
    "Visit": "年度の終わりから5年（県の文書管理の定めを確認）",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Municipality": "kept",
    "Phase": "kept",
    "Support": "kept",
    "Survey": "kept",
    "SurveyAnswer": "kept",
    "Visit": "kept",
}
