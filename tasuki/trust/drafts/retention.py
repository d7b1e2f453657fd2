"""What becomes of this room's tables."""

KEEP = {
    "Draft": "保存すると同じ処理の中で消す。来なければ30日で消す",
    "OnceKey": "30日で消す",
}
