"""One account goes through a town: what it is shown that is not its own, and what it can move."""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from django.db import connection
from django.test import Client

from tasuki.town.organizations.models import Staff
from tests.house.crawl.accounts import Account, reads_registers
from tests.house.crawl.addresses import CRAWL, MOST, Address, Route, of_other_kinds, of_own_kind
from tests.house.crawl.marks import ANY, Mark, Marks, read, tight
from tests.house.crawl.sight import Sight
from tests.house.test_doors_locked import PUBLIC
from tests.pages.reading import Fields, form, quiet

NONE: frozenset[str] = frozenset()
KNOWN = frozenset({200, 302, 303, 400, 403, 404, 405, 409, 410, 422})
SHUT = frozenset({302, 403, 404, 405})
# Noted by every request, or by every page that is looked at.
NOTED = ("django_session", "audit_", "drafts_oncekey", "organizations_signin", "oversight_workday")
# Lines of the record without its words: 管理者, 事務局 and 管理職 read them by the role.
LINES = frozenset({"oversight:person", "oversight:matter"})
# Of who leaves, 管理者 sees the numbers of what they carry, and at what an emergency look was; of what is
# held or disposed of, the keeper of the register. Nothing else of it.
NUMBERS = frozenset(
    {"transfers:staff", "transfers:received", "transfers:contractor", "emergency:look"}
)
NUMBERED = ("/duties/holds/", "/duties/disposals/", "/papers/disposal/")
# What was gathered for a request: to the two who were named for it alone.
PACKAGE = ("duties:package", "duties:black")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}")
BACKEND = "tasuki.town.organizations.recognizing.Backend"


def rows() -> dict[str, frozenset[tuple[Any, ...]]]:
    """Everything that stands in the tables, without what any request writes."""
    held = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(NOTED):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                held[table] = frozenset(tuple(map(str, row)) for row in cursor)
    return held


def changed(before: dict[str, frozenset[Any]]) -> list[str]:
    return [table for table, held in rows().items() if held != before.get(table)]


def some(found: Iterable[Address], turn: int, most: int) -> list[Address]:
    """`most` of them, other ones for each account; 0: all."""
    every = list(found)
    if not most or len(every) <= most:
        return every
    step = len(every) // most
    return every[turn % step :: step][:most]


@dataclass
class Town:
    """What is crawled: the routes, the ids of every table, who may read what."""

    sight: Sight
    marks: Marks
    routes: list[Route]
    ids: dict[str, list[Any]]
    forms: dict[str, Fields] = field(default_factory=dict)  # filled by who may
    asked: int = 0

    def own(self, turn: int, most: int) -> list[Address]:
        most = MOST if CRAWL else most
        found = [some(of_own_kind(one, self.ids), turn, most) for one in self.routes]
        return [one for several in found for one in several]

    def other(self, turn: int, most: int) -> list[Address]:
        most = {"whole": 0, "ids": 7}.get(CRAWL, most)
        tried = [one for one in self.routes if one.ids]
        if not CRAWL:  # each route by every third account
            tried = tried[turn % 3 :: 3]
        found = [some(of_other_kinds(one, self.ids), turn, most) for one in tried]
        return [one for several in found for one in several]


@dataclass
class Visit:
    """One account (or nobody) in the town."""

    town: Town
    who: Account | None
    wrong: list[str] = field(default_factory=list)
    shut: dict[str, list[Address]] = field(default_factory=dict)  # route → closed to this account
    statuses: Counter[int] = field(default_factory=Counter)
    _nothing: dict[str, str] = field(default_factory=dict)

    @cached_property
    def client(self) -> Client:
        client = Client(raise_request_exception=False)
        if self.who is not None:
            client.force_login(Staff.objects.get(pk=self.who.staff), backend=BACKEND)
        return client

    @cached_property
    def forbidden(self) -> dict[str, Mark]:
        return self.town.marks.forbidden(self.who)

    def nothing(self, address: Address) -> str:
        """What this page says of an id that there never was."""
        name = address.route.name
        if name not in self._nothing:
            unknown = _ID.sub(lambda _: str(uuid4()), address.url)
            self._nothing[name] = self._quiet(self.client.get(unknown))
        return self._nothing[name]

    def _quiet(self, answer: Any) -> str:
        return _ID.sub("", quiet(answer)) if answer.status_code == 404 else ""

    def _say(self, what: str, address: str) -> None:
        self.wrong.append(f"{self.who.login if self.who else 'nobody'} {address}: {what}")
        if CRAWL:
            sys.stderr.write(f"{self.wrong[-1]}\n")

    def __str__(self) -> str:
        asked = "・".join(f"{status} {count}" for status, count in sorted(self.statuses.items()))
        return f"{self.who.login if self.who else 'nobody'}: {asked}: {len(self.wrong)} wrong"

    def come_in(self) -> None:
        """So that what is told once after signing in has been told."""
        self.client.get("/")

    def look(self, found: Iterable[Address]) -> None:
        """GET each of them."""
        for one in found:
            answer = self.client.get(one.url)
            self.town.asked += 1
            self.statuses[answer.status_code] += 1
            self._judge(one, answer)

    def _judge(self, one: Address, answer: Any) -> None:
        status = answer.status_code
        if status not in KNOWN:
            self._say(f"answers {status}", one.url)
        if self.who is None and one.route.name not in PUBLIC:
            if status != 302 or not answer["Location"].startswith("/signin/"):
                self._say(f"{status} instead of the entrance", one.url)
        elif status == 404 and self.who is not None and self._quiet(answer) != self.nothing(one):
            self._say("another page than that of an unknown id", one.url)
        if status in {404, 405} and one.rows:
            if status == 404 or not self._may(one):
                self.shut.setdefault(one.route.name, []).append(one)
            return
        if status == 200 and one.rows and self.who is not None:
            if not one.own or not self._may(one):
                self._say("opens", one.url)
            elif "text/html" in answer["Content-Type"] and one.route.name not in self.town.forms:
                self.town.forms[one.route.name] = form(answer).filled(lambda _control: "見本")
        self.listen(answer, one.url, known=ANY if self._counted(one) else NONE, of=one)

    def _counted(self, one: Address) -> bool:
        """Whether the page lists matters by their numbers to this account."""
        if one.route.name in NUMBERS or one.url.startswith(NUMBERED):
            return self.who is not None and reads_registers(self.who)
        return one.route.name == "plans:decision"

    def _may(self, one: Address) -> bool:
        if self.who is None:
            return False
        if one.route.name in LINES:
            return bool(self.who.hats)
        if one.route.name == "transfers:staff" and self.town.sight.colleagues(self.who, one.rows):
            return True
        if one.route.name == "plans:decision" and self.town.sight.decides(self.who, *one.rows[0]):
            return True
        if one.route.name in PACKAGE or one.url.startswith("/papers/disclosure/"):
            return one.own and self.town.sight.reads_package(self.who, *one.rows[0])
        near = self.handled if one.route.name.startswith("duties:") else frozenset()
        return all(
            (label == "people.Person" and pk in near)
            or self.town.sight.may_open(self.who, label, pk)
            for label, pk in one.rows
        )

    @cached_property
    def handled(self) -> frozenset[UUID]:
        return self.town.sight.handled(self.who) if self.who else frozenset()

    def listen(
        self,
        answer: Any,
        where: str,
        asked: str = "",
        known: frozenset[str] = NONE,
        of: Address | None = None,
    ) -> None:
        """No word in it that this account may not read; `asked` was typed by itself."""
        said = read(answer)
        batons: frozenset[UUID] = frozenset()
        if self.who is not None and of is not None:
            asked, batons = self.town.sight.answered(self.who, of.rows)
        if asked:
            said = said.replace(tight(asked), "")
        for text, mark in self.forbidden.items():
            if mark.batons & batons:
                continue
            if text in said and text not in tight(asked) and not mark.parts & known:
                self._say(f"says 「{text}」 ({'・'.join(sorted(mark.parts))})", where)

    def press(self, most: int) -> None:
        """POST where the GET was shut: empty, and as somebody who may would fill it."""
        before = rows()
        for turn, (name, found) in enumerate(self.shut.items()):
            bodies = ({}, self.town.forms.get(name, {"text": ["見本"], "note": ["見本"]}))
            for one in found if CRAWL and not MOST else found[: 3 if MOST else most]:
                for typed in bodies if CRAWL else bodies[turn % 2 :][:1]:
                    answer = self.client.post(one.url, typed)
                    self.town.asked += 1
                    self.statuses[answer.status_code] += 1
                    if answer.status_code not in SHUT:
                        self._say(f"POST answers {answer.status_code}", one.url)
                    elif answer.status_code == 302 and "/signin/" not in answer["Location"]:
                        self._say(f"POST goes on to {answer['Location']}", one.url)
                    self.listen(answer, f"POST {one.url}")
        self.wrong += [f"{self.who}: POST changed {table}" for table in changed(before)]

    def search(self, words: Iterable[str]) -> None:
        """Everything by which somebody of the story could be looked for."""
        for word in words:
            for url in ("/search/", "/log/", "/oversight/"):
                self.listen(self.client.get(url, {"q": word}), f"{url}?q={word}", word)
            typed = dict.fromkeys(("name", "kana", "phone", "address"), word)
            for ask in (self.client.get, self.client.post):
                answer = ask("/intake/lookalikes/", typed, headers={"HX-Request": "true"})
                self.listen(answer, f"/intake/lookalikes/ {word}", word)
            self.town.asked += 5
