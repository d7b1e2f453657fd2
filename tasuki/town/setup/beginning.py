"""The ten questions of a new town, turned into the tables of a pack. Pure but for the words."""

from collections.abc import Mapping
from typing import Any

from tasuki.ground.verdict import OK, Verdict, no
from tasuki.town.setup import words


def _lines(text: Any) -> list[str]:
    return list(dict.fromkeys(one.strip() for one in str(text or "").splitlines() if one.strip()))


def _codes(answers: Mapping[str, Any]) -> dict[str, str]:
    """A code for each name: they never stand on a screen."""
    found: dict[str, str] = {}
    for number, name in enumerate(_lines(answers.get("sections")), 1):
        found[name] = f"section_{number}"
    for number, name in enumerate(_lines(answers.get("counters")), 1):
        found.setdefault(name, f"counter_{number}")
    if council := str(answers.get("council") or "").strip():
        found.setdefault(council, "council")
    return found


def names_fit(answers: Mapping[str, Any]) -> Verdict:
    """Who coordinates and who receives is one of the names that were given."""
    known = _codes(answers)
    for key in ("coordinator", "receiver"):
        if str(answers.get(key) or "").strip() not in known:
            return no("setup.unknown_name", name=str(answers.get(key) or ""))
    return OK


def changes(answers: Mapping[str, Any], source: str) -> dict[str, Any]:
    """The tables that the answers make."""
    codes = _codes(answers)
    stamp = {"source": source, "state": str(words.VERBATIM)}
    made: dict[str, Any] = {
        "programme": {"name": str(answers["programme"]).strip()},
        "municipality": {"small_team": answers.get("small_team") in ("yes", True)},
        "agency": _agencies(answers, codes, stamp),
        "counter": _counters(answers, codes, stamp),
        "choice": [
            {"code": "coordinator_agency", "value": codes[str(answers["coordinator"]).strip()]},
            {"code": "multi_agency_receiver", "value": codes[str(answers["receiver"]).strip()]},
        ],
    }
    if meetings := _meetings(answers, codes, stamp):
        made["meeting"] = meetings
    return made


def _agencies(
    answers: Mapping[str, Any], codes: Mapping[str, str], stamp: Mapping[str, str]
) -> list[dict[str, Any]]:
    sections = set(_lines(answers.get("sections")))
    council = str(answers.get("council") or "").strip()
    counters = set(_lines(answers.get("counters")))
    return [
        {
            "code": code,
            "name": name,
            "kind": "section" if name in sections else "council" if name == council else "group",
            "regime": "public" if name in sections else "private" if name == council else "unknown",
            "has_accounts": True,
            "is_counter": name in counters,
            **stamp,
        }
        for name, code in codes.items()
    ]


def _counters(
    answers: Mapping[str, Any], codes: Mapping[str, str], stamp: Mapping[str, str]
) -> list[dict[str, Any]]:
    served = list(answers.get("fields_served") or [])
    return [
        {
            "code": f"window_{number}",
            "name": name,
            "agency": codes[name],
            "roles": [{"kind": "field" if served else "general", "fields": served}],
            "order": number,
            **stamp,
        }
        for number, name in enumerate(_lines(answers.get("counters")), 1)
    ]


def _meetings(
    answers: Mapping[str, Any], codes: Mapping[str, str], stamp: Mapping[str, str]
) -> list[dict[str, Any]]:
    common = {
        "frequency": str(words.AS_NEEDED),
        "members": [],
        "members_by_case": True,
        "member_rank": str(words.WORKER),
        "convener": codes[str(answers["coordinator"]).strip()],
        "case_data": True,
        "duties": [],
        **stamp,
    }
    found: list[dict[str, Any]] = []
    if name := str(answers.get("consent_meeting") or "").strip():
        found.append(
            {
                "code": "consented",
                "name": name,
                "class_name": str(words.CONSENTED_CLASS),
                "legal_types": ["layered_meeting"],
                "consent_rule": str(words.GIVEN),
                "purpose": str(words.CONSENTED_PURPOSE),
                "decides": ["appropriateness", "support_decision", "evaluation", "closing"],
                "order": 1,
                **common,
            }
        )
    if name := str(answers.get("support_meeting") or "").strip():
        found.append(
            {
                "code": "support",
                "name": name,
                "class_name": str(words.SUPPORT_CLASS),
                "legal_types": ["support_meeting"],
                "consent_rule": str(words.NONE_NEEDED),
                "purpose": str(words.SUPPORT_PURPOSE),
                "basis": str(words.SUPPORT_BASIS),
                "secrecy_by_law": True,
                "order": 2,
                **common,
            }
        )
    return found
