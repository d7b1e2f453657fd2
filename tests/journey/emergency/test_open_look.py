"""A look without a relation: what it opens, to whom, how long, and who is told."""

import re
from datetime import date, timedelta

import pytest

from tasuki.ground import clock, names
from tasuki.ground.errors import NotAllowed
from tasuki.journey.emergency import queries, rules, services
from tasuki.journey.emergency.models import Attempt, EmergencyLook
from tasuki.town.relay import queries as relay
from tasuki.town.relay import refusals
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Secret, Section
from tasuki.trust.audit.models import Entry
from tests.journey.emergency.conftest import WHY, staff
from tests.pages.stories.acts import open_case

pytestmark = pytest.mark.django_db


def sees(actor, consultation, at, section=Section.RECORDS):
    return relay.may_see(actor, consultation.baton_id, section, at)


def test_it_opens_to_this_worker_alone_and_ends_by_itself(look, consultation, ito, tanaka, noon):
    assert ito.agency_id == tanaka.agency_id
    assert sees(ito, consultation, noon)
    assert not sees(tanaka, consultation, noon)
    assert not sees(ito, consultation, noon, Section.PAPERS)
    after = noon + timedelta(hours=rules.HOURS)
    assert sees(ito, consultation, after - timedelta(minutes=1))
    assert not sees(ito, consultation, after)


def test_it_stands_in_no_list(look, consultation, ito, noon):
    assert relay.listed(ito, "consultation", noon) == []


def test_it_is_told_at_once_to_who_carries_it_and_to_the_administrator(
    look, sato, ito, kanri, yamada, noon
):
    rows = {
        one: [row.record for row in queries.desk_rows(one, noon).get("due", [])]
        for one in (sato, ito, kanri, yamada)
    }
    assert rows[sato] == rows[kanri] == rows[ito] == [f"look:{look.pk}"]
    assert rows[yamada] == []
    assert look.told_at == noon
    line = Entry.objects.get(action="emergency.opened")
    assert line.persons


def test_the_administrator_reads_that_it_happened_and_not_why(look, kanri, sato, noon, sign_in):
    url = f"/emergency/looks/{look.pk}/"
    told = sign_in(kanri).get(url).content.decode()
    assert WHY["reason"] not in told
    assert "見本 竹子" not in told
    assert WHY["reason"] in sign_in(sato).get(url).content.decode()


def test_a_stranger_and_a_colleague_of_the_looker_find_no_record_of_it(
    look, yamada, tanaka, sign_in
):
    for actor in (yamada, tanaka):
        client = sign_in(actor)
        assert client.get(f"/emergency/looks/{look.pk}/").status_code == 404
        assert client.get(f"/emergency/{look.attempt_id}/").status_code == 404


def test_by_whole_name_and_birth_date(consultation, ito, noon):
    found = services.open_look(
        actor=ito, name="見本　竹子", birth_on=date(1944, 5, 3), at=noon, **WHY
    )
    assert found.looks.count() == 1
    assert sees(ito, consultation, noon)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": "見本 竹子"}, "emergency.whom"),
        ({"birth_on": date(1944, 5, 3)}, "emergency.whom"),
        ({"number": "X", "reason": "急ぐ"}, "emergency.reason_too_short"),
        ({"number": "X", "whose": " "}, "emergency.no_whose"),
        ({"number": "X", "why_alone": " "}, "emergency.no_why_alone"),
    ],
)
def test_what_is_not_said_opens_nothing(consultation, ito, noon, said, code):
    with pytest.raises(NotAllowed) as no:
        services.open_look(actor=ito, at=noon, **{**WHY, **said})
    assert no.value.code == code
    assert not Attempt.objects.exists()


def test_who_works_on_no_matter_does_not_look(consultation, kanri, watanabe, noon):
    for actor in (kanri, watanabe):
        with pytest.raises(NotAllowed):
            services.open_look(actor=actor, number=consultation.number, at=noon, **WHY)


def test_nobody_and_barred_and_refused_are_answered_alike(
    consultation, sato, ito, noon, sign_in, monkeypatch
):
    client = sign_in(ito)

    def answer(number):
        found = services.open_look(actor=ito, number=number, at=noon, **WHY)
        assert not found.looks.exists()
        page = client.get(f"/emergency/{found.pk}/").content.decode()
        return page.replace(str(found.pk), "")

    nobody = answer("R8-9999")
    monkeypatch.setattr(refusals, "_REFUSALS", [lambda _actor, ids, _at: ids])
    refused = answer(consultation.number)
    monkeypatch.setattr(refusals, "_REFUSALS", [])
    relay_acts.keep_out(
        actor=sato, baton=consultation.baton, staff=staff(ito), reason=Secret.FAMILY, at=noon
    )
    barred = answer(consultation.number)

    assert _plain(nobody) == _plain(refused) == _plain(barred)


def _plain(page):
    return re.sub(r'nonce="[^"]*"|value="[^"]*"', "", page)


def test_a_secret_matter_opens_too_and_closes_again(consultation, sato, ito, tanaka, noon):
    relay_acts.make_secret(
        actor=sato, baton=consultation.baton, reason=Secret.OTHER, cleared=[], at=noon
    )
    services.open_look(actor=ito, number=consultation.number, at=noon, **WHY)
    assert sees(ito, consultation, noon)
    assert not sees(tanaka, consultation, noon)
    assert not sees(ito, consultation, noon + timedelta(hours=rules.HOURS))


def test_five_tries_a_day(consultation, ito, noon):
    for number in range(rules.TRIES_A_DAY):
        services.open_look(actor=ito, number=f"R8-9{number}", at=noon, **WHY)
    with pytest.raises(NotAllowed) as no:
        services.open_look(actor=ito, number=consultation.number, at=noon, **WHY)
    assert no.value.code == "emergency.too_often"
    services.open_look(actor=ito, number=consultation.number, at=noon + timedelta(days=1), **WHY)


def test_what_is_open_anyway_needs_no_emergency(consultation, sato, noon):
    with pytest.raises(NotAllowed) as no:
        services.open_look(actor=sato, number=consultation.number, at=noon, **WHY)
    assert no.value.code == "emergency.open_anyway"


def test_the_page_opens_it_once_and_leads_to_it(consultation, ito, sign_in, monkeypatch, noon):
    monkeypatch.setattr(clock, "now", lambda: noon)
    client = sign_in(ito)
    assert client.get("/emergency/").status_code == 200
    answer = client.post("/emergency/", {"number": consultation.number, **WHY})
    assert answer.status_code == 303
    page = client.get(answer.url).content.decode()
    assert f"/intake/{consultation.pk}/" in page
    assert client.get(f"/intake/{consultation.pk}/").status_code == 200
    assert EmergencyLook.objects.count() == 1


def test_a_look_that_is_ended_early_is_closed(look, consultation, ito, yamada, noon, later):
    with pytest.raises(NotAllowed) as no:
        services.end_look(actor=yamada, look=look, at=later)
    assert no.value.code == "emergency.not_yours_to_end"

    services.end_look(actor=ito, look=look, at=later)

    assert not sees(ito, consultation, later)
    with pytest.raises(NotAllowed) as no:
        services.end_look(actor=ito, look=look, at=later)
    assert no.value.code == "emergency.ended"


def test_the_coordinator_is_told_too_and_not_why(cast, noon, later, sign_in):
    """Where the agency that carries a case has nobody left who may see it, somebody still rings."""
    case = open_case(cast)
    tried = services.open_look(actor=cast["yamada"], number=case.number, at=later, **WHY)
    look = EmergencyLook.objects.get(attempt=tried, baton=case.lead)

    rows = queries.desk_rows(cast["tanaka"], later)["due"]
    page = sign_in(cast["tanaka"]).get(rows[0].url)

    assert f"look:{look.pk}" in [row.record for row in rows]
    assert page.status_code == 200
    assert WHY["reason"] not in page.content.decode()


@pytest.mark.parametrize("typed", ["見本竹子", "ミホンタケコ", "みほん　たけこ", "ﾐﾎﾝ ﾀｹｺ"])
def test_the_whole_name_is_found_however_it_is_written(consultation, ito, noon, typed):
    opened = services.open_look(actor=ito, name=typed, birth_on=date(1944, 5, 3), at=noon, **WHY)
    assert opened.looks.count() == 1


def test_in_a_demo_the_mark_behind_a_name_need_not_be_typed(consultation, ito, noon, settings):
    person = consultation.subject
    person.name = "坂元 ハル（見本）"
    person.folded = names.fold(person.name)
    person.save(update_fields=["name", "folded"])
    for demo, found in ((True, 1), (False, 0)):
        settings.DEMO = demo
        assert len(queries.asked_for("", "坂元ハル", date(1944, 5, 3))) == found


@pytest.mark.parametrize("typed", ["見本", "竹子", "ミホン", "見本竹", "", "（見本）"])
def test_a_part_of_a_name_finds_nobody(consultation, ito, noon, typed):
    assert queries.asked_for("", typed, date(1944, 5, 3)) == []
