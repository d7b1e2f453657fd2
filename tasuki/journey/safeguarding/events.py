"""What this room tells the record. The reporter's name stands in none of these lines."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("safeguarding.begun", _("通告・通報を始めた"), Turn.HOLDER),
    Event("safeguarding.told", _("%(to)sへの通告・通報を記録した"), Turn.HOLDER),
    Event("safeguarding.answered", _("通告・通報への返事を記録した（%(answer)s）"), Turn.HOLDER),
    Event("safeguarding.decided_not", _("通報しないと判断した（上司に相談ずみ）")),
    Event("safeguarding.called_off", _("始めた通告・通報を取りやめた")),
    Event("safeguarding.reporter_shown", _("通報者の名前を見た（理由：%(why)s）")),
    Event("safeguarding.reporter_printed", _("通報者の名前が入った通告・通報の紙を出した")),
)
