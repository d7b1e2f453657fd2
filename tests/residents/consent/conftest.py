"""佐藤's counter has taken in 花子, who lives with a brother and a daughter; nobody has asked yet."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.residents.consent import services
from tasuki.residents.consent.models import Consent
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Person, Standing
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

TODAY, NEXT_YEAR = date(2026, 11, 20), date(2027, 11, 20)
Give = Callable[..., Consent]


@pytest.fixture
def consultation(sato: Actor, agency_of: Any, noon: datetime) -> Consultation:
    return intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={"name": "見本 花子", "kana": "みほん はなこ"},
        main_topic="income",
        topics=["income"],
        method="visit",
        share_consent="unknown",
        at=noon,
    )


@pytest.fixture
def person(consultation: Consultation) -> Person:
    return consultation.subject


@pytest.fixture
def brother(consultation: Consultation, sato: Actor, noon: datetime) -> Person:
    return people.register_person(
        actor=sato, baton=consultation.baton, part=Standing.MEMBER, name="見本 次郎", at=noon
    )


@pytest.fixture
def other_agency(suzuki: Actor, agency_of: Any) -> Agency:
    agency: Agency = agency_of(suzuki)
    return agency


@pytest.fixture
def give(sato: Actor, person: Person, noon: datetime) -> Give:
    """The ordinary sheet, signed on paper today."""

    def given(**more: Any) -> Consent:
        said: dict[str, Any] = {
            "actor": sato,
            "person": person,
            "version": 0,
            "way": "written",
            "since": TODAY,
            "until": NEXT_YEAR,
            "at": noon,
        }
        return services.give(**(said | more))

    return given
