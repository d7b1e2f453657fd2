"""What was asked is done."""

from django.urls import reverse

from tasuki.journey.referrals import queries, services
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tests.journey.referrals.conftest import refused


def test_the_asker_is_told_and_what_may_be_seen_narrows(sato, suzuki, ask, later):
    one = services.take_on(actor=suzuki, one=ask(), at=later)
    services.report_done(actor=suzuki, one=one, note="家計表ができた", at=later)
    assert relay.sections_for(suzuki, one.baton_id, later) == Section.CARD
    assert queries.desk_rows(suzuki, later)["held"] == []
    (row,) = queries.desk_rows(sato, later)["sent"]
    assert row.mark == "終えた"


def test_it_can_be_asked_again_afterwards(suzuki, ask, later):
    one = services.take_on(actor=suzuki, one=ask(), at=later)
    services.report_done(actor=suzuki, one=one, note="家計表ができた", at=later)
    assert ask(at=later).pk != one.pk


def test_it_says_what_was_done_and_once(suzuki, ask, later):
    one = services.take_on(actor=suzuki, one=ask(), at=later)
    with refused("referrals.no_report"):
        services.report_done(actor=suzuki, one=one, note="", at=later)
    services.report_done(actor=suzuki, one=one, note="できた", at=later)
    with refused("referrals.already_done"):
        services.report_done(actor=suzuki, one=one, note="できた", at=later)


def test_only_who_took_it_on_reports(sato, suzuki, ask, later):
    one = ask()
    with refused("referrals.not_taken_on"):
        services.report_done(actor=suzuki, one=one, note="できた", at=later)
    with refused("referrals.not_asked"):
        services.report_done(actor=sato, one=one, note="できた", at=later)


def test_the_page_reports(suzuki, ask, later, sign_in, post):
    one = services.take_on(actor=suzuki, one=ask(), at=later)
    client = sign_in(suzuki)
    url = reverse("referrals:report_done", args=[one.pk])
    assert 'data-act="referrals.report_done"' in client.get(url).content.decode()
    sent = post(client, url, note="家計表ができた")
    assert "家計表ができた" in client.get(sent["Location"]).content.decode()
