"""同意書: as it was answered, and empty to be taken along on a visit."""

from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.http import Http404

from tasuki.ground import clock, ruby, wareki
from tasuki.ground import paper as papers
from tasuki.residents.consent import queries, showing, words
from tasuki.residents.consent.models import Consent, Giver
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.audit.services import look
from tasuki.trust.vault import queries as vault

TEMPLATE = Path(__file__).parent / "papers" / "sheet.typ"
_LINES = ("name", "day", "until", "witness", "proxy")


def sheet(request: TownRequest, pk: UUID) -> bytes:
    """The sheet of one answer, for whoever may see the person; 404 for everybody else."""
    actor, at = request.actor, request.at
    found = queries.consents_for(actor, at).select_related("signature").exclude(way="")
    one = found.filter(pk=pk).first()
    if one is None:
        raise Http404
    look([one.person_id])
    on = one.since or clock.day(at)
    agencies, _ = showing.exceptions(one, on)
    out = {row.category for row in one.exclusions.all() if row.category}
    signature = vault.content_of(one.signature) if one.signature is not None else b""
    data = _base(at) | {
        "number": str(words.SHEET_NUMBER) % {"version": one.version},
        "on": wareki.show(on),
        "categories": _categories(on, out),
        "out": showing.joined(agencies),
        "fine": [[*map(list, facts)] for facts in _fine(one, on)],
        "lines": _lines(_filled(one, on)),
        "signature": list(signature),
    }
    return papers.compile(TEMPLATE, data)


def blank(request: TownRequest, pk: UUID) -> bytes:
    """The empty sheet with the person's name, to be printed before a visit."""
    actor, at = request.actor, request.at
    person = people.people_for(actor, at).filter(pk=pk).first()
    if person is None:
        raise Http404
    look([person.pk])
    values = {"name": _name(person), "until": _usual_end(at)}
    data = _base(at) | {
        "categories": _categories(clock.day(at), set()),
        "lines": _lines(values),
    }
    return papers.compile(TEMPLATE, data)


def _base(at: datetime) -> dict[str, Any]:
    today = clock.day(at)
    town = pack.current(today)
    texts = showing.sheet_text(today)
    agree = next((one["heading"] for one in texts if one["code"] == "agree"), "")
    return {
        "title": str(words.SHEET),
        "office": town.municipality.name,
        "printed": str(words.PRINTED) % {"on": wareki.show(today)},
        "blocks": [_block(one, today) for one in texts if one["code"] != "agree"],
        "agree": ruby.parts(agree),
        "not_this": ruby.parts(str(words.NOT_THIS)),
        "not_to": ruby.parts(str(words.NOT_TO)),
        "tick_help": ruby.parts(str(words.TICK_HELP)),
        "sign_label": ruby.parts(str(words.SIGNATURE)),
        "fine_title": str(words.TO_WHOM),
        "fine": [],
        "out": "",
        "signature": [],
    }


def _block(one: dict[str, Any], on: date) -> dict[str, Any]:
    block = {"heading": ruby.parts(one["heading"]), "text": ruby.parts(one["text"])}
    if one["code"] == "what":
        listed = pack.current(on).codes("consent_categories")
        return block | {"items": [ruby.parts(code.help) for code in listed]}
    return block


def _categories(on: date, out: set[str]) -> list[dict[str, Any]]:
    listed = pack.current(on).codes("consent_categories")
    return [{"label": one.label, "out": one.code in out} for one in listed]


def _fine(one: Consent, on: date) -> list[Any]:
    """What was decided more finely than by the one sheet."""
    shown = showing.of(one, on).scopes
    if all(scope.everyone for scope, _facts in shown):
        return []
    return [[(str(label), value) for label, value in facts] for _scope, facts in shown]


def _filled(one: Consent, on: date) -> dict[str, str]:
    speaks = showing.giver(one, on) if one.giver == Giver.REPRESENTATIVE else ""
    return {
        "name": _name(one.person),
        "day": wareki.show(on),
        "until": showing.until(one) if one.is_agreed else "",
        "witness": one.witness,
        "proxy": speaks,
    }


def _lines(values: dict[str, str]) -> list[Any]:
    labels = {
        "name": words.NAME_LINE,
        "day": words.DAY_LINE,
        "until": words.UNTIL_LINE,
        "witness": words.WITNESS_LINE,
        "proxy": words.PROXY_LINE,
    }
    return [[ruby.parts(str(labels[one])), values.get(one, "")] for one in _LINES]


def _name(person: Person) -> str:
    return people.display_name(person)


def _usual_end(at: datetime) -> str:
    today = clock.day(at)
    return wareki.show(clock.add_days(today, pack.current(today).term("consent_days")))
