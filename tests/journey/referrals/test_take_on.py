"""「引き受ける」"""

from datetime import timedelta

from django.urls import reverse

from tasuki.journey.intake import services as intake
from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Collaboration
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tests.journey.referrals.conftest import refused


def test_the_matter_opens_as_far_as_the_work_needs_it(sato, suzuki, ask, later):
    one = services.take_on(actor=suzuki, one=ask(), at=later)
    opened = relay.sections_for(suzuki, one.baton_id, later)
    near = Section.CARD | Section.INTAKE | Section.RECORDS | Section.ASSESSMENT
    of_its_work = Section.WORK | Section.MONEY | Section.WELFARE | Section.HISTORY
    assert opened == near | of_its_work
    assert Baton.objects.get().holder_id == sato.agency_id


def test_whoever_works_on_it_writes_records(suzuki, ask, later):
    one = services.take_on(actor=suzuki, one=ask(), at=later)
    intake.record_progress(
        actor=suzuki,
        baton=Baton.objects.get(pk=one.baton_id),
        at=later,
        on=later,
        method="visit",
        content="家計表を作り始めた",
    )


def test_it_stands_among_what_is_held(sato, suzuki, ask, later):
    services.take_on(actor=suzuki, one=ask(), at=later)
    (row,) = queries.desk_rows(suzuki, later)["held"]
    assert row.mark == "一緒に対応"
    assert queries.desk_rows(suzuki, later)["offered"] == []
    assert queries.desk_rows(sato, later)["sent"] == []


def test_only_the_asked_agency_takes_it_on(sato, tanaka, ask, later):
    one = ask()
    for actor in (sato, tanaka):
        with refused("referrals.not_asked"):
            services.take_on(actor=actor, one=one, at=later)


def test_from_the_next_midnight_it_is_refused(suzuki, ask, noon):
    one = ask()
    with refused("referrals.ask_lapsed"):
        services.take_on(actor=suzuki, one=one, at=noon + timedelta(days=7, hours=12))
    assert Collaboration.objects.get().answer == ""


def test_the_page_takes_it_on(suzuki, ask, sign_in, post):
    one = ask()
    Collaboration.objects.update(answer_by="2040-01-01", by_on="2040-01-02")
    client = sign_in(suzuki)
    url = reverse("referrals:take_on", args=[one.pk])
    assert 'data-act="referrals.take_on"' in client.get(url).content.decode()
    sent = post(client, url, note="今週うかがいます")
    page = client.get(sent["Location"]).content.decode()
    assert "経過を記録する" in page
    assert "今週うかがいます" in page
    again = post(client, url, note="")
    assert 'data-refusal="referrals.ask_taken"' in again.content.decode()


def test_what_has_ended_meanwhile_opens_to_nobody(sato, suzuki, ask, consultation, later):
    one = ask()
    intake.finish(actor=sato, consultation=consultation, outcome="information", at=later)
    with refused("relay.closed"):
        services.take_on(actor=suzuki, one=one, at=later)
    assert not relay.may_see(suzuki, one.baton_id, Section.INTAKE, later)
    assert queries.desk_rows(suzuki, later)["offered"] == []
    assert queries.ringing(suzuki, later) == 0
