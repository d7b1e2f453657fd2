"""How often a page asks the database does not depend on how much there is."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings import services as meetings
from tasuki.journey.plans import services as plans
from tasuki.journey.plans.models import Plan
from tasuki.journey.referrals import services as referrals
from tasuki.journey.referrals.models import Collaboration
from tasuki.town.organizations import queries as organizations
from tests.conftest import NOON
from tests.pages.stories.acts import (
    agency,
    ask_together,
    assess,
    decide,
    draft,
    enter,
    offer,
    open_case,
    propose,
    receive,
    record,
    request,
)
from tests.pages.stories.house import House
from tests.pages.stories.words import SITTING

MORE = 11
# The most that one page may ask, the eight questions of every page among them (session, account,
# appointments, the four that ring, the line about the persons shown).
BUDGETS = {"desk": 57, "cases": 14, "offered": 17, "case": 53, "consultation": 33}


def asked(house: House, login: str, address: str) -> list[str]:
    """What the database is asked for this page, once everything is warm."""
    client = enter(house.cast[login])
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return [one["sql"] for one in seen.captured_queries]


def grows(before: list[str], after: list[str]) -> str:
    """Which questions are asked more often, for who reads the failure."""
    more = Counter(_shape(one) for one in after) - Counter(_shape(one) for one in before)
    return "\n".join(f"{count} more: {sql[:400]}" for sql, count in more.most_common(8))


def _shape(sql: str) -> str:
    plain = re.sub(r"'[^']*'|\b\d+\b", "?", sql)
    return re.sub(r"\(\?(, \?)*\)", "(?)", plain)


def more_matters(house: House, times: int) -> None:
    """Everything eleven times again, in every state that stands on a desk."""
    sato = house.cast["sato"]
    for _ in range(times):
        record(sato, receive(sato))
        offer(house.cast, receive(sato))
        ask_together(house.cast, receive(sato))
        request(house.cast, receive(sato))


def more_cases(house: House, times: int) -> None:
    """Cases in three states, eleven times."""
    for number in range(times):
        case = open_case(house.cast)
        question(house, case)
        if number % 3 == 0:
            assess(house.cast, case)
            draft(house.cast, case)
        elif number % 3 == 1:
            decide(house.cast, draft(house.cast, case))
            propose(house.cast, case)
        meetings.convene(
            actor=house.cast["takahashi"],
            body="individual",
            held_at=SITTING + timedelta(days=number),
            at=NOON,
        )


def question(house: House, case: Case) -> None:
    cases.ask_information(
        actor=house.cast["tanaka"],
        case=case,
        asked=agency(house.cast["suzuki"]),
        items="滞納の有無",
        purpose="家計の立て直し",
        ground_note="窓口で了解を得た。",
        at=NOON,
    )


def more_of_one_case(house: House, times: int) -> None:
    """One case that everybody works on for a long time."""
    case = Case.objects.get(pk=house.ids["planned"])
    plan = Plan.objects.get(pk=house.ids["plan"])
    near = {one.agency_id for one in case.around.all()}
    near |= {case.lead.holder_id, case.coordination.holder_id}
    others = organizations.receiving_agencies(besides=frozenset(near))
    for one in others[:times]:
        cases.add_agency(
            actor=house.cast["tanaka"],
            case=case,
            agency=one,
            role="見守り",
            ground_note="窓口で了解を得た。",
            at=NOON,
        )
    for number in range(times):
        for login in ("sato", "suzuki", "tanaka"):
            record(house.cast[login], case)
        question(house, case)
        cases.add_member(
            actor=house.cast["tanaka"], case=case, name=f"見本 {number}郎", tie="子", at=NOON
        )
        sitting = meetings.convene(
            actor=house.cast["takahashi"],
            body="individual",
            held_at=SITTING + timedelta(days=number),
            at=NOON,
        )
        meetings.bring(
            actor=house.cast["tanaka"], meeting=sitting, kind="case", item_id=case.pk, at=NOON
        )
        plans.monitor(
            actor=house.cast["tanaka"],
            plan=plan,
            on=NOON.date(),
            text="変わりない。",
            states={str(one.pk): "going" for one in plan.promises.all()},
            next_on=date(2027, 2, 20),
            at=NOON,
        )


def more_of_one_consultation(house: House, times: int) -> None:
    """One matter that a counter keeps for a long time, with many who help."""
    one = Consultation.objects.get(pk=house.ids["kept"])
    for _ in range(times):
        record(house.cast["sato"], one)
    near = {
        one.baton.holder_id,
        *Collaboration.objects.filter(baton=one.baton).values_list("asked", flat=True),
    }
    near.add(house.cast["kanri"].agency_id)
    for other in organizations.receiving_agencies(besides=frozenset(near))[:times]:
        referrals.ask_together(
            actor=house.cast["sato"],
            baton=one.baton,
            asked=other,
            what="見守りを一緒にする",
            by_on=date(2026, 12, 10),
            answer_by=date(2026, 11, 27),
            agreed="yes",
            ground="consent",
            at=NOON,
        )


PAGES: tuple[tuple[str, str, str, Callable[[House, int], None]], ...] = (
    ("desk", "sato", "/", more_matters),
    ("desk", "suzuki", "/", more_matters),
    ("desk", "sato", "/", more_cases),
    ("desk", "suzuki", "/", more_cases),
    ("desk", "tanaka", "/", more_cases),
    ("desk", "takahashi", "/", more_cases),
    ("cases", "tanaka", "/cases/", more_cases),
    ("cases", "sato", "/cases/", more_cases),
    ("offered", "suzuki", "/offered/", more_matters),
    ("offered", "suzuki", "/offered/", more_cases),
    ("offered", "tanaka", "/offered/", more_matters),
    ("case", "tanaka", "/cases/{planned}/", more_of_one_case),
    ("case", "sato", "/cases/{planned}/", more_of_one_case),
    ("case", "tanaka", "/cases/{planned}/", more_cases),
    ("consultation", "sato", "/intake/{kept}/", more_of_one_consultation),
    ("consultation", "sato", "/intake/{kept}/", more_matters),
)


@pytest.mark.parametrize(
    ("page", "login", "address", "more"),
    [pytest.param(*row, id=f"{row[0]}-{row[1]}-{row[3].__name__}") for row in PAGES],
)
def test_the_number_of_questions_does_not_grow_with_the_rows(
    house: House, page: str, login: str, address: str, more: Callable[[House, int], None]
) -> None:
    url = address.format(**house.ids)
    more(house, 1)
    few = asked(house, login, url)

    more(house, MORE)
    many = asked(house, login, url)

    assert len(many) == len(few), grows(few, many)
    assert len(many) <= BUDGETS[page]
