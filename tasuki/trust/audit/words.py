"""What stands in a line in place of its words, for whoever reads lines without content."""

from django.utils.translation import gettext_lazy as _

SOMETHING = _("（伏せています）")
SOMEBODY = {
    "who": _("ある職員"),
    "person": _("ある職員"),
    "agency": _("ある機関"),
    "agency_name": _("ある機関"),
    "at_agency": _("ある機関"),
    "holder": _("ある機関"),
    "from": _("ある機関"),
    "to": _("ほかの機関"),
    "lead": _("ある機関"),
    "coordination": _("ほかの機関"),
    "seat": _("ある機関"),
    "meeting": _("会議"),
    "name": _("ある方"),
    "other": _("ほかの方"),
    "number": "",
    "version": _("―"),
    "on": _("ある日"),
    "day": _("ある日"),
    "count": _("何"),
    "days": _("何"),
    "rows": _("何"),
    "fields": _("項目"),
    "role": _("ある役割"),
    "part": _("関わる方"),
    "outcome": _("ある結果"),
    "label": _("ある世帯"),
    "kind": _("件"),
    "opinion": _("意見"),
    "result": _("結果"),
    "verdict": _("判断"),
    "form": _("ファイル"),
}
