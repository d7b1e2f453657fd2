"""The request's collector of looks: one response writes one line, however many people it shows."""

from collections.abc import Iterable
from contextvars import ContextVar
from uuid import UUID


class Looks:
    """The persons a response shows and the grounds on which."""

    def __init__(self) -> None:
        self.persons: set[UUID] = set()
        self.grounds: set[str] = set()


_collector: ContextVar[Looks | None] = ContextVar("looks", default=None)


def begin() -> Looks:
    """Start collecting for this request."""
    looks = Looks()
    _collector.set(looks)
    return looks


def end() -> None:
    """Stop collecting."""
    _collector.set(None)


def note(persons: Iterable[UUID], ground: str = "") -> None:
    """Say that content of these persons is about to be shown. Outside a request nobody looks."""
    looks = _collector.get()
    if looks is None:
        return
    looks.persons.update(persons)
    if ground:
        looks.grounds.add(ground)


def noted() -> frozenset[UUID]:
    """The persons whom this response has shown so far."""
    looks = _collector.get()
    return frozenset(looks.persons) if looks is not None else frozenset()
