from dataclasses import replace
from datetime import date

import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.plans.models import Plan, Promise
from tasuki.journey.plans.rules import Row
from tasuki.trust.audit.models import Entry
from tests.journey.plans.conftest import YES


def test_a_plan_says_who_does_what_until_when_or_goes_on(draft, case):
    plan = draft()

    assert (plan.version_no, plan.state, plan.consent) == (1, "draft", "not_asked")
    dated, continuing = plan.promises.all()
    assert (dated.kind, dated.due_on) == ("dated", date(2026, 12, 20))
    assert (continuing.kind, continuing.due_on) == ("continuing", None)
    assert continuing.looked_at_on == plan.next_monitoring_on
    line = Entry.objects.get(action="plans.drafted")
    assert line.words.content["number"] == case.number
    assert line.persons


@pytest.mark.parametrize("who", ["sato", "suzuki", "tanaka"])
def test_whoever_carries_the_case_or_stands_around_it_may_write(request, draft, who):
    assert draft(actor=request.getfixturevalue(who)).pk


@pytest.mark.parametrize("who", ["yamada", "watanabe", "kanri", "takahashi"])
def test_nobody_else_may(request, draft, who):
    with pytest.raises(NotAllowed) as refusal:
        draft(actor=request.getfixturevalue(who))

    assert refusal.value.code in {"plans.not_writing", "access.not_your_work"}
    assert not Plan.objects.exists()


def test_a_second_plan_is_not_begun_beside_the_first(draft):
    draft()

    with pytest.raises(NotAllowed) as refusal:
        draft()

    assert refusal.value.code == "plans.already_drafted"
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"what": ""}, "plans.row_unfinished"),
        ({"issue": " "}, "plans.row_unfinished"),
        ({"kind": "", "due_on": None}, "plans.row_without_term"),
        ({"due_on": None}, "plans.row_dated"),
        ({"kind": "continuing"}, "plans.row_continuing"),
    ],
)
def test_a_row_is_whole(draft, rows, change, code):
    with pytest.raises(NotAllowed) as refusal:
        draft(rows=[replace(rows[0], **change), rows[1]])

    assert refusal.value.code == code
    assert refusal.value.facts["row"] == 1
    assert not Promise.objects.exists()


def test_only_agencies_around_the_case_are_given_something(draft, yamada):
    row = Row(issue="子育て", agency=yamada.agency_id, what="居場所に誘う")

    with pytest.raises(NotAllowed) as refusal:
        draft(rows=[row])

    assert refusal.value.code == "plans.agency_elsewhere"


def test_a_row_is_of_the_household_or_of_one_of_it(draft, rows, brother):
    plan = draft(rows=[rows[0], replace(rows[1], about=brother.pk)])

    assert [one.about for one in plan.promises.all()] == [None, brother]


def test_a_row_is_of_nobody_outside_the_household(draft, rows, outsider):
    with pytest.raises(NotAllowed) as refusal:
        draft(rows=[rows[0], replace(rows[1], about=outsider.pk)])

    assert refusal.value.code == "plans.person_elsewhere"
    assert refusal.value.facts["row"] == 2
    assert not Promise.objects.exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ({"ends_on": date(2026, 11, 19)}, "plans.ends_before_start"),
        ({**YES, "consent_on": None}, "plans.consent_unfinished"),
        ({**YES, "consent_how": ""}, "plans.consent_unfinished"),
        ({**YES, "consent_on": date(2026, 11, 21)}, "plans.consent_in_future"),
        ({"long_goal": "目" * 20_001}, "plans.too_long"),
    ],
)
def test_what_cannot_stand_is_refused_in_words(draft, content, code):
    with pytest.raises(NotAllowed) as refusal:
        draft(**content)

    assert refusal.value.code == code
    assert str(refusal.value)


def test_a_text_of_twenty_thousand_letters_is_kept_whole(draft):
    assert len(Plan.objects.get(pk=draft(direction="支" * 20_000).pk).direction) == 20_000
