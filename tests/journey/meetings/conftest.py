"""A case of 佐藤's counter that 社協 coordinates, and the tables at which it may be spoken of."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings import services
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Person, Standing
from tasuki.residents.people.services import Member
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

SITTING = datetime(2026, 11, 25, 4, 30, tzinfo=UTC)  # 13:30 in Japan, five days after noon
Convened = Callable[..., Meeting]
OpenCase = Callable[..., Case]


@pytest.fixture
def sitting() -> datetime:
    """When the meetings of these tests are held."""
    return SITTING


@pytest.fixture
def at_table() -> datetime:
    """Half an hour into the sitting."""
    return SITTING + timedelta(minutes=30)


@pytest.fixture
def receive(noon: datetime, agency_of: Callable[[Actor], Agency]) -> Callable[..., Consultation]:
    """Take in a worry; `consent` is what the 相談者 said about sharing."""

    def received(actor: Actor, *, consent: str = "yes", **facts: Any) -> Consultation:
        if consent == "yes":
            facts |= {"share_consent_on": date(2026, 11, 20), "share_consent_how": "oral"}
        return intake.receive(
            actor=actor,
            at=noon,
            agency=agency_of(actor),
            subject={"name": "見本 花子", "kana": "みほん はなこ"},
            main_topic="income",
            topics=["income", "housing"],
            method="visit",
            share_consent=consent,
            **facts,
        )

    return received


@pytest.fixture
def open_case(
    sato: Actor,
    tanaka: Actor,
    later: datetime,
    noon: datetime,
    receive: Callable[..., Consultation],
) -> OpenCase:
    """主担当 佐藤's counter, 調整役 社協; a brother lives in the household."""

    def opened(*, consent: str = "yes") -> Case:
        about = receive(sato, consent=consent)
        asked = cases.request(
            actor=sato,
            consultation=about,
            criteria=["role_division"],
            explained="役割の整理を一緒にしてもらうことを説明した。",
            convinced=True,
            ground_note="依頼することだけは電話で了解を得た。",
            at=noon,
        )
        case = cases.accept_request(
            actor=tanaka,
            request=asked,
            title="見本さん宅",
            look_again_on=date(2026, 12, 4),
            at=later,
        )
        brother = people.register_person(
            actor=sato, baton=case.lead, part=Standing.MEMBER, at=later, name="見本 次郎"
        )
        people.add_member(
            actor=sato,
            household=case.household,
            member=Member(brother, tie="弟"),
            at=later,
        )
        return case

    return opened


@pytest.fixture
def case(open_case: OpenCase) -> Case:
    """The 相談者 agrees to sharing."""
    return open_case()


@pytest.fixture
def silent_case(open_case: OpenCase) -> Case:
    """The 相談者 has agreed to nothing yet that goes beyond the request."""
    return open_case(consent="unknown")


@pytest.fixture
def brother(case: Case) -> Person:
    """次郎, of the household, who was never asked."""
    return Person.objects.get(name="見本 次郎")


@pytest.fixture
def convene(takahashi: Actor, later: datetime) -> Convened:
    """福祉課 calls a meeting of that body."""

    def convened(body: str, **facts: Any) -> Meeting:
        facts.setdefault("actor", takahashi)
        facts.setdefault("held_at", SITTING)
        facts.setdefault("at", later)
        facts.setdefault("place", "市役所 第2会議室")
        return services.convene(body=body, **facts)

    return convened


@pytest.fixture
def regular(convene: Convened) -> Meeting:
    """定例会議."""
    return convene("regular")


@pytest.fixture
def individual(convene: Convened) -> Meeting:
    """個別会議."""
    return convene("individual")


@pytest.fixture
def support(convene: Convened) -> Meeting:
    """支援会議 (106条の6)."""
    return convene("support")


@pytest.fixture
def bring(tanaka: Actor, later: datetime) -> Callable[..., AgendaItem]:
    """社協 puts a case before a meeting."""

    def brought(meeting: Meeting, case: Case, **facts: Any) -> AgendaItem:
        facts.setdefault("actor", tanaka)
        facts.setdefault("at", later)
        return services.bring(meeting=meeting, kind="case", item_id=case.pk, **facts)

    return brought
