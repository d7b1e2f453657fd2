"""What this room tells the record."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (
    Event("vault.put", _("書類を保管した（%(kind)s、%(size)sバイト、指紋%(sha256)s）")),
    Event("vault.opened", _("書類を開いた（%(kind)s）")),
)
