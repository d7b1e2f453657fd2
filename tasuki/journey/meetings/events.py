"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("meetings.convened", _("%(meeting)s（%(on)s）を開くことにした"), Turn.ASKED),
    Event("meetings.invited", _("%(meeting)sに%(seat)sを招いた"), Turn.ASKED),
    Event("meetings.uninvited", _("%(meeting)sから%(seat)sの席を外した"), Turn.NOBODY),
    Event("meetings.brought", _("%(meeting)s（%(on)s）に%(kind)sを付議した"), Turn.COORDINATOR),
    Event("meetings.item_withdrawn", _("%(meeting)sへの付議（%(kind)s）を取り下げた"), Turn.HOLDER),
    Event(
        "meetings.papers_closed",
        _("同意が撤回されたため、%(meeting)s（%(on)s）の資料を席から閉じた"),
        Turn.HOLDER,
    ),
    Event(
        "meetings.papers_opened_again",
        _("同意を受け直したので、%(meeting)s（%(on)s）の資料をふたたび開いた"),
        Turn.HOLDER,
    ),
    Event(
        "meetings.member_left_out",
        _("世帯員の同意がなくなったため、%(meeting)s（%(on)s）の資料から外した"),
        Turn.HOLDER,
    ),
    Event("meetings.pledged", _("%(meeting)sの守秘を誓約した"), Turn.NOBODY),
    Event(
        "meetings.recorded",
        _("%(meeting)s（%(on)s）の記録を書いた（第%(version)s版）"),
        Turn.COORDINATOR,
    ),
    Event("meetings.opinion_given", _("%(meeting)sの意見：%(opinion)s（%(kind)s）"), Turn.HOLDER),
    Event(
        "meetings.lead_taken", _("%(agency)sが会議の助言を受けて主担当を受け取った"), Turn.HOLDER
    ),
    Event("meetings.closed", _("%(meeting)s（%(on)s）の記録を確定した"), Turn.NOBODY),
    Event("meetings.cancelled", _("%(meeting)s（%(on)s）を中止した：%(reason)s"), Turn.HOLDER),
    Event("meetings.seat_handed", _("%(meeting)sの席を%(seat)sに替えた"), Turn.NOBODY),
)
