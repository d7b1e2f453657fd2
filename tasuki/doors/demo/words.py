"""What the demo says of itself. 「見本」 stands in every name, so that nobody is looked for."""

from django.utils.translation import gettext_lazy as _

ADMIN = _("管理（見本）")
