"""一緒に対応 with an office without accounts: its answer and what it did are heard and noted."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Collaboration, HeardAnswer, Way
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Baton, Section
from tests.journey.referrals.conftest import ANSWER_BY, refused


@pytest.fixture
def office(town):
    return Agency.objects.filter(has_accounts=False).order_by("position").first()


@pytest.fixture
def asked(sato, consultation, office, noon):
    return services.ask_together(
        actor=sato,
        baton=consultation.baton,
        asked=office,
        what="家計の相談に乗ってもらう",
        by_on=date(2026, 12, 10),
        answer_by=ANSWER_BY,
        agreed="yes",
        ground="consent",
        at=noon,
    )


@pytest.fixture
def heard(noon):
    def said(**changes):
        ordinary = {"who": "相談支援員（見本）", "on": noon.date(), "way": Way.PHONE, "note": ""}
        return services.Hearing(**{**ordinary, **changes})

    return said


def test_taken_on_its_day_rings_at_who_asked(sato, asked, heard, later):
    services.hear_help(actor=sato, one=asked, heard=heard(note="火曜に来る"), at=later)
    (row,) = queries.desk_rows(sato, later)["sent"]
    assert (row.mark, row.on) == ("引き受けた（電話など）", date(2026, 12, 10))
    assert row.action.label == "その後を聞いて記録する"
    assert Baton.objects.get().holder_id == sato.agency_id
    assert Baton.objects.get().carrier is None


def test_another_ask_does_not_put_it_out_of_sight(sato, suzuki, asked, ask, heard, later):
    services.hear_help(actor=sato, one=asked, heard=heard(), at=later)
    ask()
    marks = {row.mark for row in queries.desk_rows(sato, later)["sent"]}
    assert "引き受けた（電話など）" in marks


def test_nobody_there_sees_the_record(sato, asked, office, heard, later):
    services.hear_help(actor=sato, one=asked, heard=heard(), at=later)
    parts = asked.baton.parts.filter(agency=office, until__isnull=True)
    assert [Section(one.sections) for one in parts] == [Section.CARD]


def test_refused_the_asker_chooses_what_comes_next(sato, asked, heard, later):
    with refused("referrals.no_decline_reason"):
        services.hear_no_help(actor=sato, one=asked, heard=heard(), at=later)
    services.hear_no_help(actor=sato, one=asked, heard=heard(note="手が足りない"), at=later)
    (row,) = queries.desk_rows(sato, later)["sent"]
    assert row.mark == "できない"


def test_what_it_did_is_heard_and_read_in_one_act(sato, asked, heard, later):
    services.hear_help(actor=sato, one=asked, heard=heard(), at=later)
    one = Collaboration.objects.get()
    with refused("referrals.no_report"):
        services.hear_done(actor=sato, one=one, heard=heard(), at=later)
    services.hear_done(actor=sato, one=one, heard=heard(note="表ができた"), at=later)
    one.refresh_from_db()
    assert one.done_note == "表ができた"
    assert queries.desk_rows(sato, later)["sent"] == []
    assert list(
        HeardAnswer.objects.order_by("created_at", "pk").values_list("what", flat=True)
    ) == [
        "taken",
        "done",
    ]
    with refused("referrals.already_done"):
        services.hear_done(actor=sato, one=one, heard=heard(note="x"), at=later)


def test_what_was_not_taken_on_is_not_done(sato, asked, heard, later):
    with refused("referrals.not_taken_on"):
        services.hear_done(actor=sato, one=asked, heard=heard(note="x"), at=later)


def test_only_who_asked_notes_it(suzuki, asked, heard, later):
    for act in (services.hear_help, services.hear_no_help, services.hear_done):
        with refused("referrals.not_asker"):
            act(actor=suzuki, one=asked, heard=heard(note="x"), at=later)


def test_an_agency_with_accounts_answers_for_itself(sato, ask, heard, later):
    with refused("relay.answers_itself"):
        services.hear_help(actor=sato, one=ask(), heard=heard(), at=later)


def test_past_its_date_it_is_asked_again(sato, asked, heard, noon):
    with refused("referrals.ask_lapsed"):
        services.hear_help(actor=sato, one=asked, heard=heard(), at=noon + timedelta(days=8))


def test_the_pages_note_the_answer_and_what_was_done(sato, asked, noon, sign_in, post):
    Collaboration.objects.update(answer_by="2099-01-01", by_on="2099-01-02")
    client = sign_in(sato)
    shown = client.get(reverse("referrals:together_show", args=[asked.pk])).content.decode()
    assert "返事を聞いて記録する" in shown
    said = {"who": "係の人（見本）", "way": "meeting", "heard_on": "2026-11-20"}
    url = reverse("referrals:hear_help", args=[asked.pk])
    assert post(client, url, **said, answer="taken").status_code == 303
    shown = client.get(reverse("referrals:together_show", args=[asked.pk])).content.decode()
    assert "その後を聞いて記録する" in shown
    assert "係の人（見本）" in shown
    Collaboration.objects.update(answered_at=noon)
    url = reverse("referrals:hear_done", args=[asked.pk])
    assert post(client, url, **said, note="会えた").status_code == 303
    assert Collaboration.objects.get().done_note == "会えた"


def test_the_pages_are_not_there_for_who_answers_here(sato, ask, sign_in):
    one = ask()
    for name in ("hear_help", "hear_done"):
        page = sign_in(sato).get(reverse(f"referrals:{name}", args=[one.pk]))
        assert page.status_code == 404
