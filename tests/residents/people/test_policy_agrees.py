from datetime import timedelta

import pytest

from tasuki.residents.people import policy, queries, services
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Part, Section
from tasuki.trust.access.actor import CLOCK

REVEALING = [Section.INTAKE, Section.RECORDS, Section.ASSESSMENT, Section.PLAN, Section.ALL]
SILENT = [Section.CARD, Section.PREVIEW, Section.PAPERS, Section.CARD | Section.PREVIEW]


def listed(actor, noon):
    return set(queries.people_for(actor, noon))


def test_the_list_the_single_answer_and_the_way_back_agree(
    sato, colleague, suzuki, yamada, kanri, register, opened, noon
):
    register(sato, "甲")
    register(sato, "乙", baton=opened(suzuki, by=sato))
    register(sato, "丙", baton=opened(yamada, by=sato, sections=Section.CARD))
    register(suzuki, "丁")
    actors = [sato, colleague, suzuki, yamada, kanri, CLOCK]

    for actor in actors:
        allowed = {one for one in Person.objects.all() if policy.can_see(actor, one, noon)}
        back = {
            one
            for one in Person.objects.all()
            if actor.agency_ids & set(policy.who_can_see(one, noon).values_list("pk", flat=True))
        }
        assert listed(actor, noon) == allowed == back

    names = {actor.name: {one.name for one in listed(actor, noon)} for actor in actors}
    assert names == {
        sato.name: {"甲", "乙", "丙"},
        colleague.name: {"甲", "乙", "丙"},
        suzuki.name: {"乙", "丁"},
        yamada.name: set(),
        kanri.name: set(),
        CLOCK.name: set(),
    }


@pytest.mark.parametrize("section", REVEALING)
def test_a_section_about_the_person_says_who_it_is(sato, suzuki, register, opened, noon, section):
    person = register(sato, "甲", baton=opened(suzuki, by=sato, sections=section))

    assert listed(suzuki, noon) == {person}


@pytest.mark.parametrize("section", SILENT)
def test_a_card_or_an_offer_names_nobody(sato, suzuki, register, opened, noon, section):
    person = register(sato, "甲", baton=opened(suzuki, by=sato, sections=section))

    assert listed(suzuki, noon) == set()
    assert policy.can_see(suzuki, person, noon).code == "people.not_yours"
    with pytest.raises(Person.DoesNotExist):
        queries.person_for(suzuki, person.pk, noon)


def test_sight_ends_with_the_part(sato, suzuki, register, opened, noon):
    baton = opened(suzuki, by=sato)
    person = register(sato, "甲", baton=baton)
    agency = Agency.objects.get(pk=suzuki.agency_id)
    assert listed(suzuki, noon) == {person}

    relay.unshare(actor=sato, baton=baton, agency=agency, source="help:1", at=noon)

    later = noon + timedelta(seconds=1)
    assert listed(suzuki, later) == set()
    assert not policy.who_can_see(person, later).filter(pk=agency.pk).exists()


def test_a_person_of_two_matters_is_listed_once(sato, register, begin, noon):
    person = register(sato, "甲")
    services.concern_person(actor=sato, baton=begin(sato), person=person, part="subject", at=noon)

    assert list(queries.people_for(sato, noon)) == [person]
    assert Part.objects.count() == 2
