"""What becomes of this room's tables."""

KEEP = {
    "Referral": "件の記録と同じ。つなぐシートの内容も含む",
    "Dispute": "件の記録と同じ",
    "Collaboration": "件の記録と同じ",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Referral": "with:consultation",
    "Dispute": "with:consultation",
    "Collaboration": "with:baton",
}
