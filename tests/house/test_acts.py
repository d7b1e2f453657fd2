"""Every act asks who, writes down what, and does both in one transaction."""

import ast
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2] / "tasuki"
# The record cannot record itself, and drafts are no acts.
NOT_ACTS = {HOUSE / "trust" / "audit", HOUSE / "trust" / "drafts"}


def files():
    for path in sorted([*HOUSE.rglob("services.py"), *HOUSE.rglob("services/*.py")]):
        if path.name.startswith("_") or any(room in path.parents for room in NOT_ACTS):
            continue
        yield path


def acts():
    for path in files():
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                where = path.relative_to(HOUSE).as_posix().removesuffix(".py").replace("/", ".")
                yield pytest.param(node, id=f"{where}.{node.name}")


def faults(act):
    """What an act lacks, in words."""
    calls = {ast.unparse(node.func) for node in ast.walk(act) if isinstance(node, ast.Call)}
    helpers = {name for name in calls if name.startswith("_")}
    named = [argument.arg for argument in act.args.kwonlyargs]
    found = []
    if "transaction.atomic" not in map(ast.unparse, act.decorator_list):
        found.append("is not atomic")
    if not named or named[0] != "actor":
        found.append("does not take actor first")
    if "at" not in named:
        found.append("asks no clock and is told no time")
    if act.args.args:
        found.append("takes arguments by position")
    if "require" not in calls:
        found.append("asks nobody")
    recorded = "audit.record" in calls or any(
        name.startswith(("_told", "_record", "_note", "_write", "write_")) or name.endswith("told")
        for name in helpers | calls
    )
    if not recorded:
        found.append("writes nothing down")
    return found


@pytest.mark.parametrize("act", list(acts()))
def test_it_is_atomic_permitted_and_audited(act):
    assert faults(act) == []


def test_an_act_that_asks_nobody_is_caught():
    text = (
        "@transaction.atomic\ndef f(*, actor, at):\n    audit.record(actor=actor)\n"
        "@transaction.atomic\ndef g(*, actor, at):\n    require(x)\n"
        "def h(actor):\n    pass\n"
    )
    first, second, third = ast.parse(text).body
    assert faults(first) == ["asks nobody"]
    assert faults(second) == ["writes nothing down"]
    assert len(faults(third)) == 6
