"""「担当を決める」"""

from datetime import date

from django.urls import reverse

from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Dispute
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tests.journey.referrals.conftest import SAID, refused

ANSWER_BY = date(2026, 11, 30)


def name(actor, dispute, to, at, **changes):
    said = {**SAID, "reason": "家計の相談が中心なので", **changes}
    return services.name_holder(
        actor=actor,
        dispute=dispute,
        to=Agency.objects.get(pk=to.agency_id),
        answer_by=ANSWER_BY,
        at=at,
        **said,
    )


def test_until_the_named_one_has_taken_the_last_holder_keeps_it(
    sato, suzuki, takahashi, dispute, later
):
    naming = name(takahashi, dispute, suzuki, later)
    assert Baton.objects.get().holder_id == sato.agency_id
    assert naming.handover.manner == "named"
    dispute.refresh_from_db()
    assert dispute.named_id == suzuki.agency_id
    assert dispute.settled_at is None
    services.accept(actor=suzuki, referral=naming, look_again_on=date(2026, 12, 4), at=later)
    assert Baton.objects.get().holder_id == suzuki.agency_id
    assert Dispute.objects.get().settled_at == later
    assert not relay.may_see(takahashi, dispute.baton_id, Section.INTAKE, later)


def test_a_naming_cannot_be_returned(suzuki, takahashi, dispute, later):
    naming = name(takahashi, dispute, suzuki, later)
    with refused("relay.named_cannot_be_returned"):
        services.give_back(actor=suzuki, referral=naming, reason="できません", at=later)


def test_the_present_holder_may_be_named(sato, takahashi, dispute, later):
    naming = name(takahashi, dispute, sato, later)
    services.accept(actor=sato, referral=naming, look_again_on=date(2026, 12, 4), at=later)
    assert Baton.objects.get().holder_id == sato.agency_id
    assert Dispute.objects.get().settled_at == later


def test_a_naming_says_why(suzuki, takahashi, dispute, later):
    with refused("referrals.no_naming_reason"):
        name(takahashi, dispute, suzuki, later, reason="")


def test_only_the_coordinator_names(sato, suzuki, tanaka, dispute, later):
    for actor in (sato, suzuki, tanaka):
        with refused("referrals.not_coordinator"):
            name(actor, dispute, suzuki, later)


def test_withdrawn_it_stands_before_the_coordinator_again(takahashi, suzuki, dispute, later):
    naming = name(takahashi, dispute, suzuki, later)
    services.withdraw(actor=takahashi, referral=naming, at=later)
    dispute.refresh_from_db()
    assert dispute.named is None
    (row,) = queries.desk_rows(takahashi, later)["stalled"]
    assert row.action.label == "担当を決める"


def test_what_is_settled_is_not_named_again(sato, suzuki, takahashi, dispute, later):
    naming = name(takahashi, dispute, suzuki, later)
    services.accept(actor=suzuki, referral=naming, look_again_on=date(2026, 12, 4), at=later)
    with refused("referrals.settled"):
        name(takahashi, dispute, sato, later)


def test_the_page_names(takahashi, suzuki, dispute, sign_in, post):
    client = sign_in(takahashi)
    url = reverse("referrals:name_holder", args=[dispute.pk])
    assert 'data-act="referrals.name_holder"' in client.get(url).content.decode()
    said = {key: SAID[key] for key in ("asked", "explained", "agreed", "ground", "told")}
    sent = post(
        client, url, to=str(suzuki.agency_id), reason="家計が中心", answer_by="2040-12-01", **said
    )
    assert sent.status_code == 303
    page = client.get(sent["Location"]).content.decode()
    assert "受け取るのを待っています" in page
