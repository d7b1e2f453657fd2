"""ask, refuse and note_incapable: answers that are no consent."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import HouseError, NotAllowed, Stale
from tasuki.residents.consent import queries, services
from tasuki.residents.consent.models import Consent, State
from tasuki.trust.audit.models import Entry
from tests.residents.consent.conftest import TODAY

AGAIN = date(2026, 12, 4)


@pytest.fixture
def say(sato, person, noon):
    acts = {
        "ask": (services.ask, {"ask_again_on": AGAIN}),
        "refuse": (services.refuse, {"way": "oral", "since": TODAY}),
        "note_incapable": (services.note_incapable, {"reason": "絵でたずねたが答えがない。"}),
    }

    def said(name, **more):
        act, usual = acts[name]
        return act(**({"actor": sato, "person": person, "version": 0, "at": noon} | usual | more))

    return said


@pytest.mark.parametrize(
    ("name", "state", "action"),
    [
        ("ask", State.ASKING, "consent.asked"),
        ("refuse", State.NONE, "consent.refused"),
        ("note_incapable", State.INCAPABLE, "consent.incapable"),
    ],
)
def test_it_stands_as_it_was_said(say, person, later, name, state, action):
    made = say(name)

    assert made.state == state
    assert queries.state_of(person.pk, later) == state
    assert Entry.objects.get(action=action).target == f"consent:{made.pk}"


@pytest.mark.parametrize("name", ["ask", "refuse", "note_incapable"])
def test_a_consent_that_stands_is_not_talked_over(say, give, name):
    give()

    with pytest.raises(HouseError) as refusal:
        say(name, version=1)

    assert refusal.value.code in ("consent.stands_renew", "consent.stands_withdraw")
    assert Consent.objects.get().state == State.GIVEN


@pytest.mark.parametrize("name", ["ask", "refuse", "note_incapable"])
def test_only_who_works_on_it_and_on_what_was_read(say, name, yamada):
    with pytest.raises(NotAllowed):
        say(name, actor=yamada)
    with pytest.raises(Stale):
        say(name, version=3)


@pytest.mark.parametrize(
    ("name", "more", "code"),
    [
        ("ask", {"ask_again_on": TODAY}, "consent.ask_in_past"),
        ("ask", {"ask_again_on": date(2090, 1, 1)}, "consent.too_far"),
        ("refuse", {"way": ""}, "consent.no_way"),
        ("refuse", {"since": AGAIN}, "consent.in_future"),
        ("refuse", {"ask_again_on": TODAY}, "consent.ask_in_past"),
        ("note_incapable", {"reason": "　"}, "consent.reason_missing"),
        ("note_incapable", {"ask_again_on": TODAY}, "consent.ask_in_past"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(say, name, more, code):
    with pytest.raises(HouseError) as refusal:
        say(name, **more)

    assert refusal.value.code == code
    assert not Consent.objects.exists()


def test_after_a_no_the_person_may_say_yes(say, give, person, later):
    say("refuse")
    give(version=1, at=later)

    assert queries.state_of(person.pk, later) is queries.State.GIVEN


def test_the_database_asks_again_on_a_day(say):
    made = say("ask")

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=made.pk).update(ask_again_on=None)
