"""佐藤 carries a worry; 伊藤 has nothing to do with it; 課長 supervises where it is carried."""

from datetime import date

import pytest

from tasuki.journey.emergency import services
from tasuki.journey.intake import services as intake
from tasuki.town.organizations import queries as people
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tests.conftest import PASSWORD, SINCE

WHY = {
    "danger": "life",
    "whose": "本人",
    "reason": "呼びかけに答えず、部屋の中で倒れているようだと隣の人が話された。",
    "why_alone": "閉庁していて、担当にも管理職にも電話がつながらない。",
}


def staff(actor):
    return Staff.objects.get(pk=actor.staff_id)


@pytest.fixture
def consultation(sato, noon):
    return intake.receive(
        actor=sato,
        agency=Agency.objects.get(pk=sato.agency_id),
        subject={
            "name": "見本 竹子",
            "kana": "ミホン　タケコ",
            "birth_on": date(1944, 5, 3),
            "birth_certainty": "exact",
        },
        method="visit",
        main_topic="income",
        topics=["income"],
        narrative="冷蔵庫に食べるものがない。",
        share_consent="yes",
        share_consent_on=date(2026, 11, 20),
        share_consent_how="oral",
        at=noon,
    )


@pytest.fixture
def kacho(sato, noon):
    one = organizations.open_account(
        actor=CLOCK, login="kacho", name="課長（見本）", password=PASSWORD, at=noon
    )
    organizations.appoint(
        actor=CLOCK,
        staff=one,
        agency=Agency.objects.get(pk=sato.agency_id),
        role=Role.SUPERVISOR,
        since=SINCE,
        at=noon,
    )
    return people.actor_for(one, noon)


@pytest.fixture
def look(consultation, ito, noon):
    attempt = services.open_look(actor=ito, number=consultation.number, at=noon, **WHY)
    return attempt.looks.get()
