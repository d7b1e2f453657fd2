"""What becomes of this room's tables."""

KEEP = {
    "Document": "町が使うあいだ。個人の情報は入らない",
    "Edition": "Documentと同じ（前の版も、いつ何を知らせたかの記録として残す）",
    "Told": "Editionと同じ",
    "Read": "Editionと同じ。職員の氏名はStaffと同じ",
    "Withdrawal": "Documentと同じ。だれが・いつ・なぜやめたかの記録として残す",
    "LinkCheck": "5年",
    "LinkReport": "1年。だれが知らせたかは持たない",
}

# By which rule disposal reaches each table (trust/retention). An edition holds a file of the vault,
# which ends with the last that holds it; no matter leads to either.
FATES = {
    "Document": "kept",
    "Edition": "own",
    "Told": "own",
    "Read": "own",
    "Withdrawal": "kept",
    "LinkCheck": "kept",
    "LinkReport": "kept",
}
