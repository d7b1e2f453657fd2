"""Who works on no matter reads so when opening the entrance, before typing anything."""

import pytest
from django.urls import reverse

from tasuki.ground import words
from tasuki.trust.access.roles import Role


@pytest.fixture
def backing(town, hire):
    """後方支援担当 and nothing else."""
    return hire("kenchou", (next(iter(town)), Role.BACKING))


def test_the_page_is_refused_in_the_sentence_of_the_act(backing, sign_in):
    answer = sign_in(backing).get(reverse("intake:new"))
    assert answer.status_code == 403
    page = answer.content.decode()
    assert words.say("intake.towns_take_in") in page
    assert words.say("access.not_your_work") not in page
    assert "data-act=" not in page


def test_in_a_town_who_works_on_no_matter_is_sent_to_who_does(kanri, sign_in):
    page = sign_in(kanri).get(reverse("intake:new")).content.decode()
    assert words.say("access.not_your_work") in page


def test_who_works_on_matters_reads_the_form(sato, sign_in):
    page = sign_in(sato).get(reverse("intake:new"))
    assert page.status_code == 200
    assert 'data-act="intake.receive"' in page.content.decode()
