"""What this room tells the record."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (
    Event("organizations.pack_loaded", _("町の設定から%(count)s機関を登録した")),
    Event("organizations.account_opened", _("%(name)sのアカウントを開いた")),
    Event("organizations.appointed", _("%(name)sを%(at_agency)sの%(role)sとした")),
    Event("organizations.appointment_ended", _("%(name)sの%(at_agency)sの所属を終えた")),
)
