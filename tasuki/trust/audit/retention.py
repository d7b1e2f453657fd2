"""What becomes of this room's tables."""

KEEP = {
    "Entry": "対象の記録の保存期間が満了するまで。消さない（追記のみ）",
    "Words": "対象の個人の情報を消すときに消す。連鎖は要約値で確かめられる",
    "Seal": "Entryと同じ",
    "Sighting": "Entryと同じ。記録から作り直せる",
    "Door": "行は残らない（消去のあいだだけ立つ）",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Entry": "kept",
    "Words": "own",
    "Seal": "kept",
    "Sighting": "kept",
    "Door": "kept",
}
