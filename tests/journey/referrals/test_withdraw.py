"""「取り下げる」"""

from django.urls import reverse

from tasuki.journey.referrals import queries, services
from tasuki.town.relay.models import Baton, Pass
from tests.journey.referrals.conftest import refused


def test_the_offer_ends_and_the_sender_holds(sato, suzuki, referral, later):
    services.withdraw(actor=sato, referral=referral, at=later, reason="本人が取りやめた")
    assert Pass.objects.get().answer == "withdrawn"
    assert Baton.objects.get().holder_id == sato.agency_id
    assert queries.desk_rows(suzuki, later)["offered"] == []
    assert queries.desk_rows(sato, later)["sent"] == []


def test_only_the_sender_withdraws(suzuki, yamada, referral, later):
    for actor in (suzuki, yamada):
        with refused("referrals.not_sender"):
            services.withdraw(actor=actor, referral=referral, at=later)


def test_what_was_withdrawn_cannot_be_taken(sato, suzuki, referral, later):
    from datetime import date

    services.withdraw(actor=sato, referral=referral, at=later)
    with refused("relay.already_withdrawn"):
        services.accept(actor=suzuki, referral=referral, look_again_on=date(2026, 12, 4), at=later)


def test_the_page_withdraws(sato, referral, consultation, sign_in, post):
    client = sign_in(sato)
    url = reverse("referrals:withdraw", args=[referral.pk])
    assert 'data-act="referrals.withdraw"' in client.get(url).content.decode()
    Pass.objects.update(answer_by="2040-01-01")
    sent = post(client, url, reason="")
    assert sent["Location"] == reverse("desk:consultation", args=[consultation.pk])
    assert Pass.objects.get().answer == "withdrawn"
