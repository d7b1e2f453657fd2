"""What the house finds out by itself: bodies, contracts, the programme, age, tables, consent sheets."""

from datetime import date, datetime
from typing import Any

import pytest

from tasuki.journey.intake import services as intake
from tasuki.residents.grounds import facts, providers, queries, rules
from tasuki.residents.grounds.providers import Situation, consent_of
from tasuki.residents.grounds.rules import Commission, Consent, Office, Regime
from tasuki.residents.people.models import Person
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor


def test_sections_of_the_town_are_one_body(put: Any) -> None:
    inside = put("fukushi_somu", "kenko_suishin")
    assert inside.same_body
    assert inside.sender_office is Office.TOWN
    assert rules.answer(inside).best.row.code == "law69_2_2_internal"
    assert not put("fukushi", "hello_work").same_body


def test_the_council_is_the_towns_contractor_and_reports_back_to_it(put: Any) -> None:
    towards = put("kenko_suishin", "shakyo")
    assert towards.commission is Commission.TO_CONTRACTOR
    assert towards.receiver_office is Office.CONTRACTOR
    back = put("shakyo", "fukushi")
    assert back.commission is Commission.FROM_CONTRACTOR
    assert [held.row.code for held in rules.answer(back).grounds] == ["commission_return"]
    assert put("hello_work", "shakyo").commission is Commission.NONE


def test_the_answer_to_may_i_tell_the_council_stands_on_the_contract(put: Any) -> None:
    found = rules.answer(put("fukushi", "shakyo"))
    assert found.says is rules.Says.CONDITIONS
    assert found.best.row.article.endswith("社会福祉法106条の4第4項")
    assert "地方公務員法34条" in [one.article for one in found.silences]


def test_an_agency_nobody_has_placed_may_tell_with_consent_alone(put: Any) -> None:
    asked = put("houkatsu_kobayashi", "shakyo")
    assert asked.sender is Regime.UNKNOWN
    found = rules.answer(asked)
    assert found.says is rules.Says.NOT
    assert {"fill_regime", "ask_consent", "support_meeting"} <= set(found.next_steps)
    agreed = put("houkatsu_kobayashi", "shakyo", consent=Consent.GIVEN)
    assert rules.answer(agreed).says is rules.Says.MAY


def test_the_programme_runs_in_this_town(noon: datetime) -> None:
    assert facts.programme_runs(noon)


@pytest.mark.parametrize(
    ("birth_on", "child"),
    [(date(2008, 11, 21), True), (date(2008, 11, 20), False), (date(1980, 1, 1), False)],
)
def test_who_turns_eighteen_today_is_no_child(
    town: dict[str, Agency], noon: datetime, birth_on: date, child: bool
) -> None:
    person = Person.objects.create(
        created_at=noon,
        changed_at=noon,
        name="見本 花子",
        birth_on=birth_on,
        birth_certainty="exact",
    )
    asked = queries.question(town["shakyo"], town["fukushi"], noon, persons=[person.pk])
    assert asked.child is child


def test_nobody_named_is_no_child(put: Any) -> None:
    assert not put("shakyo", "fukushi").child


@pytest.mark.parametrize(
    ("said", "known", "stands"),
    [
        (Consent.GIVEN, Consent.WITHDRAWN, Consent.WITHDRAWN),
        (Consent.GIVEN, Consent.NONE, Consent.NONE),
        (Consent.GIVEN, Consent.PARTLY, Consent.PARTLY),
        (Consent.GIVEN, Consent.UNKNOWN, Consent.GIVEN),
        (Consent.GIVEN, Consent.ASKING, Consent.GIVEN),
        (Consent.UNKNOWN, Consent.ASKING, Consent.ASKING),
        (Consent.NONE, Consent.GIVEN, Consent.GIVEN),
    ],
)
def test_what_is_on_record_stands_over_what_the_form_says(
    said: Consent, known: Consent, stands: Consent
) -> None:
    assert consent_of(said=said, known=known) is stands


def test_rooms_bring_their_facts_by_name() -> None:
    assert {"age", "consent", "seats"} <= set(providers.names())
    with pytest.raises(ValueError, match="two providers"):
        providers.add("age", lambda situation: {})


def test_a_free_question_asks_no_sheet(
    sato: Actor, town: dict[str, Agency], noon: datetime, agency_of: Any
) -> None:
    asked = queries.question(agency_of(sato), town["shakyo"], noon)
    situation = Situation(sender=agency_of(sato), receiver=town["shakyo"], at=noon, question=asked)
    assert providers.ask_all(situation) == asked


def test_what_the_counter_was_told_of_sharing_is_found_again(
    sato: Actor, town: dict[str, Agency], noon: datetime, agency_of: Any
) -> None:
    one = intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={"name": "見本 花子", "kana": "ミホン　ハナコ"},
        at=noon,
        method="visit",
        main_topic="income",
        topics=["income"],
        narrative="家賃が払えない。",
        share_consent="no",
    )
    asked = queries.question(
        agency_of(sato),
        town["shakyo"],
        noon,
        persons=queries.subjects_of(one.baton_id),
        baton_id=one.baton_id,
        consent=Consent.GIVEN,
    )
    assert asked.consent is Consent.NONE
    assert rules.answer(asked).says is rules.Says.NOT
