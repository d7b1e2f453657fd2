"""What the reception tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("intake.received", _("%(agency)sが相談%(number)sを受け付けた"), Turn.HOLDER),
    Event("intake.corrected", _("相談%(number)sの受付の記録を直した（%(fields)s）"), Turn.HOLDER),
    Event("intake.outcome_decided", _("対応の結果を「%(outcome)s」にした"), Turn.HOLDER),
    Event("intake.finished", _("対応を終えた（%(outcome)s）"), Turn.NOBODY),
    Event("intake.recorded", _("%(agency)sが経過を記録した（%(method)s）"), Turn.HOLDER),
    Event("intake.record_corrected", _("%(agency)sが経過の記録を直した"), Turn.HOLDER),
    Event(
        "intake.inquired",
        _("%(agency)sが、関わりのある機関を照会した（根拠：%(ground)s）"),
        Turn.NOBODY,
    ),
    Event("intake.assessed", _("短いアセスメントを書いた（第%(version)s版）"), Turn.HOLDER),
)
