"""What the counter wrote down of danger is known to the ground finder; nobody ticks it again."""

from datetime import timedelta

import pytest

from tasuki.journey.intake.models import Consultation
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds.rules import Plight
from tasuki.town.organizations.models import Agency


@pytest.fixture
def plight(sato, suzuki, consultation, noon):
    def known(at=noon, **said):
        Consultation.objects.filter(pk=consultation.pk).update(**said)
        sender, receiver = (Agency.objects.get(pk=one.agency_id) for one in (sato, suzuki))
        return grounds.question(sender, receiver, at, baton_id=consultation.baton_id).plight

    return known


@pytest.mark.parametrize("code", ["life", "suicide", "dv_abuse"])
def test_danger_that_was_written_down_is_a_fact(plight, code):
    assert plight(urgency=code) is Plight.DANGER


@pytest.mark.parametrize("code", ["housing", "food", "none", ""])
def test_what_is_no_danger_to_life_is_none(plight, code):
    assert plight(urgency=code) is Plight.CALM


def test_with_what_hinders_asking_it_is_urgent(plight):
    assert plight(urgency="life", no_consent_reason="no_contact") is Plight.URGENT
    assert plight(urgency="life", no_consent_reason="refuses") is Plight.DANGER


def test_what_was_urgent_long_ago_is_asked_anew(plight, noon):
    assert plight(noon + timedelta(days=31), urgency="life") is Plight.CALM


def test_what_the_worker_says_of_this_telling_stands(sato, suzuki, consultation, noon):
    Consultation.objects.filter(pk=consultation.pk).update(urgency="life")
    sender, receiver = (Agency.objects.get(pk=one.agency_id) for one in (sato, suzuki))

    question = grounds.question(
        sender, receiver, noon, baton_id=consultation.baton_id, plight=Plight.HARD_TO_ASK
    )

    assert question.plight is Plight.HARD_TO_ASK
