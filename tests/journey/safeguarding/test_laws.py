"""What the laws say to few answers, row by row with the article."""

import pytest

from tasuki.journey.safeguarding import laws, words
from tasuki.town.municipality import pack, shapes

CASES = [
    ({"whom": ["child"], "by": ["carer"]}, ["child_abuse_6", "child_welfare_25"]),
    ({"whom": ["child"], "by": ["facility"]}, ["child_welfare_33_12", "child_welfare_25"]),
    ({"whom": ["child"], "by": ["other"]}, ["child_welfare_25"]),
    ({"whom": ["elder"], "by": ["carer"], "danger": "yes"}, ["elder_7_1"]),
    ({"whom": ["elder"], "by": ["carer"], "danger": "unknown"}, ["elder_7_1"]),
    ({"whom": ["elder"], "by": ["carer"], "danger": "no"}, ["elder_7_2"]),
    ({"whom": ["elder"], "by": ["own_facility"], "danger": "no"}, ["elder_21_1"]),
    ({"whom": ["elder"], "by": ["facility"], "danger": "yes"}, ["elder_21_2"]),
    ({"whom": ["elder"], "by": ["facility"], "danger": "no"}, ["elder_21_3"]),
    ({"whom": ["elder"], "by": ["employer"]}, []),
    ({"whom": ["disabled"], "by": ["carer"], "danger": "no"}, ["disabled_7"]),
    ({"whom": ["disabled"], "by": ["facility"]}, ["disabled_16"]),
    ({"whom": ["disabled"], "by": ["employer"]}, ["disabled_22"]),
    # Under 18 児童虐待防止法 takes the place of 障害者虐待防止法7条.
    ({"whom": ["child", "disabled"], "by": ["carer"]}, ["child_abuse_6", "child_welfare_25"]),
    ({"whom": ["spouse"]}, ["dv_6_1"]),
    ({"whom": ["spouse"], "medical": True}, ["dv_6_2"]),
    (
        {"whom": ["elder", "disabled"], "by": ["carer"], "danger": "no"},
        ["disabled_7", "elder_7_2"],
    ),
    ({"whom": []}, []),
]


@pytest.mark.parametrize(("answers", "codes"), CASES)
def test_the_articles_that_speak(answers, codes):
    assert [law.code for law in laws.asked(**answers)] == codes


STRENGTHS = {
    "duty": {
        "child_abuse_6",
        "child_welfare_25",
        "child_welfare_33_12",
        "elder_7_1",
        "elder_21_1",
        "elder_21_2",
        "disabled_7",
        "disabled_16",
        "disabled_22",
    },
    "effort": {"elder_7_2", "elder_21_3", "dv_6_1"},
    "may": {"dv_6_2"},
}


@pytest.mark.parametrize(("strength", "codes"), STRENGTHS.items())
def test_how_strongly_it_is_wanted(strength, codes):
    assert {law.code for law in laws.LAWS if law.strength == strength} == codes


RECEIVERS = {
    "child_abuse_6": {"municipality", "welfare_office", "child_guidance"},
    "elder_7_1": {"municipality"},
    "elder_21_1": {"municipality"},
    "disabled_16": {"municipality"},
    "disabled_22": {"municipality", "prefecture"},
    "dv_6_1": {"dv_center", "police"},
}


@pytest.mark.parametrize(("code", "to"), RECEIVERS.items())
def test_to_whom_it_is_told(code, to):
    assert set(laws.BY_CODE[code].to) == to


@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.code)
def test_every_law_lifts_secrecy_and_is_said_in_words(law):
    assert law.secrecy
    assert str(words.LAWS[law.code])
    assert str(words.STRENGTH[law.strength])
    assert str(words.CONFIDENCE[law.confidence])
    assert all(str(words.BODY[one]) for one in law.to)


def test_a_wish_is_asked_of_the_physicians_row_alone():
    assert [law.code for law in laws.LAWS if law.consent] == ["dv_6_2"]


def test_the_pack_and_the_table_speak_of_the_same_bodies():
    assert set(laws.Body) == set(shapes.Body)
    assert set(laws.Whom) == set(shapes.Protects)


@pytest.mark.parametrize("law", laws.LAWS, ids=lambda law: law.code)
def test_the_towns_pack_has_somebody_to_ring_for_every_law(law):
    receivers = pack.current().receivers
    assert any(laws.takes([law], body=one.body, protects=one.protects) for one in receivers)


def test_no_number_is_invented_and_another_stands_beside_it():
    known = {one.code: one for one in pack.current().receivers}
    for one in known.values():
        if not one.tel:
            assert "tel" in one.unknown
            assert known[one.instead].tel
    assert {one.tel for one in known.values() if one.tel} == {"189", "110", "#8008"}


@pytest.mark.parametrize(
    ("answers", "body", "protects", "kept"),
    [
        ({"whom": ["child"], "by": ["carer"]}, "child_guidance", ["child"], True),
        ({"whom": ["child"], "by": ["carer"]}, "police", ["child"], False),
        ({"whom": ["elder"], "by": ["carer"]}, "municipality", ["elder"], True),
        ({"whom": ["elder"], "by": ["carer"]}, "municipality", ["child"], False),
        ({"whom": ["spouse"]}, "dv_center", ["spouse"], False),
        ({"whom": ["elder"], "by": ["carer"]}, "", [], False),
    ],
)
def test_the_name_may_go_only_to_whom_a_law_binds(answers, body, protects, kept):
    assert laws.keeps_silence(laws.asked(**answers), body=body, protects=protects) is kept
