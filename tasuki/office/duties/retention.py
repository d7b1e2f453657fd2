"""What becomes of this room's tables."""

KEEP = {
    "Disclosure": "請求が終わった年度の翌年度から5年（町の文書管理規程）。本人の情報を消すときに消す",
    "Piece": "Disclosureと同じ。渡し終えたら中身は開けない",
    "Mask": "Disclosureと同じ",
    "Leak": "終えた年度の翌年度から5年（町の文書管理規程）。人の名前は書かない",
    "Hold": "止めた件・人の記録と同じ",
    "Disposal": "廃棄の証明として常に残す（人の名前は入っていない）",
    "DisposalLine": "Disposalと同じ",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Disclosure": "with:person says:about",
    "Piece": "with:request",
    "Mask": "with:piece",
    "Leak": "kept",
    "Hold": "with:baton,person",
    "Disposal": "kept",
    "DisposalLine": "kept",
}
