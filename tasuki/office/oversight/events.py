"""What this room tells the record."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("oversight.verified", _("記録を確かめた：%(result)s")),
    Event(
        "oversight.looked_over",
        _("%(days)s日分の閲覧を見直し、ふだんと違うもの%(count)s件に気づいた"),
    ),
    Event("oversight.asked", _("%(name)sの%(day)sの閲覧について本人に聞いた"), Turn.ASKED),
    Event("oversight.explained", _("%(day)sの閲覧の理由を答えた"), Turn.SENDER),
    Event("oversight.reviewed", _("%(name)sの%(day)sの閲覧を確認した：%(verdict)s")),
    Event("oversight.exported", _("記録%(rows)s行を書き出した（%(purpose)s）")),
    Event("oversight.taken_out", _("書き出した記録を%(form)sで受け取った")),
)
