"""Rooms that hold facts of the question give them here, from AppConfig.ready().

The finder is pure and sees no database. A provider is asked with a `Situation` and answers fields of
`rules.Question`; what it does not know it leaves out. Providers of rooms above may know more than the
one before: a later answer stands, except that consent once refused is not given by anybody else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from tasuki.residents.grounds.axes import Consent, Question
from tasuki.town.organizations.models import Agency


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Who would tell whom about whom; the question as far as it is known."""

    sender: Agency
    receiver: Agency
    at: datetime
    question: Question
    persons: tuple[UUID, ...] = ()
    baton_id: UUID | None = None


Provider = Callable[[Situation], Mapping[str, Any]]
# The same for many situations of the same two agencies, with as many queries as for one.
Many = Callable[[Sequence[Situation]], Sequence[Mapping[str, Any]]]

_PROVIDERS: dict[str, Provider] = {}
_MANY: dict[str, Many] = {}


def add(name: str, provider: Provider, many: Many | None = None) -> None:
    """Take a room's facts in. `many` answers for a whole list at once, in its order."""
    known = _PROVIDERS.get(name)
    if known is not None and known is not provider:
        raise ValueError(f"two providers called {name}")
    _PROVIDERS[name] = provider
    if many is not None:
        _MANY[name] = many


def names() -> tuple[str, ...]:
    """Whose facts are asked, in their order."""
    return tuple(_PROVIDERS)


def ask_all(situation: Situation, besides: Iterable[str] = ()) -> Question:
    """The question with everything that any room knows."""
    left_out = set(besides)
    question = situation.question
    for name, provider in _PROVIDERS.items():
        if name in left_out:
            continue
        question = _with(question, provider(situation))
    return question


def ask_many(situations: Sequence[Situation]) -> list[Question]:
    """`ask_all` for a list of matters between the same two agencies."""
    questions = [one.question for one in situations]
    for name, provider in _PROVIDERS.items():
        many = _MANY.get(name)
        told = many(situations) if many else [provider(one) for one in situations]
        questions = [_with(one, facts) for one, facts in zip(questions, told, strict=True)]
    return questions


def _with(question: Question, told: Mapping[str, Any]) -> Question:
    facts = dict(told)
    if "consent" in facts:
        facts["consent"] = consent_of(said=question.consent, known=facts["consent"])
    return replace(question, **facts) if facts else question


def consent_of(*, said: Consent, known: Consent) -> Consent:
    """What is on record stands over what the form says; where nothing is answered yet, the form is
    believed."""
    if known in (Consent.UNKNOWN, Consent.ASKING):
        return known if said is Consent.UNKNOWN else said
    return known
