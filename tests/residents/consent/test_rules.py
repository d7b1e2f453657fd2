from datetime import date
from uuid import UUID

import pytest

from tasuki.residents.consent import rules
from tasuki.residents.consent.rules import Held, Reach, State

HERE, THERE = UUID(int=1), UUID(int=2)
ALL = frozenset({"attributes", "health", "money"})
ON, LAST = date(2026, 11, 20), date(2027, 11, 20)
SHEET = Held(State.GIVEN, LAST, (Reach(ALL, "support"),))


def asked(held, *, agency=HERE, kind="council", categories=("money",), purpose="support", on=ON):
    return rules.agreed(
        held, agency=agency, kind=kind, categories=categories, purpose=purpose, on=on
    )


@pytest.mark.parametrize(
    ("held", "question", "state"),
    [
        (None, {}, State.UNKNOWN),
        (SHEET, {}, State.GIVEN),
        (SHEET, {"categories": ()}, State.GIVEN),
        (SHEET, {"purpose": ""}, State.GIVEN),
        (SHEET, {"purpose": "procedure"}, State.NONE),
        (SHEET, {"categories": ("life",)}, State.NONE),
        (SHEET, {"categories": ("money", "life")}, State.PARTLY),
        (SHEET, {"on": LAST}, State.GIVEN),
        (SHEET, {"on": date(2027, 11, 21)}, State.UNKNOWN),
        (Held(State.WITHDRAWN, LAST), {}, State.WITHDRAWN),
        (Held(State.NONE), {}, State.NONE),
        (Held(State.ASKING), {}, State.ASKING),
        (Held(State.INCAPABLE), {}, State.INCAPABLE),
        (Held(State.PARTLY, None, ()), {}, State.NONE),
        (Held(State.PARTLY, None, (Reach(ALL, "support", agency=HERE),)), {}, State.GIVEN),
        (
            Held(State.PARTLY, None, (Reach(ALL, "support", agency=HERE),)),
            {"agency": THERE},
            State.NONE,
        ),
        (Held(State.PARTLY, None, (Reach(ALL, "support", kind="council"),)), {}, State.GIVEN),
        (
            Held(State.PARTLY, None, (Reach(ALL, "support", kind="council"),)),
            {"kind": "school"},
            State.NONE,
        ),
        (
            Held(State.PARTLY, LAST, SHEET.reaches, except_agencies=frozenset({HERE})),
            {},
            State.NONE,
        ),
        (
            Held(State.PARTLY, LAST, SHEET.reaches, except_agencies=frozenset({HERE})),
            {"agency": THERE},
            State.GIVEN,
        ),
        (
            Held(State.PARTLY, LAST, SHEET.reaches, except_categories=frozenset({"money"})),
            {},
            State.NONE,
        ),
        (
            Held(State.PARTLY, LAST, SHEET.reaches, except_categories=frozenset({"money"})),
            {"categories": ("money", "health")},
            State.PARTLY,
        ),
        (
            Held(State.PARTLY, LAST, SHEET.reaches, except_categories=frozenset({"money"})),
            {"categories": ()},
            State.PARTLY,
        ),
    ],
)
def test_what_an_answer_covers(held, question, state):
    assert asked(held, **question) is state


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (State.GIVEN, ""),
        (State.PARTLY, ""),
        (State.ASKING, ""),
        (State.UNKNOWN, ""),
        (State.NONE, "consent.does_not_cover"),
        (State.WITHDRAWN, "consent.was_withdrawn"),
        (State.INCAPABLE, "consent.capacity_unclear"),
    ],
)
def test_a_no_is_not_talked_away(state, code):
    assert rules.stands(state, receiver="社協").code == code


@pytest.mark.parametrize(
    ("giver", "facts", "code"),
    [
        ("self", {"danger": True, "estranged": True}, ""),
        ("representative", {}, ""),
        ("representative", {"estranged": True}, "consent.representative_estranged"),
        ("representative", {"danger": True}, "consent.representative_danger"),
        ("representative", {"is_person": True}, "consent.represents_self"),
        ("representative", {"among": False}, "consent.not_of_the_household"),
        ("family", {"estranged": True}, "consent.representative_estranged"),
        ("family", {"danger": True}, "consent.representative_danger"),
    ],
)
def test_who_may_be_feared_speaks_for_nobody(giver, facts, code):
    asked = {"estranged": False, "danger": False, "is_person": False} | facts
    assert rules.may_represent(giver=giver, **asked).code == code


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({}, ""),
        ({"way": ""}, "consent.no_way"),
        ({"giver": "representative"}, "consent.representative_unnamed"),
        ({"giver": "representative", "name": "見本"}, "consent.representative_kind"),
        (
            {"giver": "representative", "name": "見本", "relation": "aunt"},
            "consent.representative_kind",
        ),
        ({"giver": "representative", "name": "見本", "relation": "parent"}, ""),
        ({"giver": "family"}, "consent.family_only_oral"),
        ({"giver": "family", "way": "oral"}, "consent.family_unnamed"),
        ({"giver": "family", "way": "oral", "witness": "見本"}, ""),
    ],
)
def test_who_spoke_is_believed_with_what_it_needs(said, code):
    facts = {"giver": "self", "name": "", "relation": "", "way": "written", "witness": ""} | said
    assert rules.taken_right(relations={"parent"}, **facts).code == code


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (ON, LAST, ""),
        (ON, None, ""),
        (None, LAST, "consent.no_day"),
        (date(2026, 11, 21), LAST, "consent.in_future"),
        (ON, date(2026, 11, 19), "consent.dates_backwards"),
        (date(2026, 1, 1), date(2026, 2, 1), "consent.already_ended"),
        (ON, date(2036, 12, 31), ""),
        (ON, date(2037, 1, 1), "consent.too_far"),
    ],
)
def test_it_begins_by_today_and_ends_after_it(since, until, code):
    assert rules.dates_right(since=since, until=until, today=ON).code == code


@pytest.mark.parametrize(
    ("reaches", "code"),
    [
        ((), "consent.nothing_covered"),
        ((Reach(frozenset(), "support"),), "consent.no_categories"),
        ((Reach(frozenset({"shoe_size"}), "support"),), "consent.unknown_code"),
        ((Reach(ALL, "fun"),), "consent.unknown_code"),
        ((Reach(ALL, "support", kind="pirates"),), "consent.unknown_code"),
        ((Reach(ALL, "support"),), ""),
    ],
)
def test_it_covers_something_of_the_lists(reaches, code):
    verdict = rules.reach_says_something(
        reaches, categories=ALL, purposes={"support"}, kinds={"council"}
    )
    assert verdict.code == code


@pytest.mark.parametrize(
    ("agencies", "categories", "code"),
    [
        ((), (), ""),
        ((), ("money",), ""),
        ((), tuple(ALL), "consent.nothing_left"),
        ((), ("shoe_size",), "consent.unknown_code"),
        ((HERE,), (), "consent.nothing_left"),
        ((THERE,), (), ""),
    ],
)
def test_exceptions_leave_something(agencies, categories, code):
    verdict = rules.exceptions_leave_something(
        [Reach(ALL, "support", agency=HERE)],
        except_agencies=agencies,
        except_categories=categories,
        categories=ALL,
    )
    assert verdict.code == code


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "javascript:alert(1)",
        "data:text/html;base64,PGI+",
        "data:image/png;base64,",
        "data:image/png;base64,???",
        "data:image/png;base64,あ",
        "data:image/png;base64," + "A" * rules.LARGEST_SIGNATURE,
    ],
)
def test_what_is_no_picture_is_none(sent):
    assert rules.picture_of(sent) is None


def test_a_signature_is_drawn_or_typed_before_a_witness():
    assert rules.signed(drawn=True, name="", witness="")
    assert rules.signed(drawn=False, name="見本", witness="佐藤")
    assert not rules.signed(drawn=False, name="見本", witness="")
    assert not rules.signed(drawn=False, name=" ", witness="佐藤")


@pytest.mark.parametrize(
    ("heard", "present", "stands", "own", "corrects", "writes"),
    [
        ("given", "", False, False, False, True),
        ("given", "given", True, False, False, False),
        ("given", "partial", True, False, False, False),
        ("given", "given", False, False, False, True),  # its date has passed
        ("given", "withdrawn", False, False, False, True),
        ("given", "refused", False, False, False, True),
        ("refused", "", False, False, False, True),
        ("refused", "given", True, False, False, True),
        ("refused", "refused", False, False, False, False),
        ("asking", "", False, False, False, True),
        ("asking", "given", True, False, False, False),
        ("", "", False, False, False, False),
        ("", "given", True, False, False, False),
        ("refused", "given", True, True, True, True),
        ("refused", "given", True, False, True, False),
        ("given", "refused", False, True, True, True),
        ("given", "withdrawn", False, False, True, False),
        ("", "given", True, True, True, True),
        ("", "asking", False, True, True, False),
    ],
)
def test_the_last_word_counts_and_a_tick_widens_nothing(
    heard, present, stands, own, corrects, writes
):
    facts = {"stands": stands, "own": own, "corrects": corrects}
    assert rules.counter_writes(heard=heard, present=present, **facts) is writes
