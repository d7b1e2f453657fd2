"""What becomes of this room's tables."""

KEEP = {
    "Protection": "Personと同じ。保護中の方の記録は、保護が解除されるまで廃棄しない",
    "Application": "Protectionと同じ",
    "Confirmation": "Protectionと同じ",
    "Estranged": "Protectionと同じ",
    "SealedContact": "Personの情報を消すときに消す。控えは残さない",
    "SealedText": "SealedContactと同じ",
    "Sweep": "まちの運用の記録。人の情報は持たない",
    "Elsewhere": "Personの情報を消すときに消す",
    "Reveal": "記録（Entry）と同じ。だれがいつ開いたかの証拠",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Protection": "with:person",
    "Application": "with:person",
    "Confirmation": "with:protection",
    "Estranged": "with:person",
    "SealedContact": "with:person",
    "SealedText": "with:person names:row",
    "Sweep": "kept",
    "Elsewhere": "with:person",
    "Reveal": "with:person",
}
