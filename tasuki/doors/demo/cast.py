"""The people of a demo town: one account for each role, the same names as in the tests."""

from dataclasses import dataclass
from datetime import date, datetime

from tasuki.doors.demo.words import (
    ITO,
    KANRI,
    SATO,
    SUZUKI,
    TAKAHASHI,
    TANAKA,
    WATANABE,
    YAMADA,
)
from tasuki.ground import clock
from tasuki.town.organizations import queries, services
from tasuki.town.organizations.models import Appointment, Staff
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role


@dataclass(frozen=True, slots=True)
class Player:
    """One demo account. `agency` is the code of the pack."""

    login: str
    name: str
    agency: str
    role: Role


CAST = (
    Player("sato", SATO, "houkatsu_kobayashi", Role.COUNSELLOR),
    Player("suzuki", SUZUKI, "seikatsu_jiritsu", Role.COUNSELLOR),
    Player("takahashi", TAKAHASHI, "fukushi", Role.COORDINATOR),
    Player("tanaka", TANAKA, "shakyo", Role.MULTI_AGENCY),
    Player("ito", ITO, "shakyo", Role.OUTREACH),
    Player("watanabe", WATANABE, "fukushi_somu", Role.SECRETARY),
    Player("yamada", YAMADA, "chiborino", Role.COUNSELLOR),
    Player("kanri", KANRI, "kobayashi_city", Role.ADMIN),
)


def open_accounts(*, password: str, at: datetime) -> None:
    """Give the cast its accounts and appointments; the agencies are loaded before."""
    since = date(clock.fiscal_year(clock.day(at)) - 1, 4, 1)
    for player in CAST:
        staff = services.open_account(
            actor=CLOCK, login=player.login, name=player.name, password=password, at=at
        )
        services.appoint(
            actor=CLOCK,
            staff=staff,
            agency=queries.agency_by_code(player.agency),
            role=player.role,
            since=since,
            at=at,
        )


def accounts(at: datetime) -> list[dict[str, str]]:
    """The demo accounts as they stand, in the cast's order, without passwords."""
    day = clock.day(at)
    known = {staff.login: staff for staff in Staff.objects.filter(is_active=True)}
    told = []
    for player in CAST:
        if player.login not in known:
            continue
        staff = known[player.login]
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
