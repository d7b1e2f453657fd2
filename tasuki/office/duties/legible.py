"""How a row reads to somebody outside the house: no code, no column, no key of the program.

The copy is handed to a resident: 「世帯類型」「高齢の親と子」, never `household_type: elderly_parent_child`.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils.dateparse import parse_date, parse_datetime

from tasuki.ground.wareki import show, show_moment
from tasuki.journey.referrals.models import Told
from tasuki.office.duties import kinds, words
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.trust.retention import queries as retention

# Columns of which only the house makes something: where a row came from, in its own language.
PLUMBING = {"id", "created_at", "version", "lock", "folded", "folded_kana", "position", "order"}
PLUMBING_OF = {
    "grounds.Ruling": {"target", "row", "question"},
    "consent.Consent": {"source"},
    "relay.Step": {"how"},
}
# Column (of one table, or of any) → the code list of the pack that says what its codes mean.
LISTS = {
    "closing.Closing.reason": "closing_reasons",
    "closing.Reopening.reason": "reopening_reasons",
    "intake.Progress.method": "record_methods",
    "intake.Progress.about": "record_subjects",
    "meetings.AgendaItem.kind": "meeting_matters",
    "topics": "topics",
    "main_topic": "topics",
    "method": "methods",
    "route": "routes",
    "outcome": "outcomes",
    "changes": "changes",
    "issues": "traits",
    "household_type": "household_types",
    "visitor_relation": "relations",
    "urgency": "urgencies",
    "share_consent_how": "consent_methods",
    "consent_how": "consent_methods",
    "no_consent_reason": "no_consent_reasons",
    "return_code": "return_reasons",
    "categories": "consent_categories",
    "category": "consent_categories",
    "purpose": "consent_purposes",
    "agency_kind": "agency_kinds",
    "giver_relation": "consent_representatives",
    "legal_types": "meeting_legal_types",
    "result": "goal_results",
    "verdict": "verdicts",
}
# Where a column may hold a code of another list too: those lists, in turn.
OR_ELSE = {
    "method": ("record_methods",),
    "traits": ("trait_answers", "traits"),
    "reason": ("closing_reasons", "reopening_reasons", "return_reasons"),
}
# Columns that are tables whose keys are codes of a list.
KEYS_OF = {"traits": "traits", "details": "fields"}
TELLING = {"told", "shown_before"}
COLUMNS = {"unheard", "fields", "field"}
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def label(column: Any) -> str:
    """What people call a column."""
    said = str(column.verbose_name)
    return said if not said.isascii() else str(kinds.COLUMNS.get(column.name, said))


def text(one: Any, column: Any, person: Person, on: date) -> str:
    """What stands in a column, as it is read aloud; "" for what says nothing of anybody."""
    hidden = PLUMBING | PLUMBING_OF.get(one._meta.label, set())
    if column.name in hidden or isinstance(column, models.BinaryField | models.UUIDField):
        return ""
    if column.is_relation:
        return _pointed(one, column, person)
    value = getattr(one, column.attname)
    if value in (None, "", [], {}):
        return ""
    if column.choices:
        return str(getattr(one, f"get_{column.name}_display")())
    return _said(value, type(one), column.name, on)


def _pointed(one: Any, column: Any, person: Person) -> str:
    if getattr(one, column.attname) is None:
        return ""
    if column.related_model is Agency:
        return str(getattr(one, column.name).name)
    if column.related_model is Person:
        itself = getattr(one, column.attname) == person.pk
        return str(words.LABELS["the_person"] if itself else words.LABELS["other_person"])
    return ""


def _said(value: Any, model: Any, name: str, on: date) -> str:
    if isinstance(value, bool):
        return str(words.LABELS["yes"] if value else words.LABELS["no"])
    if isinstance(value, datetime):
        return show_moment(value)
    if isinstance(value, date):
        return show(value)
    if isinstance(value, dict):
        return "\n".join(_pairs(value, model, name, on))
    if isinstance(value, list | tuple):
        said = [_said(inner, model, name, on) for inner in value]
        return "、".join(part for part in said if part)
    return _word(str(value), model, name, on)


def _pairs(value: dict[str, Any], model: Any, name: str, on: date) -> Iterable[str]:
    """The lines of a table within a column; keys that only the house understands are left out."""
    for key, inner in value.items():
        if inner in (None, "", [], {}):
            continue
        said = _said(inner, model, key if _CODE.fullmatch(key) else name, on)
        if not said or key in kinds.NOT_SAID:
            continue
        yield said if _KEY.fullmatch(key) else f"{_key(key, model, name, on)}：{said}"


def _key(key: str, model: Any, name: str, on: date) -> str:
    stem, _, counted = key.rpartition("_")
    if counted.isdigit() and stem in kinds.KEYS:
        return f"{kinds.KEYS[stem]}{counted}"
    if key in kinds.KEYS:
        return str(kinds.KEYS[key])
    if name in KEYS_OF and key in pack.current(on).known(KEYS_OF[name]):
        return pack.current(on).label(KEYS_OF[name], key)
    return _column(key, model) or key


def _column(name: str, model: Any) -> str:
    """What a column of that name is called: in the same table or room, or anywhere."""
    known = list(retention.fates())
    near = [one for one in known if one._meta.app_label == model._meta.app_label]
    for one in (model, *near, *known):
        for column in one._meta.concrete_fields:
            if column.name == name and not str(column.verbose_name).isascii():
                return str(column.verbose_name)
    return ""


def _word(value: str, model: Any, name: str, on: date) -> str:
    if _KEY.fullmatch(value):
        return ""
    if len(value) >= len("2026-01-01") and value[:4].isdigit():
        return _moment(value)
    if not _CODE.fullmatch(value):
        return value
    return _code(value, model, name, on) or value


def _moment(value: str) -> str:
    """A day or a moment that stands as text within a column."""
    try:
        day, at = parse_date(value), parse_datetime(value)
    except ValueError:
        return value
    if day is not None:
        return show(day)
    return show_moment(at) if at is not None else value


def _code(value: str, model: Any, name: str, on: date) -> str:
    town = pack.current(on)
    listed = LISTS.get(f"{model._meta.label}.{name}") or LISTS.get(name, "")
    tried = [listed, *OR_ELSE.get(name, ())]
    for one in tried:
        if one and value in town.known(one):
            return town.label(one, value)
    if name in TELLING and value in Told.values:
        return str(Told(value).label)
    if name in COLUMNS:
        return _column(value, model)
    for some, said in (
        (town.meetings, "name"),
        (town.criteria, "label"),
        (town.grounds, "label"),
        (town.projects, "name"),
    ):
        for item in some:
            if item.code == value:
                return str(getattr(item, said))
    return str(kinds.CODES.get(value, ""))
