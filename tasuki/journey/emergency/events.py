"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event(
        "emergency.opened", _("緊急閲覧で%(count)s件を開いた（守るもの：%(danger)s）"), Turn.HOLDER
    ),
    Event("emergency.nothing", _("緊急閲覧を申し出たが、開けるものはなかった"), Turn.NOBODY),
    Event("emergency.ended", _("緊急閲覧を終えた"), Turn.HOLDER),
    Event("emergency.reviewed", _("緊急閲覧を確かめた（%(result)s）"), Turn.NOBODY),
)
