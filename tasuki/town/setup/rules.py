"""What may be done with an edition. Pure."""

from collections.abc import Collection, Mapping
from typing import Any

from tasuki.ground.verdict import OK, Verdict, no

# Items nothing else points at: these alone can be taken off.
LEAVES = frozenset(
    {
        "link",
        "document",
        "passage",
        "issue",
        "pillar",
        "course",
        "task",
        "resource",
        "contact",
        "cell",
        "defect",
        "counter",
        "officer",
    }
)
# What the town decides itself. Law and the State's lists are changed with the program.
EDITABLE = (
    "programme",
    "passage",
    "counter",
    "contact",
    "agency",
    "officer",
    "project",
    "status",
    "line",
    "meeting",
    "step",
    "choice",
    "term",
    "preset",
    "word",
    "criterion",
    "receiver",
    "retention",
    "notice",
    "document",
    "link",
    "issue",
    "pillar",
    "course",
    "task",
    "resource",
    "activity",
    "cell",
    "area",
    "post",
    "form",
    "ground",
    "municipality",
)
# Kinds of which the town may add items of its own.
ADDABLE = frozenset(EDITABLE) - {"programme", "municipality", "choice", "term", "word", "ground"}
# A ground is law: the town switches it off or on, and no more.
SWITCHES = {"ground": frozenset({"retired"}), "receiver": None}
OF_THE_SOURCE = frozenset(
    {"code", "source", "state", "original", "unknown", "question", "demo_choice"}
)


def may_change(kind: str, keys: Collection[str]) -> Verdict:
    """Only what is the town's own to say."""
    if kind not in EDITABLE:
        return no("setup.not_editable")
    allowed = SWITCHES.get(kind)
    if allowed is not None and not set(keys) <= allowed:
        return no("setup.law_not_changed")
    return OK


def may_add(kind: str) -> Verdict:
    """Some kinds are closed lists."""
    return OK if kind in ADDABLE else no("setup.not_addable")


def may_take_off(kind: str) -> Verdict:
    """What other items point at stays."""
    return OK if kind in LEAVES else no("setup.pointed_at")


def may_publish(*, changed: bool, note: str) -> Verdict:
    """There is something to publish, and a sentence for whoever asks later why."""
    if not changed:
        return no("setup.nothing_changed")
    return OK if note.strip() else no("setup.no_note")


def still_unknown(
    unknown: Collection[str], before: Mapping[str, Any], told: Mapping[str, Any]
) -> list[str]:
    """Which open keys stay open: those that were not said now (empty, or as the choice stood)."""
    return [
        key
        for key in unknown
        if key not in told or told[key] in ("", None, [], ()) or told[key] == before.get(key)
    ]


def laid(
    changes: Mapping[str, Any], kind: str, code: str, told: Mapping[str, Any], *, single: bool
) -> dict[str, Any]:
    """The changes with one item's keys laid over what was changed of it before."""
    after = {name: value for name, value in changes.items()}
    if single:
        after[kind] = {**changes.get(kind, {}), **told}
        return after
    rows = [dict(row) for row in changes.get(kind, [])]
    mine = next((row for row in rows if str(row.get("code", row.get("number"))) == code), None)
    if mine is None:
        mine = {"code": code}
        rows.append(mine)
    mine.update(told)
    after[kind] = rows
    return after
