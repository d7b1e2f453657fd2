"""What becomes of this room's tables."""

KEEP = {
    "Need": "相談（Consultation）と同じ。その後は年度と事業ごとの件数だけを残す",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Need": "with:consultation",
}
