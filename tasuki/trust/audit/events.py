"""What this room itself can say."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (Event("audit.looked", _("画面で個人の情報を見た")),)
