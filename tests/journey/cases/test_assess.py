import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import NotAllowed, Stale, WrongState
from tasuki.journey.cases import queries, services
from tasuki.journey.cases.models import Assessment, FormerAssessment


@pytest.fixture
def subject(case):
    return case.origin.consultation.subject


@pytest.fixture
def assess(case, subject, later):
    def assessed(actor, *, version=0, person=subject, at=later, **findings):
        if person is not None:
            findings.setdefault("traits", ["poverty"])
        return services.assess(
            actor=actor, case=case, person=person, version=version, at=at, **findings
        )

    return assessed


def test_one_of_a_member_and_one_of_the_household_stand_side_by_side(
    assess, case, sato, tanaka, later
):
    assess(tanaka, person=None, background="母の介護と子の進学が重なる")
    assess(sato, wish="家にいたい")

    found = queries.assessments_of(sato, case, later)
    assert [one.person_id is None for one in found] == [True, False]
    assert [one.agency.name for one in found] == [
        "小林市社会福祉協議会",
        "小林市地域包括支援センター",
    ]


def test_not_heard_yet_is_an_answer(assess, sato):
    made = assess(sato, traits=[], unheard=["traits", "wish"])

    assert made.unheard == ["traits", "wish"]


def test_what_is_reported_to_the_state_is_answered_for_the_person(assess, sato):
    with pytest.raises(NotAllowed) as refusal:
        assess(sato, traits=[])

    assert refusal.value.code == "cases.reported_unanswered"


def test_of_the_household_and_the_others_nothing_is_demanded(assess, case, sato, later):
    mother = services.add_member(actor=sato, case=case, name="見本 ウメ", tie="母", at=later)

    assert assess(sato, person=None).version == 1
    assert assess(sato, person=mother, traits=[]).version == 1


def test_heard_and_not_heard_contradict(assess, sato):
    with pytest.raises(NotAllowed) as refusal:
        assess(sato, wish="家にいたい", unheard=["wish"])

    assert refusal.value.code == "cases.heard_and_unheard"


@pytest.mark.parametrize(
    ("findings", "code"),
    [
        ({"traits": ["moon"]}, "cases.unknown_trait"),
        ({"urgency": "moon"}, "cases.unknown_urgency"),
        ({"unheard": ["moon"]}, "cases.unknown_field"),
    ],
)
def test_what_the_town_does_not_know_is_refused_in_words(assess, sato, findings, code):
    with pytest.raises(NotAllowed) as refusal:
        assess(sato, **findings)

    assert refusal.value.code == code
    assert "moon" in str(refusal.value)


def test_the_second_to_save_is_shown_what_the_first_wrote(assess, sato, tanaka):
    assess(sato, wish="家にいたい")
    assess(sato, version=1, wish="家にいたい。庭も見たい", strengths="近所づきあい")

    with pytest.raises(Stale) as refusal:
        assess(tanaka, version=1, wish="施設も見てみたい")

    assert refusal.value.theirs == {
        "wish": "家にいたい。庭も見たい",
        "strengths": "近所づきあい",
    }
    assert refusal.value.who == "佐藤（見本）"
    assert Assessment.objects.get().wish == "家にいたい。庭も見たい"


def test_two_first_ones_end_in_one(assess, sato, tanaka):
    assess(sato, wish="家にいたい")

    with pytest.raises(Stale):
        assess(tanaka, wish="施設も見てみたい")

    assert Assessment.objects.count() == 1


def test_a_version_of_nothing_is_stale(assess, sato):
    with pytest.raises(Stale) as refusal:
        assess(sato, version=3)

    assert refusal.value.theirs == {}


def test_nothing_that_was_written_is_lost(assess, sato):
    assess(sato, wish="家にいたい")
    assess(sato, version=1, wish="施設も見てみたい")

    assert FormerAssessment.objects.get().content["wish"] == "家にいたい"


def test_somebody_outside_the_household_is_not_assessed(assess, sato, receive):
    stranger = receive(sato, subject={"name": "別 太郎"}).subject

    with pytest.raises(WrongState) as refusal:
        assess(sato, person=stranger)

    assert refusal.value.code == "cases.not_a_member"


def test_who_does_not_see_it_does_not_write_it(assess, case, yamada, later):
    with pytest.raises(NotAllowed):
        assess(yamada)

    assert queries.assessments_of(yamada, case, later) == []


def test_the_database_keeps_one_a_household(assess, case, sato, later):
    made = assess(sato, person=None)
    made.pk, made._state.adding = case.pk, True

    with pytest.raises(IntegrityError), transaction.atomic():
        made.save(force_insert=True)
