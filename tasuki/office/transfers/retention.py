"""What becomes of this room's tables."""

KEEP = {
    "Transfer": "Batonと同じ（だれが引き継いだかの証拠）。申し送りは個人の情報として消せる",
    "TransferLine": "Transferと同じ",
    "Succession": "委託契約の書類と同じ（町の文書管理規程。目安は契約の終わりの翌年度から5年）",
    "SuccessionLine": "Batonと同じ（どの根拠で渡したかの証拠）",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Transfer": "shared",
    "TransferLine": "with:baton names:item_id",
    "Succession": "kept",
    "SuccessionLine": "with:baton",
}
