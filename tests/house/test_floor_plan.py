"""The floor plan is only worth something if it bites; these tests break it on purpose."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[2]
PUBLIC = {"models", "queries", "services", "rules"}
# What a room lends out besides: the actor and the decision, the act page, the pack, the shapes of
# the register that later rooms fill.
LENT = {
    "tasuki.trust.access.actor",
    "tasuki.trust.access.decision",
    "tasuki.trust.access.roles",
    "tasuki.trust.drafts.pages",
    "tasuki.trust.audit.catalogue",
    "tasuki.trust.audit.triggers",
    "tasuki.town.municipality.pack",
    "tasuki.town.municipality.changes",
    "tasuki.town.municipality.speaking",
    "tasuki.town.municipality.kinds",
    "tasuki.town.relay.matters",
    "tasuki.town.relay.ribbon",
    "tasuki.residents.grounds.providers",
    "tasuki.residents.people.joining",
    "tasuki.residents.protection.places",
    "tasuki.journey.meetings.kinds",
    "tasuki.doors.demo.cast",
    "tasuki.doors.demo.towns",
    "tasuki.doors.demo.story",
}
WINGS = {"trust", "town", "residents", "community", "journey", "office", "doors"}


def room(module):
    return ".".join(module.split(".")[:3])


def wing(module):
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def leaf(module):
    """The drawer of the room: services.passing belongs to services."""
    parts = module.split(".")
    return parts[3] if len(parts) > 3 else ""


def trespasses(package="tasuki"):
    graph = grimp.build_graph(package, cache_dir=None)
    found = []
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            if (
                wing(imported) not in WINGS
                or room(importer) == room(imported)
                or not leaf(imported)
            ):
                continue
            if leaf(imported) in PUBLIC or imported in LENT:
                continue
            if leaf(imported) == "panels" and importer.startswith("tasuki.doors.desk"):
                continue
            found.append(f"{importer} -> {imported}")
    return sorted(found)


def lint(root):
    lint_imports = Path(sys.executable).with_name("lint-imports")
    return subprocess.run([lint_imports, "--no-cache"], cwd=root, capture_output=True, text=True)


@pytest.fixture
def copy_of_the_house(tmp_path):
    ignore = shutil.ignore_patterns("static", "fonts", "__pycache__", "templates")
    shutil.copytree(ROOT / "tasuki", tmp_path / "tasuki", ignore=ignore)
    shutil.copytree(ROOT / "config", tmp_path / "config", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_its_plan():
    outcome = lint(ROOT)
    assert outcome.returncode == 0, outcome.stdout


@pytest.mark.parametrize(
    ("place", "reaches_for"),
    [
        ("journey/cases", "tasuki.journey.meetings.queries"),  # ahead
        ("residents/people", "tasuki.journey.cases.models"),  # up
        ("journey/plans", "tasuki.journey.meetings.views"),  # into another room's views
        ("misc", "tasuki.ground.errors"),  # a wing that is not on the plan
    ],
)
def test_the_plan_catches_a_wrong_import(copy_of_the_house, place, reaches_for):
    folder = copy_of_the_house / "tasuki" / place
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / "intruder.py").write_text(f"import {reaches_for}\n")
    outcome = lint(copy_of_the_house)
    assert outcome.returncode == 1
    assert "BROKEN" in outcome.stdout


def test_rooms_use_only_what_rooms_give():
    assert trespasses() == []


@pytest.mark.parametrize(
    ("importer", "line"),
    [
        ("journey/plans", "import tasuki.journey.meetings.policy"),
        ("journey/plans", "import tasuki.journey.meetings.panels"),
        ("journey/plans", "import tasuki.journey.meetings.events"),
    ],
)
def test_a_reach_into_a_drawer_is_caught(copy_of_the_house, importer, line):
    (copy_of_the_house / "tasuki" / importer / "intruder.py").write_text(line + "\n")
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); sys.path.append(sys.argv[2]);"
        "from tests.house import test_floor_plan as plan; print(plan.trespasses())"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(copy_of_the_house), str(ROOT)],
        cwd=copy_of_the_house,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "intruder" in told.stdout


def source_files():
    return [path for path in (ROOT / "tasuki").rglob("*.py") if "migrations" not in path.parts]


def test_no_file_is_longer_than_a_sitting():
    long = {
        str(path): n for path in source_files() if (n := len(path.read_text().splitlines())) > 400
    }
    assert not long


def test_no_drawer_for_odds_and_ends_and_no_signals():
    names = {"utils.py", "helpers.py", "common.py", "signals.py"}
    assert not [path for path in source_files() if path.name in names]
    text = "\n".join(path.read_text() for path in source_files())
    assert "get_model(" not in text
    assert not re.search(r"from django\.dispatch|post_save|pre_save", text)


TEMPLATE_URL = re.compile(r"{%\s*url\s+'([a-z_]+):")
ORDER = [
    "drafts",
    "intake",
    "needs",
    "referrals",
    "cases",
    "meetings",
    "plans",
    "closing",
    "rollcall",
]


def test_templates_of_a_room_link_to_rooms_at_or_below_it():
    """Pages of the desk (a door) may be linked from everywhere: every way leads back to it."""
    wrong = []
    for path in (ROOT / "tasuki" / "journey").rglob("*.html"):
        own = path.parts[path.parts.index("journey") + 1]
        for target in TEMPLATE_URL.findall(path.read_text()):
            if target in ORDER and ORDER.index(target) > ORDER.index(own):
                wrong.append(f"{path.name} -> {target}")
    assert wrong == []
