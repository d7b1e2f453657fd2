"""「次の会議に出す」"""

from datetime import date, timedelta

from django.urls import reverse

from tasuki.journey.referrals import services
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Baton, Pass
from tests.journey.referrals.conftest import SAID, refused


def named(takahashi, dispute, to, at):
    return services.name_holder(
        actor=takahashi,
        dispute=dispute,
        to=Agency.objects.get(pk=to.agency_id),
        answer_by=date(2026, 11, 30),
        at=at,
        **{**SAID, "reason": "家計の相談が中心なので"},
    )


def test_it_is_brought_to_the_meeting_and_can_still_be_taken(
    sato, suzuki, takahashi, dispute, later
):
    naming = named(takahashi, dispute, suzuki, later)
    services.object_to_naming(actor=suzuki, referral=naming, reason="担当が足りません", at=later)
    naming.refresh_from_db()
    assert naming.objection == "担当が足りません"
    assert Baton.objects.get().holder_id == sato.agency_id
    services.accept(actor=suzuki, referral=naming, look_again_on=date(2026, 12, 4), at=later)
    assert Baton.objects.get().holder_id == suzuki.agency_id


def test_it_says_why_and_once(suzuki, takahashi, dispute, later):
    naming = named(takahashi, dispute, suzuki, later)
    with refused("referrals.no_objection"):
        services.object_to_naming(actor=suzuki, referral=naming, reason="", at=later)
    services.object_to_naming(actor=suzuki, referral=naming, reason="足りません", at=later)
    with refused("referrals.already_objected"):
        services.object_to_naming(actor=suzuki, referral=naming, reason="足りません", at=later)


def test_an_ordinary_hand_over_is_returned_instead(suzuki, referral, later):
    with refused("referrals.not_named"):
        services.object_to_naming(actor=suzuki, referral=referral, reason="足りません", at=later)


def test_not_after_its_date(suzuki, takahashi, dispute, later):
    naming = named(takahashi, dispute, suzuki, later)
    with refused("relay.lapsed"):
        services.object_to_naming(
            actor=suzuki, referral=naming, reason="足りません", at=later + timedelta(days=11)
        )


def test_the_page_brings_it_and_the_coordinator_reads_why(
    suzuki, takahashi, dispute, later, sign_in, post
):
    naming = named(takahashi, dispute, suzuki, later)
    Pass.objects.filter(answered_at__isnull=True).update(answer_by="2040-01-01")
    client = sign_in(suzuki)
    shown = client.get(reverse("referrals:show", args=[naming.pk])).content.decode()
    assert reverse("referrals:give_back", args=[naming.pk]) not in shown
    url = reverse("referrals:object", args=[naming.pk])
    assert 'data-act="referrals.object_to_naming"' in client.get(url).content.decode()
    assert post(client, url, reason="人が足りません").status_code == 303
    page = sign_in(takahashi).get(reverse("referrals:dispute", args=[dispute.pk]))
    assert "人が足りません" in page.content.decode()
