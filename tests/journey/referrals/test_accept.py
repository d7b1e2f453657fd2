"""「受け取る」"""

import threading
from datetime import date, timedelta

import pytest
from django.db import connection
from django.urls import reverse

from tasuki.ground.errors import HouseError, NotAllowed
from tasuki.journey.intake import queries as intake
from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Referral
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Pass, Section
from tests.journey.referrals.conftest import ADDRESS, NAME, PHONE, STORY, refused

LOOK = date(2026, 12, 4)


def accept(actor, referral, at):
    return services.accept(actor=actor, referral=referral, look_again_on=LOOK, at=at)


def test_whoever_takes_it_holds_it_with_a_date(suzuki, referral, noon, later):
    accept(suzuki, referral, later)
    baton = Baton.objects.get()
    assert baton.holder_id == suzuki.agency_id
    assert baton.look_again_on == LOOK
    assert baton.held_since == later


def test_only_the_asked_agency_answers(sato, yamada, referral, later):
    for actor in (sato, yamada):
        with refused("referrals.not_receiver"):
            accept(actor, referral, later)


def test_the_named_worker_is_a_colleague(sato, suzuki, referral, later):
    from tasuki.town.organizations.models import Staff

    with refused("relay.person_elsewhere"):
        services.accept(
            actor=suzuki,
            referral=referral,
            person=Staff.objects.get(pk=sato.staff_id),
            look_again_on=LOOK,
            at=later,
        )


def test_before_acceptance_only_the_preview_is_visible(suzuki, consultation, referral, sign_in):
    client = sign_in(suzuki)
    page = client.get(reverse("referrals:show", args=[referral.pk])).content.decode()
    assert 'data-level="preview"' in page
    assert "受け取り待ち" in page
    assert "収入・生活費のこと" in page
    for secret in (NAME, ADDRESS, PHONE, STORY):
        assert secret not in page
    assert not intake.consultations_for(suzuki, referral.created_at).exists()
    paper = client.get(reverse("desk:paper", args=["referral", referral.pk]))
    assert paper.status_code == 404


def test_afterwards_the_whole_is_visible_to_both(sato, suzuki, referral, later, sign_in):
    accept(suzuki, referral, later)
    for actor in (sato, suzuki):
        page = sign_in(actor).get(reverse("referrals:show", args=[referral.pk])).content.decode()
        assert 'data-level="whole"' in page
        assert STORY in page
    assert relay.may_see(suzuki, referral.consultation.baton_id, Section.INTAKE, later)


def test_what_was_not_told_is_known_to_the_page_that_masks_it(
    sato, suzuki, offer, consultation, later
):
    accept(suzuki, offer(told=["name", "topics"]), later)
    assert {"address", "phone", "narrative"} <= queries.not_told(suzuki, consultation)
    assert "name" not in queries.not_told(suzuki, consultation)
    assert queries.not_told(sato, consultation) == frozenset()


def test_on_its_day_it_can_still_be_taken(suzuki, referral, noon):
    accept(suzuki, referral, noon + timedelta(days=7))
    assert Baton.objects.get().holder_id == suzuki.agency_id


def test_from_the_next_midnight_it_is_refused_with_what_to_do(
    sato, suzuki, referral, noon, sign_in
):
    midnight = noon + timedelta(days=7, hours=12)
    with pytest.raises(NotAllowed) as refused:
        services.accept(
            actor=suzuki, referral=referral, look_again_on=date(2026, 12, 20), at=midnight
        )
    assert refused.value.code == "relay.lapsed"
    assert "期限切れ" in str(refused.value)
    assert Baton.objects.get().holder_id == sato.agency_id


def test_the_page_takes_it_and_opens_the_matter(suzuki, referral, consultation, sign_in, post):
    client = sign_in(suzuki)
    url = reverse("referrals:accept", args=[referral.pk])
    page = client.get(url).content.decode()
    assert 'data-act="referrals.accept"' in page
    assert NAME not in page
    fields = {"person": str(suzuki.staff_id), "look_again_on": "2040-12-04"}
    Pass.objects.update(answer_by=date(2040, 1, 1))
    sent = post(client, url, **fields)
    assert sent.status_code == 303
    assert sent["Location"] == reverse("desk:consultation", args=[consultation.pk])
    again = post(client, url, **fields)
    assert again.status_code == 422
    assert "relay.already_taken" in again.content.decode()


def test_a_withdrawal_and_an_acceptance_at_one_moment_end_in_one_truth(
    open_db, sato, suzuki, referral, later
):
    start, outcomes = threading.Barrier(2), {}

    def attempt(name, act):
        try:
            mine = Referral.objects.select_related(
                "handover__baton__holder",
                "handover__from_agency",
                "handover__to_agency",
                "consultation__baton__holder",
                "dispute",
            ).get(pk=referral.pk)
            start.wait(timeout=20)
            act(mine)
            outcomes[name] = "done"
        except HouseError as refusal:
            outcomes[name] = refusal.code
        finally:
            connection.close()

    threads = [
        threading.Thread(target=attempt, args=("accept", lambda mine: accept(suzuki, mine, later))),
        threading.Thread(
            target=attempt,
            args=("withdraw", lambda m: services.withdraw(actor=sato, referral=m, at=later)),
        ),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    stands = Pass.objects.get()
    holder = Baton.objects.get().holder_id
    assert sorted(outcomes.values())[0] == "done"
    if stands.answer == "taken":
        assert holder == suzuki.agency_id
        assert outcomes == {"accept": "done", "withdraw": "relay.already_taken"}
    else:
        assert stands.answer == "withdrawn"
        assert holder == sato.agency_id
        assert outcomes == {"accept": "relay.already_withdrawn", "withdraw": "done"}
