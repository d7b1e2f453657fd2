"""What this room tells the record."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (Event("municipality.founded", _("%(name)sのデータベースを使い始めた")),)
