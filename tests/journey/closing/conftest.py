"""A case of 佐藤's counter that 社協 coordinates, with 鈴木's agency around it, and its way to the end."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.closing import services
from tasuki.journey.closing.models import AfterCare, Closing
from tasuki.journey.intake import services as intake
from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import AgendaItem
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

LOOK = date(2026, 12, 4)
AgencyOf = Callable[[Actor], Agency]
Say = Callable[..., AgendaItem]


@pytest.fixture
def days(noon: datetime) -> Callable[[int], datetime]:
    """Noon, so many days later."""
    return lambda count: noon + timedelta(days=count)


@pytest.fixture
def case(sato: Actor, suzuki: Actor, tanaka: Actor, agency_of: AgencyOf, noon: datetime) -> Case:
    """The open case: 主担当 佐藤's counter, 調整役 社協, 鈴木's agency around it."""
    consultation = intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={"name": "見本 花子", "kana": "みほん はなこ"},
        main_topic="income",
        topics=["income", "housing"],
        method="visit",
        share_consent="yes",
        share_consent_on=date(2026, 11, 20),
        share_consent_how="oral",
        at=noon,
    )
    asked = cases.request(
        actor=sato,
        consultation=consultation,
        criteria=["role_division"],
        explained="役割の整理を一緒にしてもらうことを説明した。",
        convinced=True,
        at=noon,
    )
    opened = cases.accept_request(
        actor=tanaka, request=asked, title="見本さん宅", look_again_on=LOOK, at=noon
    )
    cases.add_agency(
        actor=tanaka, case=opened, agency=agency_of(suzuki), role="家計の相談", at=noon
    )
    return Case.objects.get(pk=opened.pk)


@pytest.fixture
def propose(tanaka: Actor, sato: Actor, case: Case, agency_of: AgencyOf, noon: datetime) -> Any:
    """「終結する」; what is not said is the ordinary case: 佐藤's counter carries on."""

    def proposed(actor: Actor = tanaka, to: Actor = sato, **facts: Any) -> Closing:
        facts.setdefault("case", Case.objects.get(pk=case.pk))
        facts.setdefault("reason", "roles_agreed")
        facts.setdefault("changes", ["peace_of_mind"])
        facts.setdefault("remaining", "家計の見直しが続く。")
        facts.setdefault("asked", "月に一度の訪問をお願いしたい。")
        facts.setdefault("at", noon)
        return services.propose(actor=actor, carrier=agency_of(to), **facts)

    return proposed


@pytest.fixture
def proposed(propose: Any) -> Closing:
    """佐藤's counter is asked to carry on."""
    return propose()


@pytest.fixture
def taken(proposed: Closing, sato: Actor, noon: datetime) -> Closing:
    """佐藤's counter has taken it."""
    return services.take_back(actor=sato, closing=proposed, look_again_on=LOOK, at=noon)


@pytest.fixture
def say(tanaka: Actor, watanabe: Actor, noon: datetime) -> Say:
    """The 定例会議 hears of a closing and gives its opinion."""

    def said(closing: Closing, opinion: str = "appropriate", at: datetime = noon) -> AgendaItem:
        sitting = meetings.convene(actor=watanabe, body="regular", held_at=at, at=at)
        item = meetings.bring(
            actor=tanaka, meeting=sitting, kind="closing", item_id=closing.pk, at=at
        )
        note = "" if opinion == "appropriate" else "もう少し様子を見る。"
        return meetings.give_opinion(actor=watanabe, item=item, opinion=opinion, note=note, at=at)

    return said


@pytest.fixture
def closed(taken: Closing, say: Say, tanaka: Actor, noon: datetime) -> Closing:
    """終結した."""
    say(taken)
    return services.close(actor=tanaka, closing=taken, at=noon)


@pytest.fixture
def follow_up(closed: Closing) -> AfterCare:
    """The first look afterwards, due on 令和8年12月20日."""
    return AfterCare.objects.get(closing=closed)
