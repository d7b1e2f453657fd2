"""What docs/TOWNS.md says is seen, is seen: facts/<body>.toml holds each page to its words.

A fact names its row (the first cell of the table, exactly), the page (an address below the town, with its
query), who reads it (by: "" nobody in particular, or a role), the words that stand there and those that
must not. facts/every.toml is held in each body, or in those that `of` names."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tasuki.doors.demo import pages, story
from tasuki.ground import clock
from tasuki.office.prefecture import queries as prefecture_queries
from tasuki.office.prefecture import services as prefecture
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tests.conftest import NOON
from tests.pages.test_towns_table import DOCS

pytestmark = pytest.mark.django_db
FACTS = Path(__file__).parent / "facts"
EVERY = "every"
BODIES = pack.town_codes()
ROLES = {
    "secretary": Role.SECRETARY,
    "worker": Role.COUNSELLOR,
    "support": Role.BACKING,
    "admin": Role.ADMIN,
}
KEYS = {"row", "page", "by", "seen", "unseen", "of"}


@dataclass(frozen=True)
class Fact:
    """Words of one row of the table on one page of one body."""

    row: str
    page: str
    by: str
    seen: tuple[str, ...]
    unseen: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


def _read(body: str) -> list[Fact]:
    path = FACTS / f"{body}.toml"
    if not path.exists():
        return []
    told = tomllib.loads(path.read_text(encoding="utf-8")).get("fact", [])
    for one in told:
        assert set(one) <= KEYS, f"{path.name}: {one.get('row')}: {set(one) - KEYS}"
    return [_fact(one) for one in told]


def _fact(told: dict[str, Any]) -> Fact:
    held = {key: tuple(told.get(key, ())) for key in ("seen", "unseen", "of")}
    return Fact(told["row"], told["page"], told["by"], **held)


def _tables() -> dict[str, dict[str, str]]:
    """Body → first cell → last cell, of the tables that say where a fact is seen."""
    found: dict[str, dict[str, str]] = {}
    for part in DOCS.read_text(encoding="utf-8").split("\n## ")[1:]:
        head, _, text = part.partition("\n")
        named = re.search(r"`(\w+)`", head)
        body = named[1] if named else EVERY if head == "Every body" else ""
        if not body:
            continue
        rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in text.splitlines() if line[:1] == "|"]
        found[body] = {row[0].strip(): row[-1] for row in rows[2:]}
    return found


TABLES = _tables()
TOLD = {body: _read(body) for body in (EVERY, *BODIES)}


def _addresses(cell: str) -> list[str]:
    """The pages a row names that have one address: `town` and those of a record are free."""
    return [one for one in re.findall(r"`(/[^`]*)`", cell) if "<" not in one]


def _visits() -> Iterator[tuple[str, str, str]]:
    """Every page once: body, address, who reads it."""
    seen = set()
    for body, facts in TOLD.items():
        for fact in facts:
            for of in fact.of or (BODIES if body == EVERY else (body,)):
                seen.add((of, fact.page, fact.by))
    yield from sorted(seen)


def _facts_of(body: str, page: str, by: str) -> list[Fact]:
    common = [one for one in TOLD[EVERY] if not one.of or body in one.of]
    return [one for one in (*TOLD[body], *common) if (one.page, one.by) == (page, by)]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture
def db(_django_db_helper: None) -> None:
    """A body as it is on its first day, without the story that this folder's other tests share."""


@pytest.fixture
def read(a_town: Any, hire: Any, sign_in: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """read("asaka", "/about/", "") is the text of that page at noon."""
    monkeypatch.setattr(clock, "now", lambda: NOON)

    def text(body: str, page: str, by: str) -> str:
        a_town(body)
        client = sign_in(_reader(hire, body, by)) if by else Client()
        answer = client.get(page)
        assert answer.status_code == 200, f"{body} {page}: {answer.status_code}"
        return _squeezed(pages.Page(answer.content.decode()).text)

    return text


def _reader(hire: Any, body: str, by: str) -> Any:
    """Somebody of this role; where the town's story has one, at the same agency."""
    town = pack.load(body, 2026)
    if town.is_prefecture:
        prefecture.load(
            actor=CLOCK,
            towns=prefecture_queries.map_of_the_pack()["towns"],
            items=prefecture_queries.printed_schedule(),
            at=NOON,
        )
    told = [one.agency for one in story.accounts(body) if one.role == ROLES[by]]
    first = next(one.code for one in town.agencies if one.has_accounts)
    return hire(f"{by}-reader", (told[0] if told else first, ROLES[by]))


@pytest.mark.parametrize(("body", "page", "by"), [pytest.param(*one) for one in _visits()])
def test_the_page_says_what_the_table_says_it_does(
    read: Any, body: str, page: str, by: str
) -> None:
    text = read(body, page, by)

    wrong = []
    for fact in _facts_of(body, page, by):
        wrong += [
            f"{fact.row}: not seen: {word}" for word in fact.seen if _squeezed(word) not in text
        ]
        wrong += [f"{fact.row}: seen: {word}" for word in fact.unseen if _squeezed(word) in text]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("body", [body for body, told in TOLD.items() if told])
def test_every_fact_is_of_a_row_of_the_table_and_says_a_word(body: str) -> None:
    for fact in TOLD[body]:
        assert fact.row in TABLES[body], f"{body}: no such row: {fact.row}"
        assert fact.seen or fact.unseen, f"{body}: nothing to look for: {fact.row}"
        assert not fact.of or body == EVERY, f"{body}: only {EVERY}.toml says `of`"


@pytest.mark.parametrize("body", [body for body, told in TOLD.items() if told])
def test_every_page_that_a_row_names_is_held_to_a_word(body: str) -> None:
    held = {(one.row, one.page) for one in TOLD[body]}
    named = {(row, page) for row, cell in TABLES[body].items() for page in _addresses(cell)}

    assert not sorted(named - held)


def test_the_table_has_a_part_for_each_body() -> None:
    assert set(TABLES) == {EVERY, *BODIES}
    assert all(TABLES.values())
