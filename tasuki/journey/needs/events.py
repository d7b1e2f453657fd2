"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (Event("needs.noted", _("まだない事業の必要を記録した（%(projects)s）"), Turn.HOLDER),)
