"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("grounds.ruled", _("%(from)sが%(to)sに伝える根拠を記録した（%(ground)s）"), Turn.NOBODY),
    Event("grounds.asked", _("%(to)sに伝えてよいかを調べた（%(says)s）"), Turn.NOBODY),
    Event("grounds.printed", _("伝える根拠の表を印刷した"), Turn.NOBODY),
)
