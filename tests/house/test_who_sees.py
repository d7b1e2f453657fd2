"""Every cell of who × record × door, asked of the pages, against the oracle."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tasuki.ground import clock
from tasuki.journey.emergency import rules as emergency_rules
from tasuki.town.municipality import pack
from tasuki.town.organizations import services as organization_acts
from tasuki.trust.access.actor import CLOCK
from tests.conftest import NOON, SINCE
from tests.house import oracle
from tests.house.oracle import Record, Who
from tests.house.story import Story, Traces
from tests.pages.stories.acts import enter

AFTER = NOON + timedelta(hours=emergency_rules.HOURS)


@pytest.fixture(scope="module")
def _built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOON)
        organization_acts.load_pack(actor=CLOCK, agencies=pack.current(SINCE).agencies, at=NOON)
        yield Story().build()
        transaction.set_rollback(True)


@pytest.fixture
def db(_built: Story, django_db_blocker: Any) -> Iterator[None]:
    """The database with the story in it; what a test changes is undone after it."""
    with django_db_blocker.unblock():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


@pytest.fixture
def story(_built: Story, db: None) -> Story:
    return _built


@dataclass
class Asked:
    """The pages that one worker is shown, each fetched once."""

    client: Client
    pages: dict[str, str] = field(default_factory=dict)

    def page(self, url: str, **query: str) -> str:
        key = f"{url}{sorted(query.items())}"
        if key not in self.pages:
            answer = self.client.get(url, query)
            self.pages[key] = answer.content.decode() if answer.status_code == 200 else ""
        return self.pages[key]

    def is_there(self, url: str) -> bool:
        return self.client.get(url).status_code == 200

    def likeness(self, name: str) -> str:
        answer = self.client.post(
            "/intake/lookalikes/", {"name": name}, headers={"HX-Request": "true"}
        )
        return answer.content.decode() if answer.status_code == 200 else ""


def shown(asked: Asked, record: Record, said: Traces) -> dict[str, bool]:
    """What this worker is answered at every door about one record."""
    detail = asked.page(said.detail)
    return {
        "detail": bool(detail),
        "panel name": said.name in detail,
        "panel story": bool(said.story) and said.story in detail,
        "panel records": said.records in detail,
        "panel assessment": bool(said.assessment) and said.assessment in detail,
        "panel plan": bool(said.plan) and said.plan in detail,
        **{f"panel {one}": _reads(getattr(said, one), detail) for one in oracle.DETAILS},
        "panel address": said.address in detail,
        "list": record.kind == "case" and said.detail in asked.page("/cases/"),
        "search by number": said.detail in asked.page("/search/", q=said.number),
        "search by name": said.detail in asked.page("/search/", q=said.name),
        "look-alike": record.kind != "case" and said.name in asked.likeness(said.name),
        "offered": bool(said.offer) and said.offer in asked.page("/offered/"),
        **{f"paper {part}": asked.is_there(url) for part, url in said.papers.items()},
    }


def _reads(trace: str, page: str) -> bool:
    return bool(trace) and trace in page


def expected(who: Who, record: Record, said: Traces) -> dict[str, bool]:
    """What the oracle says of the same doors."""
    known = oracle.may(who, record)
    case = record.kind == "case"
    consultation = bool(known) and not case
    return {
        "detail": bool(known),
        "panel name": ("name" in known or (case and "papers" in known)),
        "panel story": "story" in known and not case,
        "panel records": "records" in known,
        "panel assessment": "assessment" in known and case,
        "panel plan": "plan" in known and case,
        **{f"panel {one}": one in known and case for one in oracle.DETAILS},
        "panel address": "story" in known and not case and not record.protected,
        "list": case and oracle.stands_in_list(who, record),
        "search by number": bool(known),
        "search by name": "name" in known and consultation,
        "look-alike": "name" in known and consultation,
        "offered": oracle.is_offered(who, record),
        **{
            f"paper {part}": part in known or (part == "papers" and who.keeps_books)
            for part in said.papers
        },
    }


@pytest.mark.parametrize("who", oracle.CAST, ids=lambda who: f"{who.login}-{who.after}")
def test_every_door_answers_as_the_oracle_says(
    story: Story, who: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = AFTER if who.after else NOON
    monkeypatch.setattr(clock, "now", lambda: at)
    asked = Asked(enter(story.by(who.login)))
    wrong = []

    for record in oracle.RECORDS:
        said = story.traces[record.key]
        right, found = expected(who, record, said), shown(asked, record, said)
        wrong += [
            f"{record.key}: {door}: shown {found[door]}, may {right[door]}"
            for door in right
            if found[door] != right[door]
        ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", oracle.CAST, ids=lambda who: f"{who.login}-{who.after}")
def test_desk_and_record_say_no_word_of_what_is_closed(
    story: Story, who: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: AFTER if who.after else NOON)
    asked = Asked(enter(story.by(who.login)))
    read = "".join(asked.page(url) for url in ("/", "/log/", "/meetings/", story.sitting))
    told = []

    for record in oracle.RECORDS:
        known = oracle.may(who, record)
        if known - {"exists"} or oracle.is_offered(who, record):
            continue
        said = story.traces[record.key]
        words = (said.name, said.records, said.address, said.detail, said.story, said.plan)
        told += [f"{record.key}: {word}" for word in words if word and word in read]
    if who.keeps_books:  # of the meetings: the agenda names the household
        told = [one for one in told if not one.startswith("case:")]

    assert not told


@pytest.mark.parametrize("who", oracle.CAST, ids=lambda who: f"{who.login}-{who.after}")
def test_the_prefecture_s_two_sides_never_meet_in_one_account(
    story: Story, who: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: AFTER if who.after else NOON)
    client = enter(story.by(who.login))
    pages = ("/prefecture/", "/prefecture/schedule/", "/prefecture/surveys/")

    assert {client.get(one).status_code == 200 for one in pages} == {who.backs}
    if who.backs:
        read = "".join(client.get(one).content.decode() for one in (*pages, "/", "/log/", "/more/"))
        said = [said for one in story.traces.values() for said in (one.name, one.address)]
        assert not [word for word in said if word in read]


def test_what_was_closed_is_answered_as_what_never_was(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    nowhere = "/intake/01930000-0000-7000-8000-000000000000/"
    for login, key in (("tani", "secret"), ("hama", "plain"), ("kacho", "secret")):
        client = enter(story.by(login))
        there, never = client.get(story.traces[key].detail), client.get(nowhere)
        assert there.status_code == never.status_code == 404
        assert _quiet(there.content.decode()) == _quiet(never.content.decode())


def _quiet(page: str) -> str:
    page = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", page)
    return re.sub(r'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"', "", page)


def _names(node: URLResolver, prefix: str = "") -> list[str]:
    found = []
    for one in node.url_patterns:
        if isinstance(one, URLPattern):
            found.append(f"{prefix}{one.name}")
        else:
            space = f"{one.namespace}:" if one.namespace else ""
            found += _names(one, f"{prefix}{space}")
    return found


def test_who_has_no_door_yet_has_none() -> None:
    names = _names(get_resolver())
    for one in oracle.NO_DOOR:
        assert not [name for name in names if name.split(":")[0] == one.space]
        assert not [name for name in names for word in one.words if word in name]


def test_the_written_table_is_the_oracle_s() -> None:
    written = Path(__file__).parents[2] / "docs" / "WHO_MAY.md"
    assert written.read_text("utf-8") == oracle.page()
