"""A walk's town on its first day, in the test's database: agencies, cast, and nobody else."""

from tasuki.doors.demo import cast, walk
from tasuki.ground import clock
from tasuki.office.prefecture import queries as prefecture_queries
from tasuki.office.prefecture import services as prefecture
from tasuki.town.municipality import pack
from tasuki.town.organizations import services as organizations
from tasuki.trust.access.actor import CLOCK
from tests.conftest import PASSWORD


def found(told: walk.Walk) -> None:
    """The settings name its pack already."""
    at = walk.Told(told.start).moment(told.steps[0].acts[0])
    body = pack.current(clock.day(at))
    organizations.load_pack(actor=CLOCK, agencies=body.agencies, at=at)
    if body.is_prefecture:
        prefecture.load(
            actor=CLOCK,
            towns=prefecture_queries.map_of_the_pack()["towns"],
            items=prefecture_queries.printed_schedule(),
            at=at,
        )
    cast.open_accounts(told.accounts, password=PASSWORD, at=at)
