"""What becomes of this room's tables."""

KEEP = {
    "Verification": "5年。異常を見つけたものは、その始末がつくまで",
    "Night": "Findingと同じ",
    "Workday": "比べ終わるまで（1年）",
    "Finding": "5年。職員の人事の記録ではなく、点検の記録として扱う",
    "Question": "Findingと同じ",
    "Export": "5年（書き出した記録の写しの所在を言えるように）",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Verification": "kept",
    "Night": "kept",
    "Workday": "kept",
    "Finding": "kept",
    "Question": "kept",
    "Export": "kept",
}
