"""What this room tells the record."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (
    Event("people.registered", _("%(name)sを登録した")),
    Event("people.corrected", _("%(name)sの%(fields)sを直した")),
    Event("people.concerned", _("%(name)sを%(part)sとしてこの件に加えた")),
    Event("people.concerns_carried", _("関わる方%(count)s人を次の件に引き継いだ")),
    Event("people.household_made", _("世帯「%(label)s」を作った")),
    Event("people.member_added", _("%(name)sを世帯「%(label)s」に加えた")),
    Event("people.member_ended", _("%(name)sを世帯「%(label)s」から外した")),
    Event("people.tied", _("%(name)sと%(other)sのつながり（%(kind)s）を登録した")),
)
