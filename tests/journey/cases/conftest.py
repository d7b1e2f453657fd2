"""A worry of 佐藤's counter, asked to 社協, and the case that opens."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tasuki.journey.cases import services
from tasuki.journey.cases.models import Case, InformationRequest, Request
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Household
from tasuki.residents.people.services import Member
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

Receive = Callable[..., Consultation]
Ask = Callable[..., Request]
Open = Callable[..., Case]


@pytest.fixture
def days(noon: datetime) -> Callable[[int], datetime]:
    """Noon, so many days later."""
    return lambda count: noon + timedelta(days=count)


@pytest.fixture
def receive(noon: datetime, agency_of: Callable[[Actor], Agency]) -> Receive:
    """Take in a worry of somebody who agrees to sharing, unless said otherwise."""

    def received(actor: Actor, *, at: datetime = noon, **facts: Any) -> Consultation:
        facts.setdefault("subject", {"name": "見本 花子", "kana": "みほん はなこ"})
        facts.setdefault("main_topic", "income")
        facts.setdefault("topics", ["income", "housing"])
        facts.setdefault("method", "visit")
        facts.setdefault("agency", agency_of(actor))
        facts.setdefault("share_consent", "yes")
        if facts["share_consent"] == "yes":
            facts.setdefault("share_consent_on", date(2026, 11, 20))
            facts.setdefault("share_consent_how", "oral")
        return intake.receive(actor=actor, at=at, **facts)

    return received


@pytest.fixture
def consultation(sato: Actor, receive: Receive) -> Consultation:
    """One that 佐藤 took in."""
    return receive(sato)


@pytest.fixture
def ask(noon: datetime) -> Ask:
    """Ask for 多機関協働; what is not said is the ordinary case."""

    def asked(actor: Actor, about: Consultation, **facts: Any) -> Request:
        facts.setdefault("criteria", ["role_division"])
        facts.setdefault("explained", "役割の整理を一緒にしてもらうことを説明した。")
        facts.setdefault("convinced", True)
        facts.setdefault("at", noon)
        return services.request(actor=actor, consultation=about, **facts)

    return asked


@pytest.fixture
def asked(sato: Actor, consultation: Consultation, ask: Ask, tanaka: Actor) -> Request:
    """The request that waits at 社協."""
    return ask(sato, consultation)


@pytest.fixture
def accept(tanaka: Actor, later: datetime) -> Open:
    """社協 accepts."""

    def accepted(request: Request, **facts: Any) -> Case:
        facts.setdefault("actor", tanaka)
        facts.setdefault("title", "見本さん宅")
        facts.setdefault("look_again_on", date(2026, 12, 4))
        facts.setdefault("at", later)
        return services.accept_request(request=request, **facts)

    return accepted


@pytest.fixture
def case(asked: Request, accept: Open) -> Case:
    """The open case: 主担当 is 佐藤's counter, 調整役 is 社協."""
    return accept(asked)


@pytest.fixture
def home(noon: datetime) -> Callable[..., Household]:
    """A household around the 本人 of a consultation."""

    def made(actor: Actor, about: Consultation, label: str = "見本さん宅") -> Household:
        return people.make_household(
            actor=actor, label=label, members=[Member(about.subject)], at=noon
        )

    return made


@pytest.fixture
def question(
    case: Case,
    tanaka: Actor,
    suzuki: Actor,
    agency_of: Callable[[Actor], Agency],
    later: datetime,
) -> InformationRequest:
    """社協 asks 鈴木's agency."""
    return services.ask_information(
        actor=tanaka,
        case=case,
        asked=agency_of(suzuki),
        items="滞納の有無",
        purpose="家計の立て直し",
        at=later,
    )
