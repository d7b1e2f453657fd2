"""A new town's first pack: ten answers, and everything else from the base or 不明."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tasuki.town.municipality import places, words
from tasuki.town.municipality.reading import PackError
from tasuki.town.municipality.reading import Place as At

KINDS = {"市": "city", "区": "ward", "町": "town", "村": "village"}


@dataclass(frozen=True)
class Answers:
    """The ten questions. What is left empty stays 不明 and is asked again later."""

    code6: str
    programme: str = ""
    sections: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    coordinator: str = ""
    meetings: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    welfare_office: bool | None = None
    small_team: bool = False


@dataclass
class _Page:
    """One file of the new pack."""

    head: str
    tables: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def text(self) -> str:
        out = [f"# {line}" for line in self.head.splitlines()]
        for name, values in self.tables:
            out += ["", name, *(f"{key} = {_toml(value)}" for key, value in values.items())]
        return "\n".join(out) + "\n"


def write(folder: Path, answers: Answers) -> list[Path]:
    """Write the pack's files into the folder (packs/<町>/<年度>).

    Raises:
        PackError: nobody has that code.
        FileExistsError: there is a pack already.
    """
    pages = {
        name: page.text() for name, page in _pages(answers, f"{folder.parent.name}/new").items()
    }
    folder.mkdir(parents=True)
    made = []
    for name, text in pages.items():
        path = folder / f"{name}.toml"
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return made


def as_toml(changes: Mapping[str, Any], head: str) -> str:
    """Changes as `laid_over` takes them, as a file that may be put into the town's folder."""
    page = _Page(head)
    for kind, value in changes.items():
        if isinstance(value, Mapping):
            page.tables.append((f"[{kind}]", dict(value)))
        else:
            page.tables.extend((f"[[{kind}]]", dict(one)) for one in value)
    return page.text()


def _pages(answers: Answers, name: str) -> Mapping[str, _Page]:
    place = places.find(answers.code6)
    if place is None:
        raise PackError(
            "municipality.unknown_town", At(name, 1), code6=answers.code6, name=words.UNKNOWN
        )
    agencies = _agencies(answers, place)
    return {
        "town": _Page(
            words.HEAD_TOWN, [("[municipality]", _town(answers, place)), _programme(answers)]
        ),
        "agencies": _Page(words.HEAD_AGENCIES, [("[[agency]]", one) for one in agencies]),
        "counters": _Page(words.HEAD_COUNTERS, _counters(answers)),
        "meetings": _Page(words.HEAD_MEETINGS, _meetings(answers)),
        "flow": _Page(words.HEAD_FLOW, _choices(answers, agencies)),
    }


def _open(question: str, *unknown: str) -> dict[str, Any]:
    """What a town still has to say."""
    told: dict[str, Any] = {"source": words.ANSWERED, "state": words.VERBATIM}
    if unknown:
        told |= {"unknown": list(unknown), "question": question}
    return told


def _town(answers: Answers, place: places.Place) -> dict[str, Any]:
    kind = "prefecture" if place.is_prefecture else KINDS[place.name[-1]]
    office = answers.welfare_office
    if office is None and kind in {"city", "ward", "prefecture"}:
        office = True  # 社会福祉法第14条第1項
    told: dict[str, Any] = {
        "code6": place.code,
        "name": place.name,
        "kana": place.kana,
        "prefecture": place.prefecture,
        "kind": kind,
        "small_team": answers.small_team,
    }
    if office is not None:
        return told | {"welfare_office": office} | _open("")
    return told | _open(words.ASK_WELFARE_OFFICE, "welfare_office")


def _programme(answers: Answers) -> tuple[str, dict[str, Any]]:
    name = answers.programme or words.PROGRAMME
    open_keys = ["plan_form", "plan_from", "plan_until", "base_type"]
    if not answers.programme:
        open_keys.insert(0, "name")
    return "[programme]", {"name": name} | _open(words.ASK_PROGRAMME, *open_keys)


def _agencies(answers: Answers, place: places.Place) -> list[dict[str, Any]]:
    whole = "prefecture" if place.is_prefecture else "municipality"
    ask = words.ASK_AGENCY
    own: dict[str, Any] = {"regime": "public", "has_accounts": True}
    agencies: list[dict[str, Any]] = [
        {"code": "town", "name": place.name, "kind": whole} | own | _open(ask, "tel", "fax")
    ]
    for number, name in enumerate(answers.sections, 1):
        section = {"code": f"section{number}", "name": name, "kind": "section", "parent": "town"}
        agencies.append(section | own | _open(ask, "tel", "fax"))
    for number, name in enumerate(answers.counters, 1):
        counter: dict[str, Any] = {"code": f"counter{number}", "name": name, "kind": "other"}
        counter |= {"regime": "unknown", "has_accounts": True, "is_counter": True}
        agencies.append(counter | _open(ask, "kind", "regime", "tel", "fax"))
    return agencies


def _counters(answers: Answers) -> list[tuple[str, dict[str, Any]]]:
    fields = {"fields": list(answers.fields)} if answers.fields else {}
    return [
        (
            "[[counter]]",
            {
                "code": f"counter{number}",
                "name": name,
                "agency": f"counter{number}",
                "roles": [{"kind": "field", **fields}],
                "order": number,
            }
            | _open(words.ASK_COUNTER, "roles", "place", "hours", "tel", "fax"),
        )
        for number, name in enumerate(answers.counters, 1)
    ] + [("[[form]]", {"code": code, "used": True} | _open("")) for code in answers.forms]


def _meetings(answers: Answers) -> list[tuple[str, dict[str, Any]]]:
    """A body of which only the name is known sees no person's data until its law is told."""
    return [
        (
            "[[meeting]]",
            {
                "code": f"meeting{number}",
                "name": name,
                "consent_rule": words.CONSENT_ANY,
                "case_data": False,
                "order": number,
            }
            | _open(
                words.ASK_MEETING, "legal_types", "consent_rule", "members", "decides", "case_data"
            ),
        )
        for number, name in enumerate(answers.meetings, 1)
    ]


def _choices(
    answers: Answers, agencies: Sequence[Mapping[str, Any]]
) -> list[tuple[str, dict[str, Any]]]:
    by_name = {one["name"]: one["code"] for one in agencies}
    chosen = by_name.get(answers.coordinator, "town")
    known = answers.coordinator in by_name
    unknown = () if known else ("value",)
    return [
        (
            "[[choice]]",
            {"code": code, "label": label, "value": value} | _open(words.ASK_CHOICE, *open_keys),
        )
        for code, label, value, open_keys in (
            ("coordinator_agency", words.CHOICE_COORDINATOR, chosen, unknown),
            ("multi_agency_receiver", words.CHOICE_RECEIVER, chosen, ("value",)),
            ("plan_writer", words.CHOICE_WRITER, chosen, ("value",)),
            (
                "lead_and_coordinator_may_be_same",
                words.CHOICE_SAME,
                answers.small_team,
                ("value",),
            ),
        )
    ]


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_toml(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(one) for one in value) + "]"
    # A JSON string is a TOML basic string.
    return json.dumps(value, ensure_ascii=False)
