"""期限切れ and what is chosen then: 「もう一度差し出す」, another agency, 調整役."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Referral
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Pass
from tasuki.trust.access.actor import CLOCK
from tests.journey.referrals.conftest import ANSWER_BY, NAME, refused

AGAIN = date(2026, 12, 5)


@pytest.fixture
def midnight(noon):
    """The first moment after the day by which an answer was asked for."""
    return noon + timedelta(days=7, hours=12)


def both_desks(sato, suzuki, at):
    return (
        queries.desk_rows(sato, at)["sent"],
        queries.desk_rows(suzuki, at)["offered"],
    )


@pytest.mark.parametrize("written", [False, True], ids=["as it is", "written down by the tick"])
def test_both_desks_say_lapsed_and_the_sender_chooses(sato, suzuki, referral, midnight, written):
    if written:
        assert relay.settle(actor=CLOCK, baton=Baton.objects.get(), at=midnight)
    sent, offered = both_desks(sato, suzuki, midnight)
    assert [(row.mark, row.action.label) for row in sent] == [("期限切れ", "次を選ぶ")]
    assert [row.mark for row in offered] == ["期限切れ"]
    assert NAME not in str(offered)
    assert Baton.objects.get().holder_id == sato.agency_id


def test_offered_again_it_rings_anew_and_the_old_one_leaves_both_desks(
    sato, suzuki, referral, midnight
):
    again = services.offer_again(
        actor=sato, referral=referral, answer_by=AGAIN, at=midnight, reason="あらためてお願いします"
    )
    assert again.after_id == referral.pk
    assert again.sheet_version == 2
    assert again.told == referral.told
    assert Pass.objects.get(pk=referral.handover_id).answer == "lapsed"
    sent, offered = both_desks(sato, suzuki, midnight)
    assert [row.mark for row in sent] == ["返事待ち"]
    assert [row.mark for row in offered] == ["受け取り待ち"]


def test_another_agency_can_be_chosen(sato, suzuki, tanaka, offer, referral, midnight):
    offer(to=tanaka, at=midnight, answer_by=AGAIN, after=referral)
    sent, offered = both_desks(sato, suzuki, midnight)
    assert [row.mark for row in sent] == ["返事待ち"]
    assert offered == []
    assert len(queries.desk_rows(tanaka, midnight)["offered"]) == 1


def test_the_coordinator_can_be_asked(sato, suzuki, takahashi, consultation, referral, midnight):
    services.to_coordinator(
        actor=sato, consultation=consultation, note="だれも返事をしません", at=midnight
    )
    sent, offered = both_desks(sato, suzuki, midnight)
    assert sent == []
    assert offered == []
    assert len(queries.desk_rows(takahashi, midnight)["stalled"]) == 1


def test_nothing_is_offered_again_while_the_answer_is_open(sato, referral, later):
    with refused("relay.already_offered"):
        services.offer_again(actor=sato, referral=referral, answer_by=AGAIN, at=later)


def test_only_the_holder_offers_again(suzuki, referral, midnight):
    with refused("referrals.not_holder"):
        services.offer_again(actor=suzuki, referral=referral, answer_by=AGAIN, at=midnight)


def test_the_receiver_sees_what_to_do_and_no_way_to_take_it(suzuki, referral, sign_in):
    Pass.objects.update(answer_by="2020-01-01")
    client = sign_in(suzuki)
    page = client.get(reverse("referrals:show", args=[referral.pk])).content.decode()
    assert "期限切れ" in page
    assert "もう一度差し出すよう頼んでください" in page
    assert reverse("referrals:accept", args=[referral.pk]) not in page


def test_taking_a_lapsed_one_by_hand_is_refused_on_the_page(suzuki, referral, sign_in, post):
    Pass.objects.update(answer_by="2020-01-01")
    url = reverse("referrals:accept", args=[referral.pk])
    sent = post(sign_in(suzuki), url, person="", look_again_on="2040-12-04")
    page = sent.content.decode()
    assert sent.status_code == 422
    assert 'data-refusal="relay.lapsed"' in page
    assert "期限切れ" in page


def test_the_page_offers_again(sato, referral, sign_in, post):
    Pass.objects.update(answer_by="2020-01-01")
    client = sign_in(sato)
    url = reverse("referrals:again", args=[referral.pk])
    assert 'data-act="referrals.offer_again"' in client.get(url).content.decode()
    sent = post(client, url, reason="もう一度", answer_by="2040-12-04")
    again = Referral.objects.exclude(pk=referral.pk).get()
    assert sent["Location"] == reverse("referrals:show", args=[again.pk])
    assert again.handover.answer_by != ANSWER_BY
