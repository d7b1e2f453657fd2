"""Papers read back: the meeting's leave out whom consent leaves out, the plan's own stands whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import RequestFactory

from tasuki.ground import paper as papers
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import queries
from tasuki.journey.meetings import services as meetings
from tasuki.journey.plans.models import Plan
from tasuki.journey.plans.rules import Row
from tasuki.residents.people.models import Person
from tasuki.trust.access.actor import Actor
from tests.journey.plans.conftest import YES, Draft, Sit

pypdf = pytest.importorskip("pypdf")
Read = Callable[..., str]


@pytest.fixture
def read(rf: RequestFactory) -> Read:
    """What a paper says to that actor at that moment."""

    def said(kind: str, pk: Any, actor: Actor, at: datetime) -> str:
        request = rf.get("/")
        request.actor, request.at = actor, at  # type: ignore[attr-defined]
        make = papers.make(kind)
        assert make is not None
        pages = pypdf.PdfReader(BytesIO(make(request, pk))).pages
        text = "".join(page.extract_text() for page in pages)
        return text.replace("\n", "").replace(" ", "")

    return said


@pytest.fixture
def plan(draft: Draft, rows: list[Row], case: Case, brother: Person, sato: Actor) -> Plan:
    """A plan with a row of the household, one of 次郎 alone, and one of 花子."""
    own = Row(
        issue="秘密の借金",
        agency=sato.agency_id,
        what="法律相談に同行する",
        staff="佐藤（見本）",
        about=brother.pk,
    )
    return draft(
        **YES, rows=[rows[0], own, replace(rows[1], about=case.origin.consultation.subject_id)]
    )


def test_a_row_of_whom_consent_leaves_out_stands_in_no_agenda(
    plan: Plan, sit: Sit, brother: Person, sato: Actor, tanaka: Actor, noon: datetime, read: Read
) -> None:
    item = sit(plan, opinion="", left_out=[brother.pk])

    for actor in (sato, tanaka):
        said = read("agenda", item.meeting_id, actor, noon)
        for there in (
            "役割分担表：世帯全体",
            "家計表を一緒に作る",
            "役割分担表：見本花子",
            "母の介護",
            "母と別の時間を持てるようになる",
            "1人だけに関することは",
        ):
            assert there in said
        for out in ("次郎", "秘密の借金", "法律相談"):
            assert out not in said


def test_it_stands_there_when_nobody_is_left_out(
    plan: Plan, sit: Sit, sato: Actor, noon: datetime, read: Read
) -> None:
    item = sit(plan, opinion="")

    said = read("agenda", item.meeting_id, sato, noon)

    for there in ("役割分担表：見本次郎", "秘密の借金", "法律相談に同行する"):
        assert there in said


def test_the_minutes_leave_it_out_too(
    plan: Plan,
    sit: Sit,
    brother: Person,
    takahashi: Actor,
    sitting: datetime,
    read: Read,
) -> None:
    item = sit(plan, left_out=[brother.pk])
    after = sitting + timedelta(hours=1)
    meetings.record_sitting(
        actor=takahashi,
        meeting=item.meeting,
        version=1,
        minutes="家計の支援を始める。",
        present=[queries.seats_of(item.meeting)[0].pk],
        at=after,
    )

    said = read("minutes", item.meeting_id, takahashi, after)

    assert "適切と認める" in said
    for out in ("次郎", "秘密の借金", "法律相談"):
        assert out not in said


def test_the_plans_own_sheet_is_whole_and_says_whose_each_row_is(
    plan: Plan, sit: Sit, brother: Person, tanaka: Actor, noon: datetime, read: Read
) -> None:
    sit(plan, opinion="", left_out=[brother.pk])

    said = read("plan", plan.pk, tanaka, noon)

    for there in ("だれの課題か", "世帯全体", "見本次郎", "秘密の借金", "法律相談に同行する"):
        assert there in said
