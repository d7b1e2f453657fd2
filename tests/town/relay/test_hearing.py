"""Offices without accounts: what they say by telephone is noted, and somebody watches over it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries, services
from tasuki.town.relay.models import Answer, Baton, Ending, Manner, Secret, Section, Step
from tasuki.town.relay.ribbon import ribbon

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside(town):
    """An office at which nobody has an account."""
    return Agency.objects.filter(has_accounts=False).order_by("position").first()


@pytest.fixture
def baton(sato, noon, agency_of):
    return services.begin(
        actor=sato,
        matter="consultation",
        holder=agency_of(sato),
        person=None,
        look_again_on=noon.date() + timedelta(days=14),
        at=noon,
    )


@pytest.fixture
def hold_out(noon):
    """Offer a baton; what is not said is the ordinary case."""

    def held_out(actor, baton, to, **changes):
        said = {
            "reason": "外の機関の仕事のため",
            "ground": "consent",
            "preview": {},
            "answer_by": noon.date() + timedelta(days=7),
            "at": noon,
        }
        return services.offer(actor=actor, baton=baton, to=to, **{**said, **changes})

    return held_out


@pytest.fixture
def offered(hold_out, sato, baton, outside):
    return hold_out(sato, baton, outside)


@pytest.fixture
def carried(offered, sato, noon):
    """The office outside has taken it."""
    services.taken_by_word(actor=sato, handover=offered, look_again_on=look(noon), at=noon)
    return Baton.objects.select_related("holder", "carrier").get(pk=offered.baton_id)


def look(noon):
    return noon.date() + timedelta(days=21)


def test_until_it_is_noted_the_sender_carries_it(offered, baton, sato, noon):
    baton.refresh_from_db()
    assert (baton.holder_id, baton.carrier) == (sato.agency_id, None)
    assert offered.is_open(noon)


def test_taken_it_is_theirs_and_the_sender_watches_over_it(carried, outside, sato, noon):
    assert carried.lead == outside
    assert (carried.carrier, carried.holder_id) == (outside, sato.agency_id)
    assert carried.look_again_on == look(noon)
    assert carried.passes.get().answer == Answer.TAKEN
    assert [one.pk for one in queries.held(sato, noon)] == [carried.pk]
    assert queries.health(noon)["without_holder"] == 0


def test_the_way_goes_through_the_office_and_the_ribbon_says_who_watches(
    carried, outside, agency_of, sato, noon
):
    drawn = ribbon(carried, noon)
    assert drawn.lead_agency == outside.name
    assert drawn.watch_agency == agency_of(sato).name
    assert [step.agency for step in drawn.steps] == [agency_of(sato).name, outside.name]
    assert drawn.steps[-1].how == "電話などで引き受けた"
    assert outside in queries.working_on(carried, noon)


def test_nobody_there_sees_more_than_that_it_is_theirs(carried, outside, noon):
    parts = carried.parts.filter(agency=outside, until__isnull=True)
    assert [Section(one.sections) for one in parts] == [Section.CARD]


def test_refused_by_telephone_the_sender_goes_on_and_chooses(offered, baton, sato, noon):
    services.returned_by_word(actor=sato, handover=offered, reason="対象ではない", at=noon)
    baton.refresh_from_db()
    assert (baton.holder_id, baton.carrier) == (sato.agency_id, None)
    assert [one.pk for one in queries.came_back(sato, noon)] == [offered.pk]
    assert queries.times_returned(baton) == 1


def test_only_who_offered_notes_the_answer(offered, suzuki, noon):
    for act, said in (
        (services.taken_by_word, {"look_again_on": look(noon)}),
        (services.returned_by_word, {"reason": ""}),
    ):
        with pytest.raises(NotAllowed) as refused:
            act(actor=suzuki, handover=offered, at=noon, **said)
        assert refused.value.code == "relay.not_sender"


def test_who_has_accounts_answers_for_itself(hold_out, baton, sato, suzuki, noon, agency_of):
    handover = hold_out(sato, baton, agency_of(suzuki))
    with pytest.raises(NotAllowed) as refused:
        services.taken_by_word(actor=sato, handover=handover, look_again_on=look(noon), at=noon)
    assert refused.value.code == "relay.answers_itself"


def test_an_offer_past_its_date_is_noted_no_more(offered, sato, noon):
    after = noon + timedelta(days=8)
    with pytest.raises(NotAllowed) as refused:
        services.taken_by_word(actor=sato, handover=offered, look_again_on=look(after), at=after)
    assert refused.value.code == "relay.lapsed"


def test_it_is_answered_once(carried, offered, sato, noon):
    with pytest.raises((NotAllowed, WrongState)) as refused:
        services.returned_by_word(actor=sato, handover=offered, reason="", at=noon)
    assert refused.value.code == "relay.already_taken"


def test_a_date_to_look_again_lies_ahead(offered, sato, noon):
    with pytest.raises(NotAllowed) as refused:
        services.taken_by_word(
            actor=sato, handover=offered, look_again_on=noon.date() - timedelta(days=1), at=noon
        )
    assert refused.value.code == "relay.look_in_past"


def test_the_office_lets_go_and_the_watcher_carries_it_again(carried, outside, sato, noon):
    baton = services.carry_again(actor=sato, baton=carried, look_again_on=look(noon), at=noon)
    assert baton.lead.pk == sato.agency_id
    assert Step.objects.get(baton=baton, until__isnull=True).agency_id == sato.agency_id
    assert not baton.parts.filter(agency=outside, until__isnull=True).exists()
    with pytest.raises(NotAllowed) as refused:
        services.carry_again(actor=sato, baton=baton, look_again_on=look(noon), at=noon)
    assert refused.value.code == "relay.not_outside"


def test_only_the_watcher_says_that_it_came_back(carried, suzuki, noon):
    with pytest.raises(NotAllowed) as refused:
        services.carry_again(actor=suzuki, baton=carried, look_again_on=look(noon), at=noon)
    assert refused.value.code == "relay.not_holder"


def test_the_same_office_is_not_asked_twice(hold_out, carried, outside, sato):
    with pytest.raises(NotAllowed) as refused:
        hold_out(sato, carried, outside)
    assert refused.value.code == "relay.carries_already"


def test_handed_on_it_is_the_watching_that_moves(
    hold_out, carried, outside, sato, suzuki, noon, agency_of
):
    handover = hold_out(sato, carried, agency_of(suzuki))
    services.take(actor=suzuki, handover=handover, look_again_on=look(noon), at=noon)
    carried.refresh_from_db()
    assert (carried.holder_id, carried.carrier) == (suzuki.agency_id, outside)
    assert Step.objects.get(baton=carried, until__isnull=True).agency == outside


def test_who_is_named_carries_it_in_the_house(
    hold_out, carried, outside, sato, suzuki, noon, agency_of
):
    handover = hold_out(sato, carried, agency_of(suzuki), manner=Manner.NAMED)
    services.take(actor=suzuki, handover=handover, look_again_on=look(noon), at=noon)
    carried.refresh_from_db()
    assert carried.lead.pk == suzuki.agency_id
    assert not carried.parts.filter(agency=outside, until__isnull=True).exists()


def test_who_watches_puts_it_down(carried, sato, noon):
    closed = services.close(actor=sato, baton=carried, how=Ending.DONE, at=noon)
    assert not closed.is_open
    assert not Step.objects.filter(baton=closed, until__isnull=True).exists()


def test_a_limited_matter_goes_outside_without_naming_anybody(hold_out, baton, outside, sato, noon):
    secret = services.make_secret(
        actor=sato, baton=baton, reason=Secret.COLLEAGUE, cleared=[], at=noon
    )
    handover = hold_out(sato, secret, outside)
    services.taken_by_word(actor=sato, handover=handover, look_again_on=look(noon), at=noon)
    assert Baton.objects.get(pk=baton.pk).carrier == outside


def test_the_database_refuses_a_watcher_who_carries_it(carried):
    with pytest.raises(IntegrityError), transaction.atomic():
        Baton.objects.filter(pk=carried.pk).update(carrier_id=carried.holder_id)
