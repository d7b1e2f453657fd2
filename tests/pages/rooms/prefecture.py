"""県の後方支援: nobody of a town gets in, whoever they are."""

from datetime import date
from typing import Any

from tasuki.office.prefecture import services as prefecture
from tasuki.office.prefecture.models import Municipality, Support
from tasuki.town.organizations import queries as organization_queries
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tests.conftest import NOON, PASSWORD, SINCE
from tests.pages.table import Door, doors

TOWNS: list[Any] = [
    {"code": "392014", "name": "高知市", "kana": "こうちし"},
    {"code": "392049", "name": "南国市", "kana": "なんこくし"},
]
ITEMS: list[Any] = [
    {
        "fiscal_year": 2026,
        "track": "meetings",
        "number": 1,
        "title": "情報交換会",
        "month_from": 9,
        "month_to": 9,
        "content": "取り組みの共有",
        "participants": "7市町",
        "note": "",
    }
]
ACTS = doors(
    ("prefecture:phase", "okada", "pref_town"),
    ("prefecture:revision", "okada", "pref_town"),
    ("prefecture:visit", "okada", "pref_town"),
    ("prefecture:plan", "okada"),
    ("prefecture:report", "okada", "pref_item"),
    ("prefecture:ask", "okada"),
    ("prefecture:answer", "okada", "pref_survey", "pref_town"),
)
READS = doors(
    ("prefecture:overview", "okada"),
    ("prefecture:schedule", "okada"),
    ("prefecture:surveys", "okada"),
    ("prefecture:municipality", "okada", "pref_town"),
    ("prefecture:survey", "okada", "pref_survey"),
)
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ()
OPEN: set[str] = set()


def backer() -> Any:
    """岡田 backs municipalities and works on no matter."""
    staff = organizations.open_account(
        actor=CLOCK, login="okada", name="岡田（見本）", password=PASSWORD, at=NOON
    )
    organizations.appoint(
        actor=CLOCK,
        staff=staff,
        agency=Agency.objects.order_by("code")[0],
        role=Role.BACKING,
        since=SINCE,
        at=NOON,
    )
    return organization_queries.actor_for(staff, NOON)


def build(house: Any) -> None:
    """Two municipalities, one item of the schedule, one survey."""
    okada = backer()
    house.cast = {**house.cast, "okada": okada}
    prefecture.load(actor=CLOCK, towns=TOWNS, items=ITEMS, at=NOON)
    survey = prefecture.open_survey(
        actor=okada,
        title="実態調査",
        asked_on=date(2026, 11, 1),
        answer_by=date(2026, 11, 30),
        at=NOON,
    )
    house.ids |= {
        "pref_town": Municipality.objects.get(code="392014").pk,
        "pref_item": Support.objects.get().pk,
        "pref_survey": survey.pk,
    }
