"""The editor as its users meet it: forms from shapes, no TOML anywhere."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import pytest
from django.urls import reverse
from django.utils.html import escape

from tasuki.town.municipality.kinds import MANY, SINGLE
from tasuki.town.setup import queries, rules, services, words
from tests.pages.reading import form


def keys(shape):
    hints = get_type_hints(shape)
    for one in fields(shape):
        yield one.name
        for hint in (hints[one.name], *get_args(hints[one.name])):
            for inner in (hint, *get_args(hint)):
                if isinstance(inner, type) and is_dataclass(inner):
                    yield from keys(inner)


@pytest.mark.parametrize("kind", rules.EDITABLE)
def test_every_key_has_a_word(kind):
    shape = SINGLE.get(kind) or MANY[kind]

    assert set(keys(shape)) - rules.OF_THE_SOURCE - set(words.KEYS) == set()
    assert kind in words.KINDS


@pytest.mark.parametrize("kind", rules.EDITABLE)
def test_every_kind_opens_and_an_item_saved_untouched_changes_nothing(
    kind, sign_in, watanabe, here
):
    client = sign_in(watanabe)
    assert client.get(reverse("setup:items", args=[kind])).status_code == 200
    listed = queries.rows(here, kind, None)
    for row in listed[:2]:
        url = reverse("setup:change", args=[kind, row.code])
        page = client.get(url)
        assert page.status_code == 200
        answer = client.post(url, form(page).sent())
        assert answer.status_code == 303, answer.content.decode()[:3000]
    assert queries.draft(here.fiscal_year) is None


def test_a_telephone_is_typed_and_stands_in_the_draft(sign_in, watanabe, here):
    client = sign_in(watanabe)
    url = reverse("setup:change", args=["agency", "fukushi"])
    sent = form(client.get(url)).sent()
    sent["tel"] = ["0984-23-0000"]

    assert client.post(url, sent).status_code == 303

    assert queries.standing_pack(here).agency("fukushi").tel == "0984-23-0000"


def test_what_breaks_the_pack_is_said_on_the_page_with_what_was_typed(sign_in, watanabe, here):
    client = sign_in(watanabe)
    url = reverse("setup:change", args=["meeting", "regular"])
    sent = form(client.get(url)).sent()
    sent["decides"] = ["まちがい"]

    answer = client.post(url, sent)

    assert answer.status_code == 422
    assert "まちがい" in answer.content.decode()


def test_nobody_else_finds_the_editor(sign_in, sato, here):
    client = sign_in(sato)

    for page in ("shelf", "questions", "start", "publish"):
        assert client.get(reverse(f"setup:{page}")).status_code == 404


def test_the_author_alone_walks_through_the_draft(sign_in, watanabe, sato, here, noon):
    services.change(
        actor=watanabe,
        town=here,
        kind="programme",
        code="programme",
        told={"name": "見本の新しい名前"},
        at=noon,
    )
    author, other = sign_in(watanabe), sign_in(sato)
    url = reverse("setup:try")
    author.post(url, form(author.get(url)).sent())

    assert "見本の新しい名前" in author.get("/about/").content.decode()
    assert "見本の新しい名前" not in other.get("/about/").content.decode()

    author.post(url, form(author.get(url)).sent())
    assert "見本の新しい名前" not in author.get("/about/").content.decode()


def test_the_questions_lead_to_their_items(sign_in, watanabe, here):
    said = sign_in(watanabe).get(reverse("setup:questions")).content.decode()

    assert reverse("setup:change", args=["agency", "fukushi"]) in said
    assert said.count("data-question=") == len(here.questions())


def test_every_kind_that_may_be_asked_about_is_called_by_a_word() -> None:
    assert {*MANY, *SINGLE} <= words.ASKED.keys()


def test_what_the_source_got_wrong_stands_below_the_questions(sign_in, watanabe, here):
    page = sign_in(watanabe).get("/settings/questions/").content.decode()

    assert here.defects
    for one in here.defects:
        row = page.partition(f'data-record="defect:{one.code}"')[2].partition("</li>")[0]
        assert escape(one.where) in row
        assert escape(one.correction) in row
