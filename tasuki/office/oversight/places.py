"""From what a line is about to the matter it belongs to, and from a page's address to its name.

A line names its target ("case:<id>") or, when somebody looked, the page they looked at.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse

from tasuki.journey.cases.models import Case, InformationRequest, Request
from tasuki.journey.closing.models import AfterCare, Closing
from tasuki.journey.intake.models import Consultation, Inquiry, Progress
from tasuki.journey.plans.models import Plan, Promise
from tasuki.journey.referrals.models import Collaboration, Dispute, Referral
from tasuki.office.oversight import words
from tasuki.residents.people.models import Household, Person
from tasuki.town.relay.models import Baton

# kind of target → its table, and where that table says which baton it hangs on
KINDS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "baton": (Baton, ("pk",)),
    "consultation": (Consultation, ("baton_id",)),
    "case": (Case, ("lead_id", "coordination_id")),
    "referral": (Referral, ("handover__baton_id",)),
    "request": (Request, ("consultation__baton_id",)),
    "together": (Collaboration, ("baton_id",)),
    "dispute": (Dispute, ("baton_id",)),
    "information": (InformationRequest, ("case__lead_id",)),
    "inquiry": (Inquiry, ("consultation__baton_id",)),
    "progress": (Progress, ("baton_id",)),
    "plan": (Plan, ("case__lead_id",)),
    "promise": (Promise, ("plan__case__lead_id",)),
    "closing": (Closing, ("case__lead_id",)),
    "follow_up": (AfterCare, ("closing__case__lead_id",)),
}
# A person and a household belong to every matter about them: whoever sees one reads the line, but
# it is no line of that matter.
SHARED: dict[str, tuple[Any, tuple[str, ...]]] = {
    "person": (Person, ("concerns__baton_id",)),
    "household": (Household, ("memberships__person__concerns__baton_id",)),
}
# What an address calls a record, where it is not the kind itself.
_CALLED = {"ask": "together"}
# Rooms whose lines say by being there what a stranger must not learn.
SILENT = frozenset({"safeguarding", "protection", "emergency", "oversight", "duties"})


def kind_and_id(target: str) -> tuple[str, UUID] | None:
    """The record that a target or the address of a page names first."""
    if target.startswith("/"):
        return _of_page(target)
    kind, _, pk = target.partition(":")
    try:
        return kind, UUID(pk)
    except ValueError:
        return None


def _of_page(path: str) -> tuple[str, UUID] | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    kind = str(match.kwargs.get("kind", ""))
    for name, value in match.kwargs.items():
        if isinstance(value, UUID):
            called = name.removesuffix("_id")
            return (kind if called == "record" else _CALLED.get(called, called)), value
    return None


def room_of(action: str, target: str) -> str:
    """The room that a line belongs to: of a look, that of the page."""
    if target.startswith("/"):
        try:
            return resolve(target).namespace or "desk"
        except Resolver404:
            return ""
    return action.partition(".")[0]


@lru_cache(maxsize=4000)
def _name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def page_of(path: str) -> str:
    """What the page is called; "" when nobody knows the address any more."""
    name = _name_of(path)
    said = words.PAGES.get(name) or words.ROOMS.get(name.partition(":")[0])
    return str(said) if said else ""


def batons_of(targets: Iterable[str]) -> dict[str, frozenset[UUID]]:
    """The batons on which each of these targets hangs; one query for each kind among them."""
    tables = KINDS | SHARED
    asked: dict[str, dict[UUID, list[str]]] = defaultdict(lambda: defaultdict(list))
    for target in set(targets):
        if (found := kind_and_id(target)) and found[0] in tables:
            asked[found[0]][found[1]].append(target)
    answer: dict[str, frozenset[UUID]] = {}
    for kind, by_id in asked.items():
        table, fields = tables[kind]
        rows = table.objects.filter(pk__in=list(by_id)).order_by()
        for pk, *batons in rows.values_list("pk", *fields):
            for target in by_id[pk]:
                more = frozenset(one for one in batons if one is not None)
                answer[target] = answer.get(target, frozenset()) | more
    return answer


def targets_of(batons: Collection[UUID]) -> frozenset[str]:
    """Everything that hangs on these batons, by its target and by the addresses of its pages."""
    found: set[str] = set()
    for kind, (table, fields) in KINDS.items():
        on = Q()
        for field in fields:
            on |= Q(**{f"{field}__in": list(batons)})
        for pk in table.objects.filter(on).order_by().values_list("pk", flat=True):
            found.add(f"{kind}:{pk}")
            found.update(reverse(name, kwargs={key: pk}) for name, key in _pages().get(kind, ()))
    return frozenset(found)


@lru_cache(maxsize=1)
def _pages() -> dict[str, list[tuple[str, str]]]:
    """The pages with one record in their address, by the kind of that record."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for space in get_resolver().url_patterns:
        for one in getattr(space, "url_patterns", ()):
            if not isinstance(one, URLPattern) or len(one.pattern.converters) != 1:
                continue
            [(key, converter)] = one.pattern.converters.items()
            called = key.removesuffix("_id")
            if type(converter).__name__ == "UUIDConverter":
                found[_CALLED.get(called, called)].append(
                    (f"{getattr(space, 'namespace', '')}:{one.name}", key)
                )
    return dict(found)
