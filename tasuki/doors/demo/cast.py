"""The people of a demo town, as its walk names them."""

from collections.abc import Iterable
from datetime import date, datetime

from tasuki.doors.demo.walk import Account
from tasuki.ground import clock
from tasuki.town.organizations import queries, services
from tasuki.town.organizations.models import Appointment, Staff
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role


def open_accounts(cast: Iterable[Account], *, password: str, at: datetime) -> None:
    """Give the cast its accounts and appointments; the agencies are loaded before. Who wears
    several hats stands in the walk once for each."""
    since = date(clock.fiscal_year(clock.day(at)) - 1, 4, 1)
    opened: dict[str, Staff] = {}
    for player in cast:
        if player.login not in opened:
            opened[player.login] = services.open_account(
                actor=CLOCK, login=player.login, name=player.name, password=password, at=at
            )
        services.appoint(
            actor=CLOCK,
            staff=opened[player.login],
            agency=queries.agency_by_code(player.agency),
            role=Role(player.role),
            since=since,
            at=at,
        )


def accounts(cast: Iterable[Account], at: datetime) -> list[dict[str, str]]:
    """The demo accounts as they stand, in the cast's order, without passwords."""
    day = clock.day(at)
    known = {staff.login: staff for staff in Staff.objects.filter(is_active=True)}
    told = []
    for login in dict.fromkeys(player.login for player in cast):
        if login not in known:
            continue
        staff = known[login]
        for appointment in Appointment.objects.filter(staff=staff).select_related("agency"):
            if appointment.valid_on(day):
                told.append(
                    {
                        "login": staff.login,
                        "person": staff.name,
                        "agency": appointment.agency.name,
                        "role": str(Role(appointment.role).label),
                    }
                )
    return told
