"""The person's own sheet is the truth where there is one; else what the reception wrote down."""

from datetime import date

import pytest

from tasuki.ground.errors import RuleBroken
from tasuki.journey.cases import queries
from tasuki.journey.intake import services as intake
from tasuki.residents.consent import services as consent
from tasuki.town.relay.models import Step
from tasuki.town.relay.ribbon import ribbon


@pytest.fixture
def unheard(sato, agency_of, noon):
    """A reception that says 「まだ聞いていない」."""
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
def signed(sato, unheard, noon):
    return consent.give(
        actor=sato,
        person=unheard.subject,
        version=0,
        way="written",
        since=date(2026, 11, 20),
        until=date(2027, 11, 20),
        at=noon,
    )


def test_without_a_sheet_the_reception_speaks(unheard, tanaka, agency_of, noon):
    assert queries.consent_towards(unheard, agency_of(tanaka), noon) == "unknown"


def test_a_sheet_speaks_before_the_reception(unheard, signed, ask, sato, tanaka, agency_of, noon):
    assert queries.consent_towards(unheard, agency_of(tanaka), noon) == "yes"
    made = ask(sato, unheard, ground="consent", ground_note="")
    assert made.ground == "consent"


def test_without_either_something_has_to_be_told(unheard, ask, sato, tanaka):
    with pytest.raises(RuleBroken) as refused:
        ask(sato, unheard, ground="consent", ground_note="")
    assert refused.value.code == "cases.no_consent"


def test_a_sheet_that_leaves_an_office_out_says_no_of_it(sato, unheard, tanaka, agency_of, noon):
    consent.give(
        actor=sato,
        person=unheard.subject,
        version=0,
        way="written",
        since=date(2026, 11, 20),
        until=date(2027, 11, 20),
        except_agencies=[agency_of(tanaka).pk],
        at=noon,
    )
    assert queries.consent_towards(unheard, agency_of(tanaka), noon) == "no"


def test_the_way_says_once_that_it_was_taken_in(asked, accept, later):
    case = accept(asked)
    drawn = ribbon(case.lead, later, case.coordination)
    assert [step.how for step in drawn.steps] == ["受け付けた", "続けて持った"]
    assert Step.objects.filter(baton=case.lead, until__isnull=True).count() == 1
