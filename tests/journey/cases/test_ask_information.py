from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed, RuleBroken, WrongState
from tasuki.journey.cases import queries, services
from tasuki.town.relay.models import Section


@pytest.fixture
def question(case, agency_of, suzuki, later):
    def asked(actor, **facts):
        facts.setdefault("asked", agency_of(suzuki))
        facts.setdefault("items", "滞納の有無")
        facts.setdefault("purpose", "家計の立て直し")
        return services.ask_information(actor=actor, case=case, at=later, **facts)

    return asked


def test_it_rings_at_the_asked_and_waits_at_the_asker(question, suzuki, tanaka, later, days):
    made = question(tanaka)

    assert made.answer_by == date(2026, 11, 27)
    offered = queries.desk_rows(suzuki, later)["offered"]
    assert [(row.record, row.mark) for row in offered] == [
        (f"information:{made.pk}", "受け取り待ち")
    ]
    assert queries.desk_rows(tanaka, later)["sent"][0].mark == "返事待ち"


def test_past_its_date_it_goes_on_ringing_on_both_desks(question, suzuki, tanaka, days):
    question(tanaka)

    assert queries.desk_rows(suzuki, days(10))["offered"][0].mark == "期限を過ぎています"
    assert queries.desk_rows(tanaka, days(10))["sent"][0].mark == "期限を過ぎています"


def test_the_asked_agency_sees_the_question_and_nothing_of_the_case(
    question, case, suzuki, tanaka, later
):
    made = question(tanaka)

    assert queries.information_for(suzuki, later).get() == made
    assert queries.sections_for(suzuki, case, later) == Section(0)
    assert not queries.cases_for(suzuki, later).exists()


def test_it_says_what_and_what_for(question, tanaka):
    for missing in ("items", "purpose"):
        with pytest.raises(NotAllowed) as refusal:
            question(tanaka, **{missing: " "})
        assert refusal.value.code == "cases.nothing_asked"


def test_nobody_asks_themselves(question, tanaka, agency_of):
    with pytest.raises(NotAllowed) as refusal:
        question(tanaka, asked=agency_of(tanaka))

    assert refusal.value.code == "cases.asks_itself"


def test_a_member_who_was_never_asked_has_not_agreed(question, case, tanaka, later):
    mother = services.add_member(actor=tanaka, case=case, name="見本 ウメ", tie="母", at=later)

    with pytest.raises(RuleBroken) as refusal:
        question(tanaka, about=mother)
    assert refusal.value.code == "cases.no_consent"
    assert question(tanaka, about=mother, ground_note="本日、電話で同意を得た").about == mother


def test_it_is_about_somebody_of_the_case(question, tanaka, sato, receive):
    with pytest.raises(WrongState):
        question(tanaka, about=receive(sato, subject={"name": "別 太郎"}).subject)


def test_the_lead_may_ask_and_who_stands_around_may_not(
    question, case, sato, suzuki, agency_of, later
):
    services.add_agency(actor=sato, case=case, agency=agency_of(suzuki), at=later)

    assert question(sato).asking_agency == agency_of(sato)
    with pytest.raises(NotAllowed):
        question(suzuki, asked=agency_of(sato))
