"""What becomes of this room's tables."""

KEEP = {
    "Meeting": "会議の記録として保存期間（既定5年）。付議した件があるときは、最も長い件の記録に合わせる",
    "Seat": "Meetingと同じ。支援会議では、誰が秘密を知り得たかの証拠として件の記録より先に消さない",
    "AgendaItem": "付議した件の記録の保存期間と同じ。件名・理由・意見は個人の情報として消せる",
}

# By which rule disposal reaches each table (trust/retention).
FATES = {
    "Meeting": "shared",
    "Seat": "with:meeting",
    "AgendaItem": "with:baton",
}
