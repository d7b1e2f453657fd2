"""Words of the public pages."""

from django.utils.translation import gettext_lazy as _

NOT_KNOWN = _("不明")
CLASH = {
    "not_in_text": _("表にはありますが、本文にはありません。"),
    "not_in_grid": _("本文にはありますが、表にはありません。"),
    "name": _("表では「%(printed)s」、本文では「%(told)s」です。"),
}
EXACT = _("%(day)s曜日 %(start)s〜%(end)s")
PARTLY = _("%(day)s曜日 %(part)s（時刻は不明）")
DAY_ONLY = _("%(day)s曜日（時刻は不明）")
NOT_WHO = _("%(text)s方は対象ではありません")
OWNER = _("担当")
PLACE = _("場所")
HOURS = _("受付時間")
TEL = _("TEL")
FAX = _("FAX")
