"""Sentences of the desk."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "desk.section_intake": _("受付の記録"),
    "desk.section_records": _("経過"),
    "desk.section_assessment": _("アセスメント"),
    "desk.section_plan": _("プランと役割分担"),
}
