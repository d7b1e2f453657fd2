"""What becomes of this room's tables."""

KEEP = {
    "Person": "その方に関わる最後の件の保存期間が満了するまで。その後は個人の情報を消す",
    "Correction": "Personと同じ",
    "Household": "最後の世帯員のPersonと同じ",
    "Membership": "Personと同じ",
    "Tie": "二人のうち先に満了するPersonと同じ",
    "Concern": "件の記録と同じ",
    "NameToken": "Personの情報を消すときに消す。氏名から作るので個人の情報として扱う",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Person": "shared",
    "Correction": "with:person",
    "Household": "shared",
    "Membership": "with:person",
    "Tie": "with:person,other",
    "Concern": "with:baton",
    "NameToken": "with:person",
}
