"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event(
        "closing.proposed", _("終結を申し出て、%(to)sにつなぎ戻した（%(reason)s）"), Turn.RECEIVER
    ),
    Event(
        "closing.kept",
        _("終結を申し出て、%(to)sが同じ担当者のまま引き続き担当する（%(reason)s）"),
        Turn.HOLDER,
    ),
    Event("closing.taken_back", _("%(to)sがつなぎ戻しを受け取った"), Turn.COORDINATOR),
    Event("closing.given_back", _("%(to)sがつなぎ戻しを差し戻した（%(why)s）"), Turn.COORDINATOR),
    Event("closing.called_off", _("終結を取りやめた（%(why)s）"), Turn.HOLDER),
    Event(
        "closing.opinion_heard", _("終結について%(meeting)sの意見：%(opinion)s"), Turn.COORDINATOR
    ),
    Event(
        "closing.closed", _("終結した。%(to)sが引き続き担当し、%(on)sに様子を確かめる"), Turn.ASKED
    ),
    Event("closing.follow_up_calm", _("%(agency_name)sが「落ち着いている」と答えた"), Turn.NOBODY),
    Event(
        "closing.follow_up_worried",
        _("%(agency_name)sが「気になる」と答えた。次は%(on)s"),
        Turn.ASKED,
    ),
    Event("closing.follow_up_reopen", _("%(agency_name)sが「再開する」と答えた"), Turn.HOLDER),
    Event(
        "closing.reopened",
        _("ケース%(number)sを再開した（%(reason)s）。主担当は%(lead)s"),
        Turn.HOLDER,
    ),
)
