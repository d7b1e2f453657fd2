"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("rollcall.begun", _("安否確認を始めた（%(reason)s）"), Turn.HOLDER),
    Event("rollcall.ticked", _("安否を確認した（%(count)s人）"), Turn.HOLDER),
    Event(
        "rollcall.ended", _("安否確認を終えた（%(checked)s人を確認、残り%(left)s人）"), Turn.NOBODY
    ),
)
