"""What only the operator can do for a real town: its first 管理者, and a clock that was wrong."""

from tasuki.ground import clock
from tasuki.town.organizations import queries, services
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import CLOCK


def first_administrator(login: str, name: str, agency: str) -> tuple[Agency, str]:
    """An account for 管理者 at that agency (the pack's first where none is named), with its
    temporary password.

    Raises:
        Agency.DoesNotExist: the pack has no agency of that code.
    """
    at = clock.now()
    where = queries.agency_by_code(agency) if agency else queries.agencies()[0]
    password = services.fresh_password()
    services.open_administrator(
        actor=CLOCK, login=login, name=name, agency=where, password=password, at=at
    )
    return where, password


def invite() -> str:
    """The end of a link for the town's first 管理者, at the first agency of its pack."""
    where = queries.agencies()[0]
    return services.invite_administrator(actor=CLOCK, agency=where, at=clock.now())


def is_behind() -> bool:
    """Whether the machine's clock stands before the newest line that counts."""
    last = queries.newest_line()
    return last is not None and clock.now() < last - queries.CLOCK_SLACK


def accept_clock() -> None:
    """The machine's clock is right now; lines written while it was ahead close the town no more."""
    services.accept_clock(actor=CLOCK, at=clock.now())
