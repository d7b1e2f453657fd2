"""What becomes of this room's tables."""

KEEP = {"Edition": "まちの設定の履歴として常に残す（個人の情報は含まない）"}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Edition": "kept",
}
