"""What this room says."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "needs.not_asked_for": _(
        "その事業は、このまちでもう行っているか、予定にない事業です。一覧から選び直してください。"
    ),
    "needs.too_long": _(
        "「何に使いたいか」は%(longest)s字までです（いま%(length)s字）。短くしてください。"
    ),
    "needs.not_yours": _(
        "この相談の受付は、あなたの所属に開かれていません。「%(holder)s」に記録を頼んでください。"
    ),
}

ANNEX = _("まだない支援で、あればよかったもの")
ANNEX_HINT = _(
    "まだ行っていない事業です。使えませんが、印を付けると「必要とされた数」に1件と数え、計画の根拠になります。"
)

DOORWAY = _("まだない事業の必要")
DOORWAY_HINT = _("検討中の事業が、年度ごとに何件で必要とされたか")
DOORWAY_GROUP = _("計画と統計")
