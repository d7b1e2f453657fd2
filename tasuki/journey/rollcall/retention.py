"""What becomes of this room's tables."""

KEEP = {
    "Round": "終えた年度の翌年度から5年（個人の情報ではない）",
    "Check": "件（Baton）の記録と同じ。その後は件数だけを残す",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Round": "kept",
    "Check": "with:baton",
}
