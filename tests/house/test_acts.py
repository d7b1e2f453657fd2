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


def functions_of(path):
    """Every function of a drawer by name: acts may share inner halves."""
    drawer = [path]
    if path.parent.name == "services":
        drawer = sorted(path.parent.glob("*.py"))
    found = {}
    for one in drawer:
        for node in ast.parse(one.read_text()).body:
            if isinstance(node, ast.FunctionDef):
                found.setdefault(node.name, node)
    return found


def acts():
    for path in files():
        halves = functions_of(path)
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                where = path.relative_to(HOUSE).as_posix().removesuffix(".py").replace("/", ".")
                yield pytest.param(node, halves, id=f"{where}.{node.name}")


def called(act, halves, seen=()):
    """What an act calls, through the halves it shares with the other acts of its room."""
    names = {ast.unparse(node.func) for node in ast.walk(act) if isinstance(node, ast.Call)}
    for name in set(names):
        if name in halves and name not in seen:
            names |= called(halves[name], halves, (*seen, name))
    return names


def faults(act, halves=None):
    """What an act lacks, in words."""
    names = called(act, halves or {})
    keywords = [argument.arg for argument in act.args.kwonlyargs]
    found = []
    if "transaction.atomic" not in map(ast.unparse, act.decorator_list):
        found.append("is not atomic")
    if not keywords or keywords[0] != "actor":
        found.append("does not take actor first")
    if "at" not in keywords:
        found.append("asks no clock and is told no time")
    if act.args.args:
        found.append("takes arguments by position")
    if "require" not in names:
        found.append("asks nobody")
    if "audit.record" not in names:
        found.append("writes nothing down")
    return found


@pytest.mark.parametrize(("act", "halves"), list(acts()))
def test_it_is_atomic_permitted_and_audited(act, halves):
    assert faults(act, halves) == []


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
