"""What becomes of this room's tables."""

KEEP = {
    "File": "何の書類か（target）の記録と同じ。中身と名前は消すと読めない",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "File": "shared",
}
