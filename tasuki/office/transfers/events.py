"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event(
        "transfers.handed_on",
        _("%(at_agency)sの%(name)sが持っていた%(count)s件を引き継いだ"),
        Turn.HOLDER,
    ),
    Event(
        "transfers.left_to_agency",
        _("所属の終わった%(name)sの%(count)s件を%(at_agency)s全体の持ちものにした"),
        Turn.HOLDER,
    ),
    Event(
        "transfers.received",
        _("%(name)sから引き継いだ%(count)s件と申し送りを確かめた"),
        Turn.NOBODY,
    ),
    Event(
        "transfers.contractor_named",
        _("受託者を%(old)sから%(new)sに替えることにした（%(on)sまで）"),
        Turn.SENDER,
    ),
    Event(
        "transfers.contractor_offered",
        _("受託者の交代：%(old)sの%(count)s件を%(new)sに差し出した"),
        Turn.RECEIVER,
    ),
    Event(
        "transfers.contractor_taken",
        _("受託者の交代：%(new)sが%(count)s件を受け取った"),
        Turn.HOLDER,
    ),
    Event(
        "transfers.contractor_ended",
        _("受託者の交代：%(old)sの閲覧を終えた（残り%(count)s件）"),
        Turn.ASKED,
    ),
    Event(
        "transfers.certificate_kept",
        _("%(old)sの返却・消去証明書を受け取った（%(how)s、%(on)s）"),
        Turn.NOBODY,
    ),
)
