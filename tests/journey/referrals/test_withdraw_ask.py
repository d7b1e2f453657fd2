"""「取り下げる」 of 一緒に対応"""

from django.urls import reverse

from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Collaboration
from tests.journey.referrals.conftest import refused


def test_it_leaves_both_desks(sato, suzuki, ask, later):
    services.withdraw_ask(actor=sato, one=ask(), at=later)
    assert queries.desk_rows(suzuki, later)["offered"] == []
    assert queries.desk_rows(sato, later)["sent"] == []


def test_only_the_asker_withdraws(suzuki, ask, later):
    with refused("referrals.not_asker"):
        services.withdraw_ask(actor=suzuki, one=ask(), at=later)


def test_what_is_answered_is_not_withdrawn(sato, suzuki, ask, later):
    one = ask()
    services.take_on(actor=suzuki, one=one, at=later)
    with refused("referrals.ask_taken"):
        services.withdraw_ask(actor=sato, one=one, at=later)
    assert Collaboration.objects.get().answer == "taken"


def test_the_page_withdraws(sato, ask, sign_in, post):
    one = ask()
    client = sign_in(sato)
    url = reverse("referrals:withdraw_ask", args=[one.pk])
    assert 'data-act="referrals.withdraw_ask"' in client.get(url).content.decode()
    assert post(client, url).status_code == 303
    assert Collaboration.objects.get().answer == "withdrawn"
