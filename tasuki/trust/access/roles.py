"""The roles an appointment can give. What a role may do is decided in each room's policy."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """役割: what somebody is appointed to do at an agency."""

    COUNSELLOR = "counsellor", _("相談員")
    COORDINATOR = "coordinator", _("相談支援包括化推進員")
    MULTI_AGENCY = "multi_agency", _("多機関協働担当")
    OUTREACH = "outreach", _("アウトリーチ支援員")
    SUPERVISOR = "supervisor", _("管理職")
    SECRETARY = "secretary", _("事務局")
    ADMIN = "admin", _("管理者")
    BACKING = "backing", _("後方支援担当")


# Roles that work on matters. 事務局 sees counts and dates, 管理者 accounts and packs: neither sees
# a matter by the role alone. 後方支援担当 (a prefecture's) sees municipalities and no person at all.
CASEWORK = frozenset(
    {Role.COUNSELLOR, Role.COORDINATOR, Role.MULTI_AGENCY, Role.OUTREACH, Role.SUPERVISOR}
)
