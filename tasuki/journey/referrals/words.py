"""Sentences and labels of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "referrals.not_holder": _(
        "いまこの件を持っているのは「%(holder)s」です。つなぐのは持っている機関です。担当機関に頼んでください。"
    ),
    "referrals.not_receiver": _(
        "返事ができるのは、差し出された「%(receiver)s」です。担当の機関に連絡してください。"
    ),
    "referrals.not_sender": _(
        "取り下げられるのは、差し出した「%(sender)s」です。差し出した機関に頼んでください。"
    ),
    "referrals.no_ground": _(
        "この機関に伝える根拠が確かめられません。本人の同意を得るか、合う根拠を選ぶか、"
        "秘密を守る法律上の会議で扱うかを「伝えてよいか調べる」で確かめてください。"
    ),
    "referrals.not_agreed": _(
        "「本人の同意」を根拠にするには、本人が同意している必要があります。"
        "同意を得るか、ほかの根拠を選んでください。"
    ),
    "referrals.ground_unsaid": _(
        "この根拠では「%(condition)s」を記録します。「根拠の内容」に書いてください。"
    ),
    "referrals.shown_not_told": _(
        "受け取り前に見せるものは、「伝えること」で選んだものに限られます。選び直してください。"
    ),
    "referrals.unknown_part": _("「伝えること」は、一覧にあるものから選んでください。"),
    "referrals.told_nothing": _("伝えることがありません。一つ以上選んでください。"),
    "referrals.not_yours_to_tell": _(
        "「伝えること」に、あなたの機関に伝えられていないものがあります。外すか、受け付けた機関に頼んでください。"
    ),
    "referrals.no_reason": _("理由がありません。なぜつなぐのかを書いてください。"),
    "referrals.no_return_reason": _(
        "差し戻す理由がありません。相手が次を選べるように、理由を書いてください。"
    ),
    "referrals.no_explanation": _(
        "本人に説明したことがありません。何をどう説明したかを書いてください。"
    ),
    "referrals.too_long": _(
        "文が長すぎます（%(longest)s字まで、いま%(length)s字）。短くしてください。"
    ),
    "referrals.with_coordinator": _(
        "この件は調整役が担当を決めるところです。決まるまでは、いま持っている機関が持ち続けます。"
    ),
    "referrals.nobody_there": _(
        "その機関には、たすきで返事をする職員がいません。ほかの機関を選ぶか、電話でつないで経過に書いてください。"
    ),
    "referrals.heard_from_nobody": _(
        "返事をした人がありません。相手の機関のだれが返事をしたか、名前か役職を書いてください。"
    ),
    "referrals.heard_when": _(
        "「聞いた日」は、つないだ日（頼んだ日）から今日までの日にしてください。"
    ),
    "referrals.no_refusal_reason": _(
        "引き受けない理由がありません。次を選べるように、聞いた理由を書いてください。"
    ),
    "referrals.no_let_go_reason": _("聞いたことがありません。なぜ戻ったのかを書いてください。"),
    "referrals.look_missing": _(
        "「次に見る日」がありません。相手のその後を、いつ確かめるかを決めてください。"
    ),
    "referrals.still_offered": _(
        "ほかの機関の返事を待っています。取り下げてから、調整役に相談してください。"
    ),
    "referrals.settled": _("この調整はもう決着しています。"),
    "referrals.not_named": _(
        "調整役の指名ではないので、会議には出せません。受け取るか、差し戻してください。"
    ),
    "referrals.already_objected": _(
        "すでに次の会議に出すことになっています。会議を待ってください。"
    ),
    "referrals.not_coordinator": _(
        "担当を決められるのは、「%(agency)s」の調整役です。調整役に連絡してください。"
    ),
    "referrals.no_naming_reason": _("担当を決めた理由がありません。理由を書いてください。"),
    "referrals.no_objection": _("次の会議に出す理由がありません。理由を書いてください。"),
    "referrals.no_coordinator_reason": _(
        "相談したいことがありません。困っていることを書いてください。"
    ),
    "referrals.no_coordinator": _(
        "調整役の機関がパックに登録されていません。管理者に連絡してください。"
    ),
    "referrals.ask_yourself": _("自分の機関には頼めません。ほかの機関を選んでください。"),
    "referrals.already_asked": _(
        "その機関にはすでに頼んでいます。返事を待つか、取り下げてから頼み直してください。"
    ),
    "referrals.no_task": _("お願いすることがありません。何をしてもらうかを書いてください。"),
    "referrals.done_before_answer": _(
        "「いつまでに」が返事の期限より前です。どちらかの日を直してください。"
    ),
    "referrals.not_asked": _("返事ができるのは、頼まれた「%(asked)s」です。"),
    "referrals.not_asker": _("取り下げられるのは、頼んだ「%(asker)s」です。"),
    "referrals.ask_taken": _("この依頼は、すでに引き受けられています。"),
    "referrals.ask_declined": _("この依頼には、すでに「できない」と返事がありました。"),
    "referrals.ask_withdrawn": _("この依頼は、頼んだ機関が取り下げました。"),
    "referrals.ask_lapsed": _(
        "期限切れ：返事の期限を過ぎたので返事ができません。もう一度頼んでもらってください。"
    ),
    "referrals.no_decline_reason": _(
        "「できない」理由がありません。相手が次を選べるように、理由を書いてください。"
    ),
    "referrals.not_taken_on": _("引き受けた依頼ではないので、終えられません。"),
    "referrals.already_done": _("この依頼は、すでに終えています。"),
    "referrals.no_report": _("行ったことがありません。何をしたかを書いてください。"),
    "referrals.already_noted": _("この返事はすでに確かめてあります。"),
    "referrals.not_answered": _("返事がまだ来ていません。待つか、取り下げてください。"),
}

# States, as they stand on the desk.
WAITING_TO_TAKE = _("受け取り待ち")
WAITING_FOR_ANSWER = _("返事待ち")
WAITING_TO_ANSWER = _("受け取り待ち")
LAPSED = _("期限切れ")
RETURNED = _("差し戻し")
TAKEN = _("受け取り済み")
WITHDRAWN = _("取り下げ")
DECLINED = _("できない")
TOGETHER = _("一緒に対応")
DONE = _("終えた")
COORDINATION = _("調整")
NAMED = _("調整役の指名")
TO_MEETING = _("次の会議へ")

STATES: dict[str, str | Promise] = {
    "taken": TAKEN,
    "returned": RETURNED,
    "withdrawn": WITHDRAWN,
    "lapsed": LAPSED,
}
ASK_STATES: dict[str, str | Promise] = {
    "taken": _("引き受けた"),
    "declined": DECLINED,
    "withdrawn": WITHDRAWN,
    "lapsed": LAPSED,
}

# The one next action of a row, and the acts.
SEE_AND_ANSWER = _("内容を見て返事をする")
CHOOSE_NEXT = _("次を選ぶ")
SEE = _("内容を見る")
NAME_HOLDER = _("担当を決める")
AWAIT = _("内容を確かめる")
OFFER = _("つなぐ")
HEAR = _("返事を聞いて記録する")
HEAR_DONE = _("その後を聞いて記録する")
BY_WORD = _("%(agency)s（返事は電話などで聞く）")
OUTSIDE_TAKEN = _("引き受けた（電話など）")
ACCEPT = _("受け取る")
GIVE_BACK = _("差し戻す")
WITHDRAW = _("取り下げる")
OFFER_AGAIN = _("もう一度差し出す")
ANOTHER = _("別の機関につなぐ")
TO_COORDINATOR = _("調整役に相談する")
OBJECT = _("次の会議に出す")
ASK_TOGETHER = _("一緒に対応する")
TAKE_ON = _("引き受ける")
DECLINE = _("できない")
REPORT = _("行ったことを知らせて終える")
NOTE = _("返事を確かめた")
PRINT = _("%(sheet)sを印刷する")

# What an offer shows before it is taken, in this order.
PREVIEW: dict[str, str | Promise] = {
    "from": _("つないだ機関"),
    "topics": _("相談内容"),
    "age": _("年代"),
    "area": _("町・圏域"),
    "urgency": _("緊急性"),
    "reason": _("つなぐ理由"),
    "asked": _("お願いしたいこと"),
    "accompany": _("同行"),
    "ground": _("伝える根拠"),
    "name": _("氏名"),
    "address": _("住所"),
    "phone": _("電話番号"),
    "narrative": _("ご相談されたいこと"),
}

PREVIEW_TITLE = _("%(age)s・%(topic)s")
FROM = _("%(agency)sから")
TO = _("%(agency)sへ")
TOGETHER_FROM = _("%(agency)sから一緒に対応の依頼")
TOGETHER_WITH = _("%(agency)sと一緒に対応")
ANSWER_BY = _("返事の期限")
ANSWERED_ON = _("返事の日")
BY_ON = _("いつまでに")
RAISED_ON = _("調整に回った日")
TOPIC_UNTOLD = _("相談内容は伝えられていません")
AGREED = _("本人の同意")
WITH_ARTICLE = _("%(label)s（%(article)s）")
WITH_NOTE = _("%(text)s（%(note)s）")
NUMBERED = _("第%(version)s版")
PRINTED = _("%(on)s 印刷")
PROTECTED = _(
    "この方の住所は保護されています。郵送・電話の前に、つないだ機関に方法を確かめてください。"
)
NOTICE = _(
    "この用紙は、つなぐ先の機関が本人を支援するためだけに使います。写しを作らず、目的の外に使わないでください。"
)
SHEET: dict[str, str | Promise] = {
    "route": _("つなぐ機関・つなぐ先"),
    "person": _("本人"),
    "worry": _("相談の内容"),
    "household": _("世帯"),
    "assessment": _("みじかいアセスメント"),
    "records": _("これまでの経過"),
    "reason": _("つなぐ理由とお願いしたいこと"),
    "consent": _("本人への説明と同意"),
    "answer": _("返事"),
    "from": _("つなぐ機関"),
    "by": _("担当者"),
    "to": _("つなぐ先"),
    "on": _("つないだ日"),
    "answer_by": _("返事の期限"),
    "number": _("受付番号"),
    "name": _("氏名"),
    "kana": _("ふりがな"),
    "birth": _("生年月日・年齢"),
    "address": _("住所"),
    "phone": _("電話番号"),
    "contact": _("連絡のしかた"),
    "topics": _("相談内容"),
    "urgency": _("緊急性"),
    "narrative": _("ご相談されたいこと"),
    "wish": _("本人の希望"),
    "issues": _("課題の特性"),
    "background": _("課題と背景"),
    "strengths": _("強み"),
    "why": _("つなぐ理由"),
    "asked": _("お願いしたいこと"),
    "accompany": _("同行"),
    "explained": _("本人に説明したこと"),
    "agreed": _("本人の同意"),
    "ground": _("伝える根拠"),
    "ground_note": _("根拠の内容"),
    "state": _("返事"),
    "answered_on": _("返事の日"),
    "answered_by": _("返事をした人"),
    "answer_reason": _("理由"),
    "heard_who": _("返事をした人（相手の機関）"),
    "heard_how": _("聞いた日と方法"),
    "heard_by": _("聞いた人"),
    "heard_note": _("聞いたこと"),
    "members": _("氏名・続柄"),
    "day": _("日"),
    "what": _("内容"),
    "not_told": _("（伝えていません）"),
}
MAIN_TOPIC = _("◎%(topic)s")

ASK: dict[str, str | Promise] = {
    "asker": _("頼んだ機関"),
    "asked": _("頼まれた機関"),
    "what": _("お願いすること"),
    "by_on": _("いつまでに"),
    "told": _("先に伝えること"),
    "agreed": _("本人の同意"),
    "ground": _("伝える根拠"),
    "ground_note": _("根拠の内容"),
    "answer_by": _("返事の期限"),
    "answer_reason": _("返事"),
    "done_note": _("行ったこと"),
    "heard_who": _("返事をした人（相手の機関）"),
    "heard_how": _("聞いた日と方法"),
}
HEARD_HOW = _("%(on)s　%(way)s")
