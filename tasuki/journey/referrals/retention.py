"""What becomes of this room's tables."""

KEEP = {
    "Referral": "件の記録と同じ。つなぐシートの内容も含む",
    "Dispute": "件の記録と同じ",
    "Collaboration": "件の記録と同じ",
}
