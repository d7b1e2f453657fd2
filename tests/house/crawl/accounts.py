"""The accounts of a town, and what opens to a role without any relation to a matter."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tasuki.journey.meetings.models import Meeting
from tasuki.town.organizations.models import Agency, Appointment, Staff
from tasuki.trust.access.roles import CASEWORK, Role
from tests.house import oracle


@dataclass
class Account:
    """One login with every hat."""

    login: str
    staff: UUID
    hats: frozenset[tuple[UUID, str]] = frozenset()

    @property
    def agencies(self) -> frozenset[UUID]:
        """Where this person works on matters."""
        return frozenset(agency for agency, role in self.hats if role in CASEWORK)

    def has(self, *roles: Role) -> bool:
        return any(role in roles for _, role in self.hats)

    def works_at(self) -> list[oracle.Who]:
        return [oracle.Who(self.login, "", str(one)) for one in self.agencies]

    def at_with(self, *roles: Role) -> frozenset[UUID]:
        return frozenset(agency for agency, role in self.hats if role in roles)


def accounts(at: datetime) -> list[Account]:
    hats = defaultdict(set)
    for one in Appointment.objects.all():
        if one.since <= at.date() and (one.until is None or one.until >= at.date()):
            hats[one.staff_id].add((one.agency_id, one.role))
    return [
        Account(one.login, one.pk, frozenset(hats[one.pk]))
        for one in Staff.objects.filter(is_active=True).order_by("login")
    ]


def _keeps(who: Account, _row: Any) -> bool:
    """Registers: 事務局, and 管理職 of the town's own offices."""
    public = Agency.objects.filter(pk__in=who.at_with(Role.SUPERVISOR), regime="public")
    return who.has(Role.SECRETARY) or public.exists()


def reads_registers(who: Account) -> bool:
    return who.has(Role.ADMIN) or _keeps(who, None)


def _reviews(who: Account, row: Any) -> bool:
    return who.has(Role.ADMIN) or row.agency_id in who.at_with(Role.SUPERVISOR)


def _everybody(who: Account, _row: Any) -> bool:
    return bool(who.hats)


def _admin(who: Account, _row: Any) -> bool:
    return who.has(Role.ADMIN)


def _heads(who: Account, row: Any) -> bool:
    """管理者, and 管理職 of an agency at which this worker is."""
    at = Appointment.objects.filter(staff=row.pk, agency__in=who.at_with(Role.SUPERVISOR))
    return who.has(Role.ADMIN) or at.exists()


def _coordinates(who: Account, row: Any) -> bool:
    """Sittings are known to who coordinates and to the books of the body."""
    return who.has(Role.COORDINATOR, Role.MULTI_AGENCY) or _books(who, row)


def _books(who: Account, row: Any) -> bool:
    meeting = row if isinstance(row, Meeting) else row.meeting
    return meeting.convener_id in _keeps_books_of(who)


def _keeps_books_of(who: Account) -> frozenset[UUID]:
    own = who.at_with(Role.SECRETARY)
    above = Agency.objects.filter(pk__in=own, parent__isnull=False)
    return own | frozenset(above.values_list("parent_id", flat=True))


def runs_for(who: Account) -> frozenset[UUID]:
    """The agencies whose meetings this account convenes or keeps the books of."""
    return who.agencies | _keeps_books_of(who)


def _backs(who: Account, _row: Any) -> bool:
    return who.has(Role.BACKING)


# What opens to a role without any relation to a matter: registers, accounts, the shelf.
ROLES: dict[str, Callable[[Account, Any], bool]] = {
    "organizations.Staff": _heads,
    "organizations.Appointment": _admin,
    "organizations.Invitation": _admin,
    "organizations.FactorReset": _admin,
    "oversight.Finding": _reviews,
    "oversight.Verification": _admin,
    "oversight.Export": _admin,
    "emergency.EmergencyLook": _admin,
    "meetings.Meeting": _coordinates,
    "meetings.Seat": _coordinates,
    "meetings.AgendaItem": _books,
    "duties.Disclosure": _keeps,
    "duties.Disposal": _keeps,
    "duties.Leak": lambda who, row: _keeps(who, row) or who.has(Role.ADMIN),
    "duties.Hold": _keeps,
    "shelf.Document": _everybody,
    "shelf.Edition": _everybody,
    "prefecture.Municipality": _backs,
    "prefecture.Support": _backs,
    "prefecture.Survey": _backs,
}
