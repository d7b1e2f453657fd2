"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("plans.drafted", _("プラン案（第%(version)s版）を書いた"), Turn.HOLDER),
    Event("plans.edited", _("プラン案（第%(version)s版）を書き直した"), Turn.HOLDER),
    Event(
        "plans.consent_recorded",
        _("プラン（第%(version)s版）への本人の同意を記録した：%(answer)s"),
        Turn.HOLDER,
    ),
    Event(
        "plans.opinion_taken",
        _("プラン（第%(version)s版）に会議の意見：%(opinion)s"),
        Turn.COORDINATOR,
    ),
    Event("plans.decided", _("支援決定（プラン第%(version)s版、決定日%(on)s）"), Turn.ASKED),
    Event("plans.superseded", _("プラン第%(version)s版は新しい版に替わった"), Turn.NOBODY),
    Event("plans.promise_noted", _("%(agency_name)sの約束を記録した：%(outcome)s"), Turn.HOLDER),
    Event("plans.monitored", _("モニタリングを行った（次は%(next)s）"), Turn.HOLDER),
    Event("plans.evaluated", _("プラン（第%(version)s版）を評価した：%(verdict)s"), Turn.HOLDER),
    Event("plans.replanned", _("再プラン（第%(version)s版）を書き始めた"), Turn.HOLDER),
    Event("plans.ended", _("プラン（第%(version)s版）を終えた"), Turn.NOBODY),
    Event(
        "plans.promise_handed",
        _("役割分担「%(issue)s」の担当を%(agency_name)s %(person)sに替えた"),
        Turn.HOLDER,
    ),
)
