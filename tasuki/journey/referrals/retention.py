"""What becomes of this room's tables."""

KEEP = {
    "Referral": "件の記録と同じ。つなぐシートの内容も含む",
    "Dispute": "件の記録と同じ",
    "Collaboration": "件の記録と同じ",
    "HeardAnswer": "件の記録と同じ。外の機関で返事をした人の名前も含む",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Referral": "with:consultation",
    "Dispute": "with:consultation",
    "Collaboration": "with:baton",
    "HeardAnswer": "with:baton",
}
