"""Sentences of 終結 and 再開, and the words of its desk rows."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "closing.not_coordinating": _(
        "終結を申し出て確定するのは、調整役の「%(coordination)s」です。調整役に相談してください。"
    ),
    "closing.not_carrier": _(
        "返事ができるのは、つなぎ戻し先の「%(carrier)s」です。その機関に連絡してください。"
    ),
    "closing.not_near": _(
        "このケースに関わっていた機関ではないので再開できません。"
        "気になることがあれば「相談を受け付ける」から新しく受け付けてください。"
    ),
    "closing.case_closed": _(
        "このケースはもう終結しています。続けるときは「再開する」から始めてください。"
    ),
    "closing.waits": _(
        "つなぎ戻しの返事をまだ待っています。返事を待つか、「終結をやめる」から取りやめてください。"
    ),
    "closing.already_taken": _(
        "つなぎ戻しはもう受け取られています。「終結を確定する」か「終結をやめる」へ進んでください。"
    ),
    "closing.no_reason": _("「終結の理由」を一覧から選んでください。"),
    "closing.unknown_change": _(
        "「見られた変化」は、一覧にあるものから選んでください（%(change)s）。"
    ),
    "closing.no_accounts": _(
        "選んだ機関はこのシステムを使っていないので、つなぎ戻しを受け取れません。"
        "受け取れる機関を選び、その機関から引き継いでもらってください。"
    ),
    "closing.carrier_coordinates": _(
        "調整役の機関は主担当を兼ねられません（まちの決まり）。ほかの機関をつなぎ戻し先に選んでください。"
    ),
    "closing.ground_missing": _(
        "つなぎ戻し先はこのケースにまだ関わっていません。伝える根拠を選ぶか、"
        "先に「関わる機関」に加えてください。"
    ),
    "closing.ground_unexplained": _(
        "根拠の説明がありません。選んだ根拠に当てはまる事情を書いてください。"
    ),
    "closing.too_long": _(
        "文章は%(longest)s字までです（いま%(length)s字）。短くするか、経過の記録に分けて書いてください。"
    ),
    "closing.reason_missing": _(
        "理由がありません。相手が次を決められるように、理由を書いてください。"
    ),
    "closing.already_closed": _(
        "このケースはもう終結しています。続けるときは「再開する」から始めてください。"
    ),
    "closing.was_called_off": _(
        "この終結は取りやめになりました。終えるときは、もう一度「終結する」から始めてください。"
    ),
    "closing.not_taken": _(
        "「%(carrier)s」がまだ受け取っていないので終結できません。"
        "返事を待つか、電話で受け取りを頼んでください。"
    ),
    "closing.nobody_carries": _(
        "引き続き担当する機関が決まっていないので終結できません。"
        "「終結する」からつなぎ戻し先を選び直してください。"
    ),
    "closing.opinion_first": _(
        "終結は「%(meetings)s」で決めます。この終結を会議に付議し、"
        "「適切と認める」という意見を受けてから確定してください。"
    ),
    "closing.opinion_against": _(
        "「%(meetings)s」の意見が「適切と認める」ではありません。"
        "意見に沿って支援を続け、もう一度付議するか「終結をやめる」へ進んでください。"
    ),
    "closing.follow_up_in_past": _("様子を確かめる日は、明日以降の日にしてください。"),
    "closing.follow_up_answered": _(
        "この確認にはもう答えがあります。様子が変わったときは「再開する」から始めてください。"
    ),
    "closing.no_answer": _("「落ち着いている」「気になる」「再開する」のどれかを選んでください。"),
    "closing.worried_needs_date": _(
        "「気になる」のときは、次に確かめる日を決めてください。"
        "待てないときは「再開する」を選んでください。"
    ),
    "closing.reopen_needs_note": _("「再開する」のときは、いまの様子を書いてください。"),
    "closing.case_goes_on": _(
        "このケースはいま開いています。再開はいりません。ケースのページから経過を記録してください。"
    ),
    "closing.nothing_to_reopen": _(
        "このケースには終結の記録がありません。「相談を受け付ける」から新しく受け付けてください。"
    ),
    "closing.household_has_case": _(
        "この世帯には、いま開いているケースがほかにあります。そのケースで続けてください。"
    ),
    "closing.no_reopening_reason": _("「再開の理由」を一覧から選んでください。"),
    "closing.stage_waiting": _("受け取り待ち"),
    "closing.stage_returned": _("差し戻されました"),
    "closing.stage_lapsed": _("期限切れ"),
    "closing.stage_withdrawn": _("つなぎ戻し先を選び直してください"),
    "closing.stage_opinion": _("会議の意見を待っています"),
    "closing.stage_not_yet": _("会議は終結を認めていません"),
    "closing.stage_ready": _("終結を確定できます"),
    "closing.stage_closed": _("終結"),
    "closing.stage_called_off": _("取りやめ"),
}

KIND = _("終結")
TITLE = _("%(number)s %(title)s")
TITLE_UNSEEN = _("ケース %(number)s")
AGENDA_TITLE = _("終結：%(number)s %(title)s")
ANSWER_BY = _("返事の期限")
FOLLOW_UP_ON = _("様子を確かめる日")
SENT_NOTE = _("%(carrier)sにつなぎ戻しています")
OFFERED_NOTE = _("%(sender)sからのつなぎ戻し")
FOLLOW_UP_NOTE = _("終結後の様子を確かめる")
WATCHED_NOTE = _("%(agency)sから答えがありません")
TODAY = _("今日")
NO_ANSWER = _("返事なし")
CLOSE = _("終結する")
TAKE = _("受け取る")
GIVE_BACK = _("差し戻す")
CALL_OFF = _("終結をやめる")
BRING = _("会議に付議する")
CONFIRM = _("終結を確定する")
ANSWER = _("様子を答える")
REOPEN = _("再開する")
SEE = _("終結のページを見る")
LABELS = {
    "reason": _("終結の理由"),
    "changes": _("見られた変化"),
    "remaining": _("残された課題"),
    "voice": _("本人の感想・意向"),
    "carrier": _("つなぎ戻し先"),
    "asked": _("引き続きお願いしたいこと"),
    "taken": _("つなぎ戻しの返事"),
}
