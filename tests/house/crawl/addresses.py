"""Every address of a town with every id that stands in its tables."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from tasuki.ground import paper

# "": some ids of each address; a number: so many; "ids": every id of its kind; "whole": every id of
# every kind too. Posts: one to each address, three with a number, else each where a GET was shut.
CRAWL = os.environ.get("TASUKI_CRAWL", "")
# TASUKI_CRAWL_AS=sato,kanri: as these accounts alone.
AS = frozenset(filter(None, os.environ.get("TASUKI_CRAWL_AS", "").split(",")))
MOST = int(CRAWL) if CRAWL.isdigit() else 0
MODELS = {one._meta.label: one for one in apps.get_models() if one.__module__.startswith("tasuki.")}
# What the ids of an address are ids of. A new address says it here.
KINDS = {
    "appointment_id": "organizations.Appointment",
    "application_id": "protection.Application",
    "around_id": "cases.Around",
    "ask_id": "referrals.Collaboration",
    "attempt_id": "emergency.Attempt",
    "barrier_id": "relay.Barrier",
    "baton_id": "relay.Baton",
    "case_id": "cases.Case",
    "clearance_id": "relay.Clearance",
    "closing_id": "closing.Closing",
    "consent_id": "consent.Consent",
    "consultation_id": "intake.Consultation",
    "disposal_id": "duties.Disposal",
    "dispute_id": "referrals.Dispute",
    "document_id": "shelf.Document",
    "draft_id": "drafts.Draft",
    "edition_id": "shelf.Edition",
    "estranged_id": "protection.Estranged",
    "export_id": "oversight.Export",
    "finding_id": "oversight.Finding",
    "follow_up_id": "closing.AfterCare",
    "hold_id": "duties.Hold",
    "information_id": "cases.InformationRequest",
    "inquiry_id": "intake.Inquiry",
    "invitation_id": "organizations.Invitation",
    "item_id": "meetings.AgendaItem",
    "leak_id": "duties.Leak",
    "look_id": "emergency.EmergencyLook",
    "meeting_id": "meetings.Meeting",
    "municipality_id": "prefecture.Municipality",
    "one_id": "duties.Disclosure",
    "person_id": "people.Person",
    "piece_id": "duties.Piece",
    "plan_id": "plans.Plan",
    "progress_id": "intake.Progress",
    "promise_id": "plans.Promise",
    "protection_id": "protection.Protection",
    "question_id": "oversight.Question",
    "referral_id": "referrals.Referral",
    "report_id": "safeguarding.Report",
    "request_id": "cases.Request",
    "reset_id": "organizations.FactorReset",
    "round_id": "rollcall.Round",
    "seat_id": "meetings.Seat",
    "staff_id": "organizations.Staff",
    "succession_id": "transfers.Succession",
    "support_id": "prefecture.Support",
    "survey_id": "prefecture.Survey",
    "transfer_id": "transfers.Transfer",
}
PAPERS = {
    "agenda": "meetings.Meeting",
    "minutes": "meetings.Meeting",
    "plan": "plans.Plan",
    "referral": "referrals.Referral",
    "rollcall": "rollcall.Round",
    "report": "safeguarding.Report",
    "report_named": "safeguarding.Report",
    "disclosure": "duties.Disclosure",
    "decision_notice": "duties.Disclosure",
    "extension_notice": "duties.Disclosure",
    "leak_report": "duties.Leak",
    "leak_notice": "duties.Leak",
    "disposal": "duties.Disposal",
    "head": "oversight.Verification",
    "log": "oversight.Export",
    "consent": "people.Person",
    "consent_blank": "people.Person",
    "grounds": "relay.Baton",
}
# What is no id: a few words that are known there, and one that is not.
WORDS: dict[str, Sequence[str]] = {
    "kind": ("agencies", "topics", "meetings", "x"),
    "code": ("fukushi", "x"),
    "token": ("x",),
    "project": ("outreach", "x"),
    "year": ("2026", "1"),
}


@dataclass(frozen=True)
class Route:
    """A line of the resolver: its words with gaps, and what stands in them."""

    name: str
    form: str
    params: tuple[tuple[str, str], ...]  # (param, converter)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(one for one, converter in self.params if converter == "uuid")

    def at(self, **values: Any) -> str:
        url = self.form
        for param, converter in self.params:
            url = url.replace(f"<{converter}:{param}>", str(values[param]))
        return f"/{url}"


@dataclass(frozen=True)
class Address:
    """A route with its gaps filled; `rows` are (label, id) of what the ids name, in their kinds."""

    route: Route
    url: str
    rows: tuple[tuple[str, Any], ...]
    own: bool = True  # every id is of the kind the route means


def routes(node: URLResolver | None = None, prefix: str = "", space: str = "") -> Iterator[Route]:
    for one in (node or get_resolver()).url_patterns:
        form = prefix + str(one.pattern)
        if isinstance(one, URLPattern):
            params = tuple(
                (param, type(how).__name__.removesuffix("Converter").lower())
                for param, how in one.pattern.converters.items()
            )
            yield Route(f"{space}{one.name}", form, params)
        else:
            yield from routes(one, form, f"{one.namespace}:" if one.namespace else space)


def ids() -> dict[str, list[Any]]:
    """Every id of every table of the house, by kind."""
    return {
        label: list(model._base_manager.order_by("pk").values_list("pk", flat=True))
        for label, model in MODELS.items()
        if isinstance(model._meta.pk, models.UUIDField)
    }


def of_own_kind(route: Route, known: dict[str, list[Any]]) -> Iterator[Address]:
    """The route with every id of the kind it means; two ids: every pair."""
    if route.name == "desk:paper":
        for kind, label in PAPERS.items():
            for one in known[label]:
                yield Address(route, route.at(kind=kind, record_id=one), ((label, one),))
        return
    gaps = [
        [(KINDS[param], one) for one in known[KINDS[param]]]
        if converter == "uuid"
        else [("", word) for word in WORDS[param]]
        for param, converter in route.params
    ]
    for filled in product(*gaps):
        values = {param: value for (param, _), (_, value) in zip(route.params, filled, strict=True)}
        rows = tuple(one for one in filled if one[0])
        yield Address(route, route.at(**values), rows)


def of_other_kinds(route: Route, known: dict[str, list[Any]]) -> Iterator[Address]:
    """Each gap once with an id of every other kind; the other gap keeps an id of its own."""
    kinds = {"record_id": ""} | KINDS
    for gap in route.ids:
        for label, found in known.items():
            if label == kinds[gap] or not found:
                continue
            for word in paper.papers() if route.name == "desk:paper" else ("",):
                if PAPERS.get(word) == label:
                    continue
                values: dict[str, Any] = {gap: found[0], "kind": word}
                for param, converter in route.params:
                    if param not in values and converter == "uuid":
                        values[param] = (known[KINDS[param]] or found)[0]
                    elif param not in values:
                        values[param] = WORDS[param][0]
                yield Address(route, route.at(**values), ((label, found[0]),), own=False)
