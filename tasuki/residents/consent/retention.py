"""What becomes of this room's tables."""

KEEP = {
    "Consent": "本人の相談・ケースの記録と同じ（同意に基づいて伝えたことの証拠）。撤回しても消さない",
    "Scope": "Consentと同じ",
    "Exclusion": "Consentと同じ",
    "Withdrawal": "Consentと同じ（撤回を受けた証拠）",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Consent": "with:person",
    "Scope": "with:consent",
    "Exclusion": "with:consent",
    "Withdrawal": "with:consent",
}
