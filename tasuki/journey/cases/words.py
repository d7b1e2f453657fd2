"""Sentences and short words of this room."""

from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CASE = _("ケース")
# What the card calls a case of which nothing else is open.
CARD_TITLE = _("関わっている機関のみ")
COORDINATION = _("調整役")
REPORTED_PART = _("国へ報告する項目（太枠）")
MORE_PART = _("くわしく書く（背景・強み・希望・緊急性・関わる機関）")
TOGETHER = _("一緒に対応する")
HOUSEHOLD_OF = _("%(name)sさんの世帯")
CLOSED = _("終結")
LEFT_ALONE = _("任せきり")
LEFT_ALONE_LEAD = _(
    "多機関協働の担当のほかは動きがありません。主担当として、できることを確かめてください"
)
LEFT_ALONE_COORDINATION = _(
    "ほかの機関の動きがありません。主担当に声をかけるか、会議に出してください"
)
OVERDUE = _("次に見る日を過ぎました")
TODAY = _("今日")
AS_LEAD = _("主担当")
AS_COORDINATION = _("調整役")
LOOK_AGAIN_ON = _("次に見る日")
LOOK_AGAIN = _("次に見る日を決める")
SINCE = _("主担当が持った日")
ANSWER_BY = _("返事の期限")
RECORD = _("経過を記録する")
SEE_CASE = _("ケースで次を見る")
FROM = _("%(agency)sから")
TO = _("%(agency)sへ")
LAPSED = _("期限切れ")
LATE = _("期限を過ぎています")
WAITS_FOR_YOU = _("受け取り待ち")
WAITING = _("返事待ち")
RETURNED = _("差し戻し")
READ_REQUEST = _("依頼を見る")
CHOOSE_NEXT = _("次を決める")
READ_INFORMATION = _("依頼を見る")
ANSWER_INFORMATION = _("回答する")
NOTE_PHONE = _("電話で聞いて記録する")
INFORMATION = _("情報の提供の依頼")
HOUSEHOLD = _("世帯全体")
NEW_CASE = _("新しいケースを開く")
JOIN_CASE = _("%(number)s「%(title)s」に合流する")
NOBODY_OF_THESE = _("この中にはいない（新しく登録する）")
REPORTED = _(
    "国に報告する項目です。本人に聞いていないときは「まだ聞いていないこと」で選んでください。"
)
CORRECT_RECEPTION = _("受付の記録で同意を確かめる")
GO_TO_CASE = _("開いているケースを見る")
FIELDS = {
    "traits": _("課題の特性"),
    "background": _("課題と背景要因"),
    "strengths": _("強み"),
    "wish": _("本人の希望"),
    "urgency": _("緊急性"),
    "involved": _("関わっている支援機関"),
}
SOME_HIDDEN = _("（役割に要らない区分の特性は表示しません）")
NOT_FOR_ROLE = _("（この機関の役割では表示しません。知りたいときは「%(holder)s」に聞いてください）")
NO_CATEGORY = _("区分なし")
READS = _("アセスメントで見える区分")
DETAIL_PARTS = {
    "health": _("健康・障害・介護（くわしく）"),
    "schooling_work": _("就学・就労（くわしく）"),
    "money": _("収入・家計（くわしく）"),
    "welfare_use": _("使っている制度（くわしく）"),
    "criminal": _("司法との関わり（くわしく）"),
}
DETAIL_REST = _("くらし（くわしく）")
CRITERIA = _("依頼の理由")
CONVINCED = _("本人の納得")
YES = _("納得している")
NOT_YET = _("まだ納得していない（%(reason)s）")
ANXIOUS = _("不安感が強い")
GROUND = _("伝える根拠")
ASKED_BY = _("依頼した機関")
ASKED_TO = _("依頼先")
PREVIEW_TITLE = _("%(age)s・%(topic)s")
REQUEST_ENDED = _("終わった依頼")
TOPIC_NOT_SAID = _("まだ聞いていない")
ABOUT = _("だれについて")


def label_of(model: type[Model], field: str) -> Any:
    """What the model itself calls the field."""
    return getattr(model._meta.get_field(field), "verbose_name", field)


SENTENCES: dict[str, str | Promise] = {
    "cases.no_part": _(
        "この部分を見る根拠が、あなたの所属にはまだありません。主担当の「%(lead)s」に連絡してください。"
    ),
    "cases.not_your_consultation": _(
        "多機関協働を依頼できるのは、この相談を持つ「%(holder)s」です。担当機関に相談してください。"
    ),
    "cases.not_asked": _("返事ができるのは、依頼を受けた「%(agency)s」です。"),
    "cases.not_asking": _("これができるのは、依頼した「%(agency)s」です。"),
    "cases.not_steering": _(
        "これを決めるのは、主担当の「%(lead)s」か調整役の「%(coordination)s」です。どちらかに頼んでください。"
    ),
    "cases.no_criterion": _(
        "依頼の理由が選ばれていません。あてはまるものを一つ以上選んでください。"
    ),
    "cases.unknown_criterion": _(
        "依頼の理由「%(chosen)s」は町の一覧にありません。選び直してください。"
    ),
    "cases.not_showable": _(
        "「受理の前に伝えること」は、一覧にあるものから選んでください。ほかのことは受理されてから伝わります。"
    ),
    "cases.shows_untold": _(
        "あなたの機関に伝えられていないことは、伝えられません。「受理の前に伝えること」から外してください。"
    ),
    "cases.not_explained": _(
        "本人に説明したことが書かれていません。多機関協働の役割と支援の内容をどう説明したか書いてください。"
    ),
    "cases.not_convinced": _(
        "本人の納得がまだです。もう一度説明して納得を得るか、納得を得ずに依頼する理由を書いてください。"
    ),
    "cases.anxious_alone": _(
        "本人の不安感が強いときは、三者で話す場か同行を申し出ます。どちらかを選んでください。"
    ),
    "cases.no_consent": _(
        "本人の同意がありません。同意を得て受付の記録に書くか、ほかの根拠を選んでください。"
    ),
    "cases.ground_unexplained": _(
        "この根拠を使うわけが書かれていません。「根拠の説明」に「%(condition)s」を書いてください。"
    ),
    "cases.ground_does_not_fit": _(
        "この根拠は、伝える機関と受け取る機関の組み合わせでは使えません。ほかの根拠を選んでください。"
    ),
    "cases.consultation_ended": _(
        "この相談はもう終わっています。続きがあるときは、新しく相談を受け付けてください。"
    ),
    "cases.already_requested": _(
        "すでに多機関協働を依頼して返事を待っています。返事を待つか、取り下げてください。"
    ),
    "cases.offer_stands": _(
        "ほかの機関へのつなぎの返事を待っています。先に取り下げるか、返事を待ってください。"
    ),
    "cases.request_accepted": _("この依頼は、すでに受理されています。"),
    "cases.request_returned": _("この依頼は、すでに差し戻されています。"),
    "cases.request_withdrawn": _("この依頼は、依頼した機関が取り下げました。"),
    "cases.request_lapsed": _(
        "期限切れ：返事の期限が過ぎたので受理できません。もう一度依頼するよう、依頼した機関に頼んでください。"
    ),
    "cases.nothing_to_heed": _(
        "差し戻しや期限切れの依頼ではありません。画面を開き直してください。"
    ),
    "cases.lead_is_coordination": _(
        "主担当と調整役は、同じ機関が務められません。どちらかを別の機関にしてください。"
    ),
    "cases.household_has_case": _(
        "この世帯には開いているケースがあります。新しく開かずに、そのケースに合流してください。"
    ),
    "cases.case_closed": _(
        "このケースは終結しています。続けるときは「再開する」から始めてください。"
    ),
    "cases.case_open": _("このケースは開いています。再開する必要はありません。"),
    "cases.other_household": _(
        "この相談の世帯は、そのケースの世帯ではありません。同じ世帯のケースを選ぶか、続柄を書いて世帯に加えてください。"
    ),
    "cases.answer_in_past": _("返事の期限は、今日以降の日にしてください。"),
    "cases.no_reason": _(
        "理由が書かれていません。相手が次を決められるように、理由を書いてください。"
    ),
    "cases.no_title": _("世帯の呼び名がありません。呼び名を入力してください。"),
    "cases.person_elsewhere": _(
        "その人は調整役の機関の職員ではありません。機関の職員を選んでください。"
    ),
    "cases.already_around": _("その機関はすでに関わる機関に入っています。"),
    "cases.not_offered": _(
        "多機関協働事業は、このまちでまだ行っていません。庁内の課や他の機関に頼んで一緒に対応し、"
        "必要だったことは「この事業があれば使いたい」に記録してください。"
    ),
    "cases.agency_carries": _("その機関は主担当か調整役です。関わる機関に加える必要はありません。"),
    "cases.around_ended": _("その機関はすでに外れています。"),
    "cases.not_a_member": _(
        "その方はこのケースの世帯員ではありません。先に世帯員に加えてください。"
    ),
    "cases.nobody_named": _("加える方がいません。一覧から選ぶか、氏名を入力してください。"),
    "cases.unknown_field": _("「%(field)s」という項目はありません。画面を開き直してください。"),
    "cases.unknown_category": _(
        "「%(chosen)s」という情報の区分はありません。一覧から選び直してください。"
    ),
    "cases.unknown_trait": _(
        "課題の特性「%(chosen)s」は町の一覧にありません。選び直してください。"
    ),
    "cases.unknown_urgency": _("緊急性「%(chosen)s」は町の一覧にありません。選び直してください。"),
    "cases.heard_and_unheard": _(
        "「まだ聞いていない」とした項目に答えが入っています。どちらかを消してください。"
    ),
    "cases.reported_unanswered": _(
        "本人の課題の特性は国に報告する項目です。選ぶか、「まだ聞いていない」を選んでください。"
    ),
    "cases.stale": _(
        "%(who)sさんが先に保存しました。相手の内容を見て、どちらを残すか選んでください。"
    ),
    "cases.nothing_asked": _("知りたいことと使いみちを書いてください。"),
    "cases.asks_itself": _("自分の機関には依頼できません。ほかの機関を選んでください。"),
    "cases.information_given": _("この依頼には、すでに回答があります。"),
    "cases.information_by_phone": _("この依頼には、すでに電話での回答が記録されています。"),
    "cases.information_refused": _("この依頼には、提供できないという回答がすでにあります。"),
    "cases.information_withdrawn": _("この依頼は、依頼した機関が取り下げました。"),
    "cases.empty_answer": _("回答がありません。内容を書くか、ファイルを添付してください。"),
}
