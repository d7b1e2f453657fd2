"""The words by which somebody of the story is known again, and whose matter they are of."""

import html
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from typing import Any
from uuid import UUID

from pypdf import PdfReader
from pypdf.errors import PdfReadError

from tasuki.journey.cases.models import Assessment, Case
from tasuki.journey.intake.models import Consultation, Progress, ShortAssessment
from tasuki.journey.meetings.models import AgendaItem, Meeting
from tasuki.journey.plans.models import Evaluation, Monitoring, Plan, Promise
from tasuki.residents.people.models import Person
from tasuki.residents.protection.models import Estranged
from tasuki.town.organizations.models import Agency
from tests.house.crawl.accounts import Account
from tests.house.crawl.sight import Sight

SHORT = 6  # a shorter piece stands in other people's texts too
ANY = frozenset({"exists"})
NAME = frozenset({"name", "papers"})
STORY = frozenset({"story"})


@dataclass(frozen=True)
class Mark:
    """A piece of text, and what of its matters must be known to read it."""

    text: str
    batons: frozenset[UUID]
    parts: frozenset[str]
    protected: bool = False
    whole: bool = False  # of all its matters, not of one of them


def tight(text: str) -> str:
    return re.sub(r"\s", "", text)


def pieces(text: Any) -> Iterator[str]:
    """The sentences of a text, of whatever shape it is kept in."""
    if isinstance(text, dict | list):
        for one in text.values() if isinstance(text, dict) else text:
            yield from pieces(one)
    elif isinstance(text, str):
        for one in re.split(r"[。\n]", text):
            if len(tight(one)) > SHORT:
                yield tight(one)


def read(answer: Any) -> str:
    """A page, a paper or a file as text without spaces."""
    streams = getattr(answer, "streaming", False)
    content = b"".join(answer.streaming_content) if streams else answer.content
    if content.startswith(b"%PDF"):
        with suppress(PdfReadError):  # what somebody uploaded may only call itself one
            pages = PdfReader(BytesIO(content)).pages
            return "".join(tight(page.extract_text()) for page in pages)
    kind = answer.headers.get("Content-Type", "")
    text = content.decode(errors="replace")
    if "json" in kind:
        text = text.encode().decode("unicode_escape", errors="replace") if "\\u" in text else text
    return tight(html.unescape(text)) + tight(str(answer.headers))


class Marks:
    """All of them, and what one account may not read."""

    def __init__(self, sight: Sight, sealed: Iterable[str] = ()) -> None:
        self.sight = sight
        self.sealed = [Mark(one, frozenset(), NAME) for one in sealed]

    @cached_property
    def all(self) -> list[Mark]:
        return [*self.sealed, *self._persons(), *self._numbers(), *self._texts()]

    def _persons(self) -> Iterator[Mark]:
        for one in Person.objects.all():
            batons = self.sight.persons.get(one.pk, frozenset())
            for text in (one.name, one.kana):
                if len(tight(text)) > 2:
                    yield Mark(tight(text), batons, NAME)
            for text in (one.address, one.phone, one.phone2, re.sub(r"\D", "", one.phone)):
                if len(tight(text)) > SHORT:
                    yield Mark(tight(text), batons, STORY, one.protected)

    def _numbers(self) -> Iterator[Mark]:
        for one in Consultation.objects.all():
            yield Mark(one.number, frozenset({one.baton_id}), ANY)
        for case in Case.objects.all():
            both = frozenset({case.lead_id, case.coordination_id})
            yield Mark(case.number, both, ANY)
            yield Mark(tight(case.title), both, NAME)

    def asked(self) -> list[str]:
        """What somebody who looks for them would type."""
        numbers = (*Consultation.objects.all(), *Case.objects.all())
        persons = [
            word
            for one in Person.objects.all()
            for word in (one.name, one.kana, one.phone, one.address)
        ]
        return list(dict.fromkeys(one for one in (*persons, *(n.number for n in numbers)) if one))

    def _texts(self) -> Iterator[Mark]:
        for model, parts, fields in TEXTS:
            for row in model._base_manager.all():
                batons = self.sight.leads(model._meta.label, row.pk)
                for name in fields:
                    for piece in pieces(getattr(row, name)):
                        yield Mark(piece, batons, frozenset(parts), whole=model is Meeting)

    def forbidden(self, who: Account | None) -> dict[str, Mark]:
        """What this account may read nowhere: not the same words of another matter either."""
        may = {tight(name) for name in Agency.objects.values_list("name", flat=True)}
        not_: dict[str, Mark] = {}
        for kept in Estranged.objects.exclude(name=""):
            batons = self.sight.persons.get(kept.person_id, ())
            if who and any(self.sight.known(who, one) & NAME for one in batons):
                may.add(tight(kept.name))  # whoever works with somebody knows from whom they fled
        for one in self.all:
            knows = who is not None and (all if one.whole and one.batons else any)(
                bool(self.sight.reads(who, baton) & one.parts) for baton in one.batons
            )
            if one.parts == ANY and who is not None:
                knows |= any(self.sight.asked[baton] & who.agencies for baton in one.batons)
            if knows and not one.protected:
                may.add(one.text)
            else:
                same = not_.get(
                    one.text
                )  # the same words of several matters: any of them may be meant
                both = one.batons | same.batons if same else one.batons
                not_[one.text] = replace(one, batons=both)
        readable = "\n".join(may)
        return {text: one for text, one in not_.items() if text not in readable}


TEXTS: tuple[tuple[Any, tuple[str, ...], tuple[str, ...]], ...] = (
    (Consultation, ("story",), ("narrative", "wish", "earlier_counters", "no_consent_reason")),
    (ShortAssessment, ("story", "assessment"), ("background", "strengths", "wish")),
    (Progress, ("records",), ("content",)),
    (Assessment, ("assessment",), ("background", "strengths", "wish", "involved")),
    (Plan, ("plan",), ("in_own_words", "direction", "long_goal", "short_goal", "note")),
    (Promise, ("plan",), ("what", "issue")),
    (Monitoring, ("plan",), ("text",)),
    (Evaluation, ("plan",), ("achieved", "remaining", "voice")),
    (Meeting, ("papers",), ("minutes",)),
    (AgendaItem, ("papers",), ("reason", "question", "opinion_note")),
)
