"""「差し戻す」"""

from django.urls import reverse

from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Dispute
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tests.journey.referrals.conftest import NAME, STORY, refused


def give_back(actor, referral, at, **said):
    said.setdefault("reason", "当センターの対象ではありません")
    return services.give_back(actor=actor, referral=referral, at=at, **said)


def test_the_sender_who_never_stopped_holding_goes_on(sato, suzuki, referral, later):
    give_back(suzuki, referral, later, code="not_ours")
    assert Baton.objects.get().holder_id == sato.agency_id
    assert referral.handover.answer == "returned"
    assert referral.return_code == "not_ours"
    assert not Dispute.objects.exists()


def test_a_return_says_why(suzuki, referral, later):
    with refused("referrals.no_return_reason"):
        give_back(suzuki, referral, later, reason="  ")


def test_only_the_asked_agency_returns(sato, yamada, referral, later):
    for actor in (sato, yamada):
        with refused("referrals.not_receiver"):
            give_back(actor, referral, later)


def test_the_sender_is_asked_to_choose_and_the_receiver_no_longer_sees_it(
    sato, suzuki, referral, later, sign_in
):
    give_back(suzuki, referral, later)
    row = queries.desk_rows(sato, later)["sent"][0]
    assert row.mark == "差し戻し"
    assert row.action.label == "次を選ぶ"
    assert queries.desk_rows(suzuki, later)["offered"] == []
    page = sign_in(sato).get(row.url).content.decode()
    for choice in ("もう一度差し出す", "別の機関につなぐ", "調整役に相談する"):
        assert choice in page
    theirs = sign_in(suzuki).get(row.url).content.decode()
    assert 'data-level="ended"' in theirs
    for secret in (NAME, STORY, "収入・生活費のこと"):
        assert secret not in theirs


def test_returned_twice_it_stands_before_the_coordinator(
    sato, suzuki, takahashi, offer, consultation, later
):
    for n in range(2):
        assert not Dispute.objects.exists(), n
        give_back(suzuki, offer(at=later), later)
    dispute = Dispute.objects.get()
    assert dispute.why == "returned_twice"
    assert dispute.coordinator_id == takahashi.agency_id
    assert Baton.objects.get().holder_id == sato.agency_id
    assert relay.may_see(takahashi, consultation.baton_id, Section.INTAKE, later)
    (row,) = queries.desk_rows(takahashi, later)["stalled"]
    assert (row.mark, row.action.label) == ("調整", "担当を決める")


def test_returns_of_two_agencies_count_together(suzuki, tanaka, offer, later):
    give_back(suzuki, offer(at=later), later)
    give_back(tanaka, offer(to=tanaka, at=later), later)
    assert Dispute.objects.get().why == "returned_twice"


def test_when_each_says_the_other_it_goes_to_the_coordinator_at_once(suzuki, referral, later):
    give_back(suzuki, referral, later, says_sender=True)
    assert Dispute.objects.get().why == "each_says_other"


def test_while_the_coordinator_decides_nobody_offers(offer, dispute):
    with refused("referrals.with_coordinator"):
        offer()


def test_the_page_returns_with_a_reason(suzuki, referral, sign_in, post):
    client = sign_in(suzuki)
    url = reverse("referrals:give_back", args=[referral.pk])
    assert 'data-act="referrals.give_back"' in client.get(url).content.decode()
    refused_page = post(client, url, reason="")
    assert refused_page.status_code == 422
    from tasuki.town.relay.models import Pass

    Pass.objects.update(answer_by="2040-01-01")
    sent = post(client, url, code="not_ours", reason="別の機関が適しています")
    assert sent.status_code == 303
    assert "別の機関が適しています" in client.get(sent["Location"]).content.decode()
