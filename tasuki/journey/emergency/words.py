"""Sentences of 緊急閲覧."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "emergency.no_whose": _("だれの命・身体・財産を守るためかを書いてください。"),
    "emergency.reason_too_short": _(
        "何が起きているかを、%(least)s字以上で書いてください。後で担当機関と管理者が読みます。"
    ),
    "emergency.no_why_alone": _(
        "担当の機関や所属の管理職にたずねられない理由を書いてください。つながるなら、先に電話してください。"
    ),
    "emergency.whom": _("受付番号か、氏名（全部）と生年月日の両方を入れてください。"),
    "emergency.too_often": _(
        "緊急閲覧は一人一日%(most)s回までです。所属の管理職か担当の機関に電話してください。"
    ),
    "emergency.open_anyway": _(
        "その件は、あなたの所属に届いています。「さがす」から開いてください。"
    ),
    "emergency.not_yours": _(
        "確かめるのは、担当機関の管理職か管理者です。本人の緊急閲覧は、本人には確かめられません。"
    ),
    "emergency.not_yours_to_end": _("終えられるのは、開いた本人か担当の機関です。"),
    "emergency.reviewed": _("この緊急閲覧は、もう確かめ終わっています。"),
    "emergency.no_result": _("確認の結果を一つ選んでください。"),
    "emergency.no_note": _("「不相当」「要確認」のときは、確認の記録を書いてください。"),
    "emergency.ended": _("この緊急閲覧は、もう終わっています。"),
}

DOORWAY = _("緊急閲覧")
DOORWAY_HINT = _("命・身体・財産が危ないとき、関わりのない件を4時間だけ開く")
DOORWAY_GROUP = _("急ぐとき")

ROW_TITLE = _("緊急閲覧：%(agency)s %(staff)s")
ROW_OWN = _("緊急閲覧中：%(until)sまで")
ROW_NOTE = _("%(since)sから%(until)sまで。守るもの：%(danger)s")
MARK = _("緊急閲覧")
TO_REVIEW = _("確かめる")
READ = _("読む")
UNSURE = _("要確認")
OPENED_ON = _("開いた日")
NOT_SHOWN = _("（示されません）")
FACTS = {
    "who": _("見た人"),
    "number": _("受付番号"),
    "holder": _("担当機関"),
    "since": _("から"),
    "until": _("まで"),
    "danger": _("守るもの"),
    "whose": _("だれの"),
    "reason": _("何が起きているか"),
    "why_alone": _("担当にたずねられない理由"),
    "result": _("確認の結果"),
    "reviewed_by": _("確かめた人"),
    "reviewed_at": _("確かめた日時"),
    "note": _("確認の記録"),
}
# The mark behind every name of a demo, as names.fold leaves it.
SAMPLE = "見本"
