"""花子 has fled; 太郎 is the man she fled from; both once lived in one household."""

from collections.abc import Callable
from typing import Any

import pytest

from tasuki.residents.people import services as people
from tasuki.residents.people.models import Household, Person, Standing
from tasuki.residents.protection import services
from tasuki.residents.protection.models import Protection
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import Actor
from tests.residents.people.conftest import baton, begin, colleague, register

__all__ = ["baton", "begin", "colleague", "register"]

ADDRESS, PHONE = "宮崎県小林市細野300番地1 メゾン細野101", "0984-23-1111"
SCHOOL, WORK = "小林見本小学校", "見本堂薬局"


@pytest.fixture
def hanako(sato: Actor, register: Callable[..., Person]) -> Person:
    """Known to 佐藤's counter, with an address and two telephones."""
    return register(
        sato,
        "保護 花子",
        kana="ホゴ　ハナコ",
        address=ADDRESS,
        postal_code="886-0004",
        phone=PHONE,
        phone2="090-1111-2222",
        contact_note="夜は出られない",
    )


@pytest.fixture
def taro(suzuki: Actor, register: Callable[..., Person]) -> Person:
    """A matter of his own at 鈴木's counter."""
    return register(suzuki, "保護 太郎", kana="ホゴ　タロウ", address="小林市真方1番地")


@pytest.fixture
def protect(sato: Actor, noon: Any) -> Callable[..., Protection]:
    """One click, by 佐藤."""

    def protected(person: Person, **said: Any) -> Protection:
        said = {"kind": "before", "reason": "夫から逃げてきた", "at": noon, **said}
        made = services.protect(actor=said.pop("actor", sato), person=person, **said)
        person.refresh_from_db()
        return made

    return protected


@pytest.fixture
def together(sato: Actor, suzuki: Actor, taro: Person, hanako: Person, noon: Any) -> Household:
    """The household of both, as 鈴木's counter once wrote it down in 太郎's matter."""
    matter = taro.concerns.get().baton
    relay.share(
        actor=suzuki,
        baton=matter,
        agency=Agency.objects.get(pk=sato.agency_id),
        source="help:1",
        sections=127,
        ground="consent",
        at=noon,
    )
    people.concern_person(actor=sato, baton=matter, person=hanako, part=Standing.MEMBER, at=noon)
    return people.make_household(
        actor=sato,
        label="保護さん宅",
        members=[people.Member(taro), people.Member(hanako, tie="妻")],
        at=noon,
    )
