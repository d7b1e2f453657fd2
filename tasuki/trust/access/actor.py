"""Who is acting: a person with every appointment valid at this moment."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast
from uuid import UUID

from django.http import HttpRequest

from tasuki.trust.access.roles import CASEWORK, Role


@dataclass(frozen=True, slots=True)
class Hat:
    """One valid appointment: this role at this agency."""

    appointment_id: UUID
    agency_id: UUID
    agency_name: str
    role: Role
    # The last day, where it is known.
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Made by the doors only. Sight is the union of the hats; an act is done for the one that
    allows it."""

    staff_id: UUID | None
    name: str
    hats: tuple[Hat, ...] = ()
    reason: str = ""
    login: str = ""
    _agencies: frozenset[UUID] = field(init=False, default=frozenset())

    def __post_init__(self) -> None:
        casework = frozenset(hat.agency_id for hat in self.hats if hat.role in CASEWORK)
        object.__setattr__(self, "_agencies", casework)

    @property
    def agency_ids(self) -> frozenset[UUID]:
        """The agencies for which this person works on matters."""
        return self._agencies

    @property
    def agency_id(self) -> UUID | None:
        """The agency of the first casework appointment (of the first at all, if none)."""
        for hat in self.hats:
            if hat.role in CASEWORK:
                return hat.agency_id
        return self.hats[0].agency_id if self.hats else None

    def has(self, role: Role) -> bool:
        """Whether one of the hats is `role`."""
        return any(hat.role == role for hat in self.hats)

    def hat_at(self, agency_id: UUID | None) -> Hat | None:
        """The hat worn at that agency, casework first."""
        here = [hat for hat in self.hats if hat.agency_id == agency_id]
        here.sort(key=lambda hat: hat.role not in CASEWORK)
        return here[0] if here else None

    def agencies_with(self, role: Role) -> frozenset[UUID]:
        """The agencies at which one of the hats is `role`."""
        return frozenset(hat.agency_id for hat in self.hats if hat.role == role)

    @property
    def works(self) -> bool:
        """Whether this person works on matters at all."""
        return bool(self._agencies)

    @property
    def is_coordinator(self) -> bool:
        """調整役."""
        return self.has(Role.COORDINATOR)

    @property
    def is_secretary(self) -> bool:
        """事務局."""
        return self.has(Role.SECRETARY)

    @property
    def is_admin(self) -> bool:
        """管理者."""
        return self.has(Role.ADMIN)


CLOCK = Actor(staff_id=None, name="clock")


class TownRequest(HttpRequest):
    """A request that has come through the door: who asks, and the one moment of its answer. The
    door's middleware sets both on Django's own requests; views and panels say by it that they stand
    behind the door."""

    actor: Actor
    at: datetime


def behind_the_door(request: HttpRequest) -> TownRequest:
    """The same request, for whoever gets it from Django after the door's middleware."""
    return cast("TownRequest", request)
