"""Before acceptance the office that is asked sees what it needs to decide, and nothing else."""

from datetime import date

import pytest
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.journey.cases import queries, services
from tasuki.journey.cases.models import Request
from tasuki.journey.intake import queries as intake
from tasuki.residents.people import queries as people
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section

PERSON = {
    "name": "髙﨑 𠮷子",
    "kana": "たかさき よしこ",
    "birth_on": date(1944, 5, 1),
    "address": "小林市見本町9番地",
    "phone": "0984-23-0009",
}
STORY = "息子が夜に大きな声を出す。"
PARTS = {
    "name": "髙﨑 𠮷子",
    "address": "小林市見本町9番地",
    "phone": "0984-23-0009",
    "narrative": STORY,
}


@pytest.fixture(autouse=True)
def today(noon, monkeypatch):
    """The doors' clock shows noon."""
    monkeypatch.setattr(clock, "now", lambda: noon)


@pytest.fixture
def worry(sato, receive):
    return receive(sato, subject=PERSON, narrative=STORY, area="細野")


def read(client, address):
    return client.get(address).content.decode()


def all_pages(client, one):
    """Every page on which who was asked comes across the request."""
    names = ("show_request", "accept", "return")
    pages = [reverse(f"cases:{name}", args=[one.pk]) for name in names]
    return "".join(read(client, page) for page in ["/", "/offered/", "/log/", *pages])


def test_nothing_is_ticked_and_nobody_is_named(ask, sato, tanaka, worry, sign_in):
    one = ask(sato, worry, background="役割を整理したい。")

    seen = all_pages(sign_in(tanaka), one)

    assert not [part for part in (*PARTS.values(), "タカサキ") if part in seen]
    page = read(sign_in(tanaka), f"/requests/{one.pk}/")
    for told in ("80代", "細野", "収入・生活費のこと", "役割を整理したい。", one.explained):
        assert told in page, told
    assert 'data-level="preview"' in page


@pytest.mark.parametrize("part", PARTS)
def test_what_was_ticked_is_shown_and_nothing_beside_it(part, ask, sato, tanaka, worry, sign_in):
    one = ask(sato, worry, shown_before=[part])

    page = read(sign_in(tanaka), f"/requests/{one.pk}/")

    assert [name for name, said in PARTS.items() if said in page] == [part]
    assert Request.objects.get().preview[part] == PARTS[part]
    assert Request.objects.get().shown_before == [part]


def test_the_preview_stays_what_it_was_when_it_was_asked(ask, sato, tanaka, worry, sign_in):
    one = ask(sato, worry, shown_before=["address"])
    worry.subject.address = "都城市"
    worry.subject.save(update_fields=["address"])

    page = read(sign_in(tanaka), f"/requests/{one.pk}/")

    assert PARTS["address"] in page
    assert "都城市" not in page


def test_neither_the_reception_nor_the_person_is_found_before_acceptance(
    ask, sato, tanaka, worry, sign_in, noon
):
    ask(sato, worry, shown_before=["name"])

    opened = [one for one in Section if relay.may_see(tanaka, worry.baton_id, one, noon)]
    assert opened == [Section.PREVIEW]
    assert sign_in(tanaka).get(f"/intake/{worry.pk}/").status_code == 404
    assert people.search(tanaka, "髙﨑", noon) == []


def test_acceptance_opens_the_worry(ask, sato, tanaka, worry, sign_in, noon):
    one = ask(sato, worry)
    case = services.accept_request(
        actor=tanaka, request=one, title="髙﨑さん宅", look_again_on=date(2026, 12, 1), at=noon
    )

    assert relay.may_see(tanaka, worry.baton_id, Section.INTAKE, noon)
    page = read(sign_in(tanaka), f"/requests/{one.pk}/")
    assert PARTS["name"] in page
    assert 'data-level="whole"' in page
    assert PARTS["name"] in read(sign_in(tanaka), f"/cases/{case.pk}/")


def test_the_desk_names_the_kind_of_worry_in_place_of_the_person(ask, sato, tanaka, worry, noon):
    ask(sato, worry)
    row = queries.offered_rows(tanaka, noon)[0]
    assert row.title.startswith("80代・")

    mine = queries.desk_rows(sato, noon)["sent"][0]
    assert PARTS["name"] in mine.title


def test_the_desk_names_who_was_ticked(ask, sato, tanaka, worry, noon):
    ask(sato, worry, shown_before=["name"])

    assert PARTS["name"] in queries.offered_rows(tanaka, noon)[0].title


def test_only_what_can_be_ticked_is_ticked(ask, sato, worry):
    with pytest.raises(HouseError) as refusal:
        ask(sato, worry, shown_before=["records"])

    assert refusal.value.code == "cases.not_showable"
    assert not Request.objects.exists()


def test_who_was_not_told_something_does_not_show_it(ask, sato, worry, monkeypatch):
    monkeypatch.setattr(intake, "_UNTOLD", [lambda _actor, _one: frozenset({"phone"})])
    with pytest.raises(HouseError) as refusal:
        ask(sato, worry, shown_before=["phone"])

    assert refusal.value.code == "cases.shows_untold"


def test_the_form_ticks_nothing_by_itself(sato, worry, sign_in):
    page = sign_in(sato)
    address = f"/requests/new/{worry.pk}/"
    said = page.get(address).content.decode()
    assert "受理の前に伝えること" in said
    boxes = [part for part in said.split("<input") if 'name="shown_before"' in part]
    assert len(boxes) == len(PARTS)
    assert not [one for one in boxes if "checked" in one.split(">")[0]]

    asked = {
        "criteria": ["role_division"],
        "explained": "説明した。",
        "convinced": "yes",
        "ground": "consent",
        "answer_by": "令和8年11月27日",
        "shown_before": ["name"],
    }
    assert page.post(address, asked).status_code == 303
    assert Request.objects.get().shown_before == ["name"]
