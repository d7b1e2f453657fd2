"""The relay itself: offered, taken, returned, withdrawn, lapsed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.town.relay import queries, services
from tasuki.town.relay.models import Baton, Ending, Manner, Pass, Section

pytestmark = pytest.mark.django_db


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
def offered(baton, sato, suzuki, noon, agency_of):
    return services.offer(
        actor=sato,
        baton=baton,
        to=agency_of(suzuki),
        reason="家計のことは生活自立が詳しいため",
        ground="consent",
        preview={"kind": "収入"},
        answer_by=noon.date() + timedelta(days=7),
        at=noon,
    )


def look(noon):
    return noon.date() + timedelta(days=14)


def test_the_sender_holds_until_the_other_side_has_taken_it(baton, offered, sato, suzuki, noon):
    baton.refresh_from_db()
    assert baton.holder_id == sato.agency_id
    services.take(actor=suzuki, handover=offered, look_again_on=look(noon), at=noon)
    baton.refresh_from_db()
    assert baton.holder_id == suzuki.agency_id
    assert queries.may_see(suzuki, baton.pk, Section.ALL, noon)
    assert not queries.may_see(sato, baton.pk, Section.RECORDS, noon)
    assert [step.agency_id for step in queries.way(baton)] == [sato.agency_id, suzuki.agency_id]


def test_before_taking_the_receiver_sees_the_preview_only(offered, suzuki, noon):
    assert queries.may_see(suzuki, offered.baton_id, Section.PREVIEW, noon)
    assert not queries.may_see(suzuki, offered.baton_id, Section.CARD, noon)
    assert queries.listed(suzuki, "consultation", noon) == []


def test_a_second_offer_is_refused_by_the_act_and_by_the_database(
    offered, baton, sato, tanaka, noon, agency_of
):
    with pytest.raises(NotAllowed) as refusal:
        services.offer(
            actor=sato,
            baton=baton,
            to=agency_of(tanaka),
            reason="",
            ground="consent",
            preview={},
            answer_by=noon.date(),
            at=noon,
        )
    assert refusal.value.code == "relay.already_offered"
    with pytest.raises(IntegrityError), transaction.atomic():
        Pass.objects.create(
            created_at=noon,
            baton=baton,
            manner=Manner.HAND,
            from_agency=agency_of(sato),
            to_agency=agency_of(tanaka),
            offered_at=noon,
            answer_by=noon.date(),
        )


def test_from_the_next_midnight_it_has_lapsed_and_the_sender_still_holds(
    offered, suzuki, sato, noon
):
    after = noon + timedelta(days=8)
    assert queries.offered_to(suzuki, after)[0].has_lapsed(after.date())
    with pytest.raises(NotAllowed) as refusal:
        services.take(actor=suzuki, handover=offered, look_again_on=look(after), at=after)
    assert refusal.value.code == "relay.lapsed"
    assert services.settle(actor=sato, baton=offered.baton, at=after)
    assert not services.settle(actor=sato, baton=offered.baton, at=after)
    assert queries.came_back(sato, after)[0].answer == "lapsed"
    assert Baton.objects.get(pk=offered.baton_id).holder_id == sato.agency_id


def test_a_new_offer_writes_the_lapse_down_first(offered, baton, sato, tanaka, noon, agency_of):
    after = noon + timedelta(days=8)
    services.offer(
        actor=sato,
        baton=baton,
        to=agency_of(tanaka),
        reason="",
        ground="consent",
        preview={},
        answer_by=after.date() + timedelta(days=7),
        at=after,
    )
    assert list(Pass.objects.order_by("offered_at").values_list("answer", flat=True)) == [
        "lapsed",
        "",
    ]


def test_withdrawn_and_taken_end_in_one_truth(offered, sato, suzuki, noon):
    stale = Pass.objects.get(pk=offered.pk)
    services.withdraw(actor=sato, handover=offered, at=noon)
    with pytest.raises((WrongState, NotAllowed)) as refusal:
        services.take(actor=suzuki, handover=stale, look_again_on=look(noon), at=noon)
    assert refusal.value.code == "relay.already_withdrawn"
    assert Baton.objects.get(pk=offered.baton_id).holder_id == sato.agency_id


def test_a_stranger_can_neither_see_nor_answer(offered, yamada, noon):
    assert not queries.may_see(yamada, offered.baton_id, Section.CARD, noon)
    with pytest.raises(NotAllowed):
        services.take(actor=yamada, handover=offered, look_again_on=look(noon), at=noon)


@pytest.mark.parametrize(
    "change",
    [
        {"look_again_on": None},
        {"holder": None},
        {"closed_how": "done"},
        {"kind": "somebody"},
    ],
)
def test_the_database_refuses_a_matter_that_nobody_carries(baton, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Baton.objects.filter(pk=baton.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Baton.objects.filter(pk=baton.pk).update(closed_at=baton.created_at)


def test_health_counts_nothing_wrong(offered, noon):
    health = queries.health(noon)
    assert health["open"] == 1
    assert health["without_holder"] == health["without_date"] == health["double_offers"] == 0


def test_when_the_work_is_done_what_it_had_opened_is_closed(baton, sato, suzuki, noon, agency_of):
    services.share(
        actor=sato,
        baton=baton,
        agency=agency_of(suzuki),
        source="help:1",
        sections=Section.INTAKE | Section.RECORDS,
        ground="consent",
        at=noon,
    )
    later = noon + timedelta(hours=1)
    services.close(actor=sato, baton=baton, how=Ending.DONE, at=later)
    assert not queries.may_see(suzuki, baton.pk, Section.INTAKE, later)
    assert queries.may_see(sato, baton.pk, Section.ALL, later)
