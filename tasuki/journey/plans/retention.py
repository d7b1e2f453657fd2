"""What becomes of this room's tables."""

KEEP = {
    "Plan": "ケースの記録の保存期間と同じ。目標と本人の言葉は個人の情報として消せる",
    "Promise": "Planと同じ",
    "Revision": "Planと同じ",
    "Decision": "Planと同じ（市町村の決裁の控え）",
    "Monitoring": "Planと同じ",
    "Evaluation": "Planと同じ。国への報告に数えたものは、その年度の報告の根拠として残す",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Plan": "with:case",
    "Promise": "with:plan",
    "Revision": "with:plan",
    "Decision": "with:plan",
    "Monitoring": "with:plan",
    "Evaluation": "with:plan",
}
