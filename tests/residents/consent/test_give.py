import base64

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import HouseError, NotAllowed, Stale
from tasuki.residents.consent import queries, services
from tasuki.residents.consent.models import Consent, Scope, State
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Standing
from tasuki.trust.audit.models import Entry
from tasuki.trust.vault.models import File
from tests.residents.consent.conftest import NEXT_YEAR, TODAY
from tests.trust.vault import samples

DRAWN = "data:image/png;base64," + base64.b64encode(samples.png(20, 10)).decode()


def test_one_sheet_covers_everybody_who_supports(give, person, other_agency, later):
    made = give()

    (scope,) = made.scopes.all()
    assert made.state == State.GIVEN
    assert scope.everyone
    assert scope.purpose == "support"
    assert len(scope.categories) == 6
    agreed = queries.agreed(person.pk, other_agency.pk, ["money", "health"], "support", later)
    assert agreed is queries.State.GIVEN


def test_the_record_names_whose_it_is(give, person, sato):
    made = give()

    line = Entry.objects.get(action="consent.given")
    assert line.target == f"consent:{made.pk}"
    assert line.staff_id == sato.staff_id
    assert person.pk.hex in line.persons


def test_exceptions_are_stronger_than_the_sheet(give, person, other_agency, later, agency_of, ito):
    made = give(except_agencies=[other_agency.pk], except_categories=["money"])

    assert made.state == State.PARTLY
    ask = queries.agreed
    assert ask(person.pk, other_agency.pk, [], "", later) is queries.State.NONE
    assert ask(person.pk, agency_of(ito).pk, ["health"], "", later) is queries.State.GIVEN
    assert ask(person.pk, agency_of(ito).pk, ["money"], "", later) is queries.State.NONE
    refusal = queries.stands(person.pk, other_agency.pk, [], "", later)
    assert refusal.code == "consent.does_not_cover"
    assert refusal.facts["receiver"] == other_agency.name


def test_a_new_answer_takes_the_place_of_the_one_before(give, later, person):
    first = give()
    second = give(version=1, except_categories=["money"], at=later)

    first.refresh_from_db()
    assert first.superseded_at == later
    assert (second.version, second.is_present) == (2, True)
    assert [one.pk for one in queries.consents_of([person.pk], later)[person.pk]] == [
        second.pk,
        first.pk,
    ]


def test_what_was_read_before_is_not_written_over(give):
    give()

    with pytest.raises(Stale) as stale:
        give(version=0)

    assert stale.value.who == "佐藤（見本）"
    assert Consent.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"way": ""}, "consent.no_way"),
        ({"since": None}, "consent.no_day"),
        ({"until": TODAY.replace(month=1)}, "consent.dates_backwards"),
        ({"giver": "family"}, "consent.family_only_oral"),
        ({"giver": "representative", "giver_name": "見本"}, "consent.representative_kind"),
        ({"except_categories": ["shoe_size"]}, "consent.unknown_code"),
        ({"way": "electronic"}, "consent.not_signed"),
        (
            {"way": "electronic", "signature": "data:image/png;base64,AAAA"},
            "consent.signature_unreadable",
        ),
        ({"way": "electronic", "signature": "nonsense"}, "consent.signature_unreadable"),
        ({"reason": "長" * 20_001}, "consent.too_long"),
        ({"scan": services.Paper("同意書.pdf", samples.PROGRAM)}, "vault.program"),
        ({"scan": services.Paper("同意書.pdf", b"")}, "vault.empty"),
    ],
)
def test_what_makes_no_sense_leaves_nothing(give, said, code):
    with pytest.raises(HouseError) as refusal:
        give(**said)

    assert refusal.value.code == code
    assert str(refusal.value) != code
    assert not Consent.objects.exists()
    assert not File.objects.exists()


def test_an_agency_that_nobody_knows_is_no_exception(give, person):
    with pytest.raises(HouseError) as refusal:
        give(except_agencies=[person.pk])

    assert refusal.value.code == "consent.unknown_agency"


def test_a_signature_on_the_screen_is_kept(give, person):
    made = give(way="electronic", signature=DRAWN)

    assert made.signature.kind == "png"
    assert made.signature.target == f"consent:{made.pk}"


def test_a_typed_name_before_a_witness_signs_too(give):
    made = give(way="electronic", giver_name="見本 花子", witness="佐藤")

    assert made.signature is None


def test_the_scan_comes_with_it(give):
    made = give(scan=services.Paper("同意書.pdf", samples.PDF))

    assert made.scan.kind == "pdf"


def test_a_guardian_speaks_for_the_person(give):
    made = give(giver="representative", giver_name="見本 太郎", giver_relation="adult_guardian")

    assert made.get_giver_display() == "法定代理人"


def test_somebody_of_another_house_is_no_representative(give, sato, noon, agency_of):
    from tasuki.journey.intake import services as intake

    stranger = intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={"name": "他所 一郎"},
        main_topic="income",
        topics=["income"],
        method="visit",
        at=noon,
    ).subject
    with pytest.raises(HouseError) as refusal:
        give(
            giver="representative",
            giver_name="他所 一郎",
            giver_relation="parent",
            giver_person=stranger,
        )

    assert refusal.value.code == "consent.not_of_the_household"


def test_where_violence_is_feared_nobody_speaks_for_another(give, sato, consultation, noon):
    from tasuki.journey.intake import services as intake

    intake.correct(
        actor=sato, consultation=consultation, version=1, topics=["income", "dv_abuse"], at=noon
    )
    with pytest.raises(HouseError) as refusal:
        give(giver="representative", giver_name="見本 太郎", giver_relation="parent")

    assert refusal.value.code == "consent.representative_danger"
    assert "児童相談所" in str(refusal.value)
    assert give().state == State.GIVEN


def test_each_answers_for_themself(give, brother, person, later):
    give()

    states = queries.states_of([person.pk, brother.pk], later)
    assert states == {person.pk: "given", brother.pk: "unknown"}


def test_who_has_nothing_to_do_with_the_person_asks_nothing(give, yamada, kanri, watanabe):
    for stranger in (yamada, kanri, watanabe):
        with pytest.raises(NotAllowed):
            give(actor=stranger)


def test_a_member_who_joined_later_is_seen_too(consultation, sato, noon, give):
    sister = people.register_person(
        actor=sato, baton=consultation.baton, part=Standing.MEMBER, name="見本 春子", at=noon
    )

    assert give(person=sister).person == sister


def test_after_its_last_day_it_is_asked_again(give, person, noon):
    give(until=TODAY)

    tomorrow = noon.replace(day=21)
    assert queries.state_of(person.pk, noon) is queries.State.GIVEN
    assert queries.state_of(person.pk, tomorrow) is queries.State.UNKNOWN


def test_the_database_keeps_one_present_answer(give):
    made = give()
    again = give(version=1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=made.pk).update(superseded_at=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Consent.objects.filter(pk=again.pk).update(until=TODAY.replace(year=2020))
    with pytest.raises(IntegrityError), transaction.atomic():
        Scope.objects.filter(consent=again).update(everyone=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        Scope.objects.filter(consent=again).update(categories=[])


def test_the_end_is_the_day_that_was_said(give):
    assert give().until == NEXT_YEAR
