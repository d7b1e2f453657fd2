"""Answers as pages, panels and papers read them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from tasuki.ground import wareki
from tasuki.residents.consent import queries, rules, words
from tasuki.residents.consent.models import Consent, Giver, Scope, State, Withdrawal
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack

Facts = list[tuple[Any, str]]


@dataclass(frozen=True)
class Shown:
    """One answer on a page."""

    consent: Consent
    state: str
    tone: str
    present: bool
    stands: bool
    facts: Facts
    scopes: list[tuple[Scope, Facts]]
    withdrawals: list[Withdrawal]


def state_in_words(consent: Consent | None, on: date) -> tuple[str, str]:
    """The state and its tone; a consent whose date has passed says so."""
    if consent is None:
        return str(words.UNKNOWN), words.TONES["unknown"]
    if rules.has_ended(rules.Held(rules.State(consent.state), consent.until), on):
        return str(words.ENDED), "late"
    return str(consent.get_state_display()), words.TONES[consent.state]


def of(consent: Consent, on: date) -> Shown:
    """One answer, with what it covers."""
    state, tone = state_in_words(consent, on)
    never = {one.category for one in consent.exclusions.all()}
    return Shown(
        consent=consent,
        state=state,
        tone=tone,
        present=consent.is_present,
        stands=consent.is_present and consent.is_agreed,
        facts=_facts(consent, on) + _exceptions(consent, on),
        scopes=[(one, _scope(one, on, never)) for one in consent.scopes.all()],
        withdrawals=list(consent.withdrawals.all()),
    )


def _facts(consent: Consent, on: date) -> Facts:
    facts: Facts = [(words.TAKEN_BY, f"{consent.agency.name}　{consent.taken_by.name}")]
    if consent.way:
        facts.insert(0, (words.WAY, str(consent.get_way_display())))
        facts.insert(0, (words.GIVER, giver(consent, on)))
    if consent.witness:
        facts.append((words.WITNESS, consent.witness))
    if consent.since:
        facts.append((words.SINCE, wareki.show(consent.since)))
    if consent.is_agreed or consent.state == State.WITHDRAWN:
        facts.append((words.UNTIL, until(consent)))
    if consent.ask_again_on:
        facts.append((words.ASK_AGAIN, wareki.show(consent.ask_again_on)))
    if consent.reason:
        facts.append((words.REASON, consent.reason))
    return facts


def giver(consent: Consent, on: date) -> str:
    """Who spoke, and as what."""
    said = str(consent.get_giver_display())
    if consent.giver == Giver.REPRESENTATIVE:
        kind = pack.current(on).label("consent_representatives", consent.giver_relation)
        return f"{said}　{consent.giver_name}（{kind}）"
    return f"{said}　{consent.giver_name}".strip()


def until(consent: Consent) -> str:
    """The last day."""
    return wareki.show(consent.until) if consent.until else str(words.NO_END)


def _scope(scope: Scope, on: date, never: Collection[str] = ()) -> Facts:
    town = pack.current(on)
    codes = [one for one in scope.categories if one not in never]
    facts: Facts = [
        (words.TO_WHOM, receiver(scope, on)),
        (words.WHAT, joined(town.labels("consent_categories", codes))),
        (words.WHAT_FOR, town.label("consent_purposes", scope.purpose)),
    ]
    return facts


def receiver(scope: Scope, on: date) -> str:
    """An agency, a kind of agency, or everybody who supports."""
    if scope.agency is not None:
        return scope.agency.name
    if scope.agency_kind:
        kind = pack.current(on).label("agency_kinds", scope.agency_kind)
        return str(words.KIND) % {"kind": kind}
    return str(words.EVERYONE)


def exceptions(consent: Consent, on: date) -> tuple[list[str], list[str]]:
    """(agencies that are not told, categories that are not told), in words."""
    rows = list(consent.exclusions.all())
    agencies = [one.agency.name for one in rows if one.agency is not None]
    codes = [one.category for one in rows if one.category]
    return agencies, pack.current(on).labels("consent_categories", codes)


def _exceptions(consent: Consent, on: date) -> Facts:
    agencies, categories = exceptions(consent, on)
    facts: Facts = []
    if agencies:
        facts.append((words.EXCEPT_AGENCY, joined(agencies)))
    if categories:
        facts.append((words.EXCEPT_CATEGORY, joined(categories)))
    return facts


def joined(parts: list[str]) -> str:
    """A list in one line."""
    return str(words.LISTED).join(parts)


def lines_of(concerns: list[Any], on: date) -> list[dict[str, Any]]:
    """Of each person of a matter: state, end, what to do next; for the panel."""
    said = queries.answers([one.person_id for one in concerns])
    lines = []
    for one in concerns:
        consent = said.get(one.person_id)
        state, tone = state_in_words(consent, on)
        lines.append(
            {
                "person_id": one.person_id,
                "name": people.display_name(one.person),
                "state": state,
                "tone": tone,
                "until": consent.until if consent and consent.is_agreed else None,
                "again": consent.ask_again_on if consent else None,
                "stands": tone == "ok",
            }
        )
    return lines


def sheet_text(on: date) -> list[dict[str, Any]]:
    """The town's words of the sheet in their order: code, heading, text."""
    listed = pack.current(on).codes("consent_sheet")
    return [{"code": one.code, "heading": one.label, "text": one.help} for one in listed]


def chosen_ids(values: list[str]) -> set[UUID]:
    """Ids as a form sent them, of choices it offered."""
    return {UUID(one) for one in values}


def scope_line(scope: Scope, on: date) -> str:
    """A scope in one line, to be chosen."""
    (_to, to), (_what, what), (_for, purpose) = _scope(scope, on)
    return str(words.SCOPE_LINE) % {"to": to, "what": what, "for": purpose}
