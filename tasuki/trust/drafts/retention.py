"""What becomes of this room's tables."""

KEEP = {
    "Draft": "保存すると同じ処理の中で消す。来なければ30日で消す",
    "OnceKey": "30日で消す",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Draft": "own",
    "OnceKey": "kept",
}
