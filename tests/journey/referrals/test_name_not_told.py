"""A matter is handed on without the name: whoever takes it is told it nowhere."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tasuki.journey.intake import queries as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import services
from tasuki.journey.referrals.models import Referral
from tasuki.residents.people import queries as people
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor
from tests.journey.referrals.conftest import ADDRESS, NAME

FAMILY = NAME.split()[0]
pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(
    offer: Callable[..., Referral], suzuki: Actor, noon: datetime, settings: Any
) -> Consultation:
    """鈴木's counter holds the matter, and was told no name."""
    settings.TASUKI_CLOCK_OFFSET = None
    referral = offer(told=["topics", "narrative"])
    services.accept(actor=suzuki, referral=referral, look_again_on=date(2026, 12, 1), at=noon)
    return Consultation.objects.select_related("baton", "subject").get(pk=referral.consultation_id)


@pytest.mark.parametrize(
    "name",
    [
        "desk:desk",
        "desk:search",
        "intake:record",
        "intake:look_again",
        "intake:outcome",
        "referrals:together",
        "referrals:offer",
        "cases:request",
        "desk:consultation",
        "intake:edit",
    ],
)
def test_no_page_of_the_taker_says_the_name(
    name: str,
    taken: Consultation,
    suzuki: Actor,
    sign_in: Callable[[Actor], Client],
) -> None:
    of_baton = {"intake:record", "intake:look_again", "referrals:together"}
    keys = [] if name.startswith("desk:") and name != "desk:consultation" else [taken.pk]
    if name in of_baton:
        keys = [taken.baton_id]
    sent = {"q": taken.number} if name == "desk:search" else {}
    page = sign_in(suzuki).get(reverse(name, args=keys), sent)
    assert page.status_code == 200
    assert taken.number in page.content.decode() or name != "desk:desk"
    assert FAMILY not in page.content.decode()


def test_the_taker_finds_the_person_by_no_search(
    taken: Consultation, suzuki: Actor, noon: datetime
) -> None:
    assert people.search(suzuki, FAMILY, noon) == []
    assert people.lookalikes(suzuki, name=NAME, at=noon) == []


def test_the_counter_that_took_it_in_goes_on_reading_the_name(
    taken: Consultation, sato: Actor, noon: datetime
) -> None:
    cards = relay.cards_for(sato, [taken.baton_id], noon)
    assert FAMILY in cards[0].title
    assert [one.pk for one in people.search(sato, FAMILY, noon)] == [taken.subject_id]


def test_a_name_told_later_is_read_from_then_on(
    offer: Callable[..., Referral], suzuki: Actor, noon: datetime
) -> None:
    services.accept(actor=suzuki, referral=offer(), look_again_on=date(2026, 12, 1), at=noon)
    rows = intake.desk_rows(suzuki, noon)["held"]
    assert FAMILY in rows[0].title


def test_who_is_asked_to_help_is_told_no_more_than_who_asks(
    taken: Consultation,
    suzuki: Actor,
    tanaka: Actor,
    noon: datetime,
    sign_in: Callable[[Actor], Client],
) -> None:
    taken.baton.refresh_from_db()
    one = services.ask_together(
        actor=suzuki,
        baton=taken.baton,
        asked=Agency.objects.get(pk=tanaka.agency_id),
        what="家計表を一緒に作る",
        by_on=date(2026, 12, 10),
        answer_by=date(2026, 11, 27),
        agreed="yes",
        ground="consent",
        at=noon,
    )
    services.take_on(actor=tanaka, one=one, at=noon)
    page = sign_in(tanaka).get(reverse("desk:consultation", args=[taken.pk]))
    assert FAMILY not in page.content.decode()
    assert ADDRESS not in page.content.decode()
    assert people.search(tanaka, FAMILY, noon) == []
