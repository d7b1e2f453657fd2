"""「調整役に相談する」"""

from django.urls import reverse

from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import services
from tasuki.journey.referrals.models import Dispute
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.audit.models import Entry
from tests.journey.referrals.conftest import refused


def ask(actor, consultation, at, note="どこも受け取れないと言う"):
    return services.to_coordinator(actor=actor, consultation=consultation, note=note, at=at)


def test_the_matter_opens_to_the_coordinator_and_stays_with_the_holder(
    sato, takahashi, consultation, later
):
    assert not relay.may_see(takahashi, consultation.baton_id, Section.CARD, later)
    dispute = ask(sato, consultation, later)
    assert dispute.why == "sender_asks"
    assert relay.may_see(takahashi, consultation.baton_id, Section.INTAKE, later)
    assert Consultation.objects.get().baton.holder_id == sato.agency_id
    entry = Entry.objects.get(action="referrals.disputed")
    assert entry.words.content["to"] == "小林市福祉課"


def test_one_at_a_time(sato, consultation, later):
    ask(sato, consultation, later)
    with refused("referrals.with_coordinator"):
        ask(sato, consultation, later)


def test_not_while_an_answer_is_awaited(sato, consultation, referral, later):
    with refused("referrals.still_offered"):
        ask(sato, consultation, later)


def test_it_says_what_is_asked(sato, consultation, later):
    with refused("referrals.no_coordinator_reason"):
        ask(sato, consultation, later, note="")


def test_only_the_holder_asks(suzuki, consultation, later):
    with refused("referrals.not_holder"):
        ask(suzuki, consultation, later)


def test_the_page_asks(sato, takahashi, yamada, consultation, sign_in, post):
    client = sign_in(sato)
    url = reverse("referrals:to_coordinator", args=[consultation.pk])
    assert 'data-act="referrals.to_coordinator"' in client.get(url).content.decode()
    sent = post(client, url, note="相談したい")
    dispute = Dispute.objects.get()
    assert sent["Location"] == reverse("referrals:dispute", args=[dispute.pk])
    page = sign_in(takahashi).get(sent["Location"]).content.decode()
    assert "担当を決める" in page
    assert "担当を決めてください" not in client.get(sent["Location"]).content.decode()
    assert sign_in(yamada).get(sent["Location"]).status_code == 404
