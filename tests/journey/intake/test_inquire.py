"""「他機関に照会する」 answers with agencies and telephones; the person stays unsaid."""

from datetime import date, timedelta

import pytest

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.journey.intake import inquiries, rules, services
from tasuki.journey.intake.models import Inquiry
from tasuki.residents.people import queries as people
from tasuki.town.organizations.models import Agency
from tasuki.trust.audit.models import Entry

PERSON = {
    "name": "髙﨑 𠮷子",
    "kana": "たかさき よしこ",
    "birth_on": date(1944, 5, 1),
    "phone": "0984-23-0001",
}
WRITTEN_OTHERWISE = {"name": "たかさき 花", "kana": "たかさき よしこ", "birth_on": "1944-05-01"}


@pytest.fixture
def today(noon, monkeypatch):
    """The doors' clock shows noon."""
    monkeypatch.setattr(clock, "now", lambda: noon)


def ask(actor, noon, **facts):
    facts.setdefault("ground", "consent")
    if "consultation" not in facts:
        typed = facts.pop("typed", PERSON)
        facts |= {"about": typed.get("name", ""), "traits": people.traits_typed(**typed)}
    return services.inquire(actor=actor, at=noon, **facts)


def refused(actor, noon, **facts):
    with pytest.raises(HouseError) as refusal:
        ask(actor, noon, **facts)
    return refusal.value.code


def test_the_agency_that_holds_a_matter_of_the_person_is_named_with_its_telephone(
    sato, suzuki, receive, noon, agency_of
):
    receive(suzuki, subject=PERSON)
    Agency.objects.filter(pk=suzuki.agency_id).update(tel="0984-00-0000")

    made = ask(sato, noon)

    assert inquiries.answer(made) == [(agency_of(suzuki).name, "0984-00-0000")]


def test_an_agency_without_a_telephone_says_so(sato, suzuki, receive, noon, agency_of):
    receive(suzuki, subject=PERSON)
    Agency.objects.filter(pk=suzuki.agency_id).update(tel="")

    assert inquiries.answer(ask(sato, noon)) == [(agency_of(suzuki).name, "不明")]


@pytest.mark.parametrize(
    "typed",
    [
        {**PERSON, "birth_on": date(1950, 1, 1)},
        {"name": PERSON["name"], "birth_on": date(1944, 5, 2)},
        {"name": "別の 名", "birth_on": PERSON["birth_on"], "phone": PERSON["phone"]},
    ],
)
def test_only_a_sure_match_counts(sato, suzuki, receive, noon, typed):
    receive(suzuki, subject=PERSON)

    assert ask(sato, noon, typed=typed).found == []


def test_ones_own_agency_and_what_has_ended_are_not_other_agencies(sato, suzuki, receive, noon):
    receive(sato, subject=PERSON)
    ended = receive(suzuki, subject=PERSON)
    services.finish(actor=suzuki, consultation=ended, outcome="information", at=noon)

    assert ask(sato, noon).found == []


def test_who_is_not_to_be_called_is_not_given_away(sato, suzuki, receive, noon):
    receive(suzuki, subject={**PERSON, "contact_ok": "no"})

    assert ask(sato, noon).found == []


def test_it_stands_in_the_record_whatever_the_answer(sato, consultation, noon):
    services.correct(
        actor=sato,
        consultation=consultation,
        version=consultation.version,
        subject={"phone": "0984-23-0009"},
        subject_version=consultation.subject.version,
        at=noon,
    )
    consultation.subject.refresh_from_db()

    made = ask(sato, noon, consultation=consultation)

    entry = Entry.objects.get(action="intake.inquired")
    assert (entry.target, entry.staff_id) == (f"inquiry:{made.pk}", sato.staff_id)
    assert consultation.subject_id.hex in entry.persons
    assert entry.basis


def test_without_a_ground_nothing_is_asked(sato, noon):
    other = next(
        one
        for one in inquiries.grounds(Agency.objects.get(pk=sato.agency_id), noon)
        if one.code != "consent"
    )

    assert refused(sato, noon, ground="because") == "intake.inquire_no_ground"
    assert refused(sato, noon, ground=other.code) == "intake.inquire_unexplained"
    assert ask(sato, noon, ground=other.code, ground_note="倒れて話せない。").found == []


def test_a_name_alone_is_too_little(sato, noon):
    assert refused(sato, noon, typed={"name": "髙﨑 𠮷子"}) == "intake.inquire_too_little"
    assert refused(sato, noon, typed={"phone": "0984230001"}) == "intake.inquire_too_little"


def test_nobody_makes_a_list_of_the_town_by_asking(sato, noon):
    for _ in range(rules.INQUIRIES_A_DAY):
        ask(sato, noon)

    assert refused(sato, noon) == "intake.inquire_too_often"
    assert Inquiry.objects.count() == rules.INQUIRIES_A_DAY
    assert ask(sato, noon + timedelta(days=1)).pk


def test_only_who_holds_the_matter_asks_about_it(suzuki, kanri, consultation, noon):
    assert refused(suzuki, noon, consultation=consultation) == "intake.not_holder"
    assert refused(kanri, noon) == "access.not_your_work"


def test_who_was_not_told_the_name_does_not_learn_it_by_asking(sato, consultation, noon, hide):
    hide("name")

    assert refused(sato, noon, consultation=consultation) == "intake.inquire_not_told"


def test_the_pages_ask_and_answer_without_the_other_matters_person(
    sato, suzuki, receive, sign_in, today, noon, agency_of
):
    other = receive(suzuki, subject=PERSON)
    page = sign_in(sato)
    assert "/intake/inquire/" in page.get("/intake/new/").content.decode()

    asked = page.post("/intake/inquire/", {**WRITTEN_OTHERWISE, "ground": "consent"})
    assert asked.status_code == 303
    said = page.get(asked.url).content.decode()

    assert agency_of(suzuki).name in said
    for secret in (other.number, "髙﨑", "𠮷子", "タカサキ", str(other.pk), "0984-23-0001"):
        assert secret not in said
    looked = Entry.objects.filter(persons__contains=other.subject_id.hex)
    assert looked.filter(staff_id=sato.staff_id).exists()
    assert sign_in(suzuki).get(asked.url).status_code == 404


def test_the_page_of_a_consultation_leads_there(sato, receive, sign_in, today, noon):
    mine = receive(sato, subject=PERSON)
    page = sign_in(sato)
    address = f"/intake/{mine.pk}/inquire/"
    assert address in page.get(f"/intake/{mine.pk}/").content.decode()

    asked = page.post(address, {"ground": "consent"})

    assert asked.status_code == 303
    assert "ほかの機関との関わりは見つかりませんでした" in page.get(asked.url).content.decode()


def test_what_is_refused_says_what_is_missing(sato, sign_in, today, noon):
    answer = sign_in(sato).post("/intake/inquire/", {"name": "髙﨑 𠮷子", "ground": "consent"})

    assert answer.status_code == 422
    assert "生年月日か電話番号" in answer.content.decode()
