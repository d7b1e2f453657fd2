"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("consent.asked", _("同意をたずねている（次は%(on)s）"), Turn.HOLDER),
    Event("consent.given", _("同意を記録した（%(state)s、%(way)s、%(since)sから%(until)s）")),
    Event("consent.refused", _("同意しないという答えを記録した"), Turn.HOLDER),
    Event(
        "consent.incapable", _("判断能力の課題により、同意を確かめられないと記録した"), Turn.HOLDER
    ),
    Event("consent.renewed", _("同意を更新した（%(until)sまで）")),
    Event("consent.withdrawn", _("同意の撤回を記録した（%(what)s、%(on)s）"), Turn.HOLDER),
    Event("consent.scanned", _("同意書の写しを保管した")),
    Event("consent.scan_opened", _("同意書の写しを開いた")),
)
