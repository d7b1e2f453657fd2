"""Codes have sentences; Japanese stands where the town and the translator look for it."""

import ast
import re
from pathlib import Path

import pytest

from tasuki.ground import words
from tasuki.trust.audit import catalogue

HOUSE = Path(__file__).parents[2] / "tasuki"
CODE = re.compile(r"^[a-z_]+\.[a-z0-9_]+$")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿]")
PATTERN_OR_ARTICLE = re.compile(r"[\[(\\]|法.*条|^社会福祉法")  # a regex, or a cited article
REFUSERS = {"deny", "no", "NotAllowed", "RuleBroken", "WrongState", "HouseError", "say"}
# Where Japanese may stand: sentences, fields' names, forms, what the record says, papers' labels.
SPEAKING = {
    "words.py",
    "models.py",
    "forms.py",
    "events.py",
    "apps.py",
    "sentences.py",
    "retention.py",
    "roles.py",
    "kinds.py",
}


def modules():
    """All but the operator's door, which speaks to a terminal from a list of its own."""
    return [
        path
        for path in sorted(HOUSE.rglob("*.py"))
        if "migrations" not in path.parts and "operator" not in path.parts
    ]


def codes_of(tree):
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        if name in REFUSERS and node.args and isinstance(node.args[0], ast.Constant):
            code = node.args[0].value
            if isinstance(code, str) and CODE.match(code):
                yield code


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_every_refusal_has_a_sentence(path):
    missing = [code for code in codes_of(ast.parse(path.read_text())) if code not in words.known()]
    assert missing == []


def test_every_recorded_action_is_in_the_catalogue():
    used = set()
    for path in modules():
        used |= set(re.findall(r'action="([a-z_]+\.[a-z_]+)"', path.read_text()))
    assert sorted(used - {event.name for event in catalogue.every()}) == []


def literals(path):
    tree = ast.parse(path.read_text())
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
    translated = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
            "_",
            "gettext",
            "ngettext",
        }:
            translated |= {id(arg) for arg in node.args}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and JAPANESE.search(node.value)
            and not PATTERN_OR_ARTICLE.search(node.value)
            and id(node) not in docs
            and id(node) not in translated
        ):
            yield node.lineno, node.value


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in modules()
        if path.name in {"rules.py", "policy.py", "queries.py"} or "services" in path.parts
    ],
    ids=lambda path: path.relative_to(HOUSE).as_posix(),
)
def test_rules_policies_and_services_speak_in_codes(path):
    assert list(literals(path)) == []
