"""「できない」"""

from django.urls import reverse

from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Collaboration
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tests.journey.referrals.conftest import refused


def test_the_asker_reads_why_and_chooses(sato, suzuki, ask, later):
    one = services.decline(actor=suzuki, one=ask(), reason="人が足りません", at=later)
    (row,) = queries.desk_rows(sato, later)["sent"]
    assert (row.mark, row.action.label) == ("できない", "次を選ぶ")
    assert queries.desk_rows(suzuki, later)["offered"] == []
    assert relay.sections_for(suzuki, one.baton_id, later) == Section(0)


def test_a_no_says_why(suzuki, ask, later):
    with refused("referrals.no_decline_reason"):
        services.decline(actor=suzuki, one=ask(), reason=" ", at=later)


def test_only_the_asked_agency_declines(sato, ask, later):
    with refused("referrals.not_asked"):
        services.decline(actor=sato, one=ask(), reason="足りない", at=later)


def test_the_page_declines(sato, suzuki, ask, sign_in, post):
    one = ask()
    Collaboration.objects.update(answer_by="2040-01-01", by_on="2040-01-02")
    client = sign_in(suzuki)
    url = reverse("referrals:decline", args=[one.pk])
    assert 'data-act="referrals.decline"' in client.get(url).content.decode()
    sent = post(client, url, reason="人が足りません")
    assert sent.status_code == 303
    assert "家計表" not in client.get(sent["Location"]).content.decode()
    assert "人が足りません" in sign_in(sato).get(sent["Location"]).content.decode()
