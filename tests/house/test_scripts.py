"""The scripts behind `make`: what they promise about sums, locks and what did not run."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.servers import ROOT

RESULT = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'


def summed(folder: Path) -> tuple[int, str]:
    told = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "sum_results.py"), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return told.returncode, told.stdout.strip()


def test_results_are_summed_over_the_runs(tmp_path: Path) -> None:
    (tmp_path / "sqlite.xml").write_text(RESULT.format(10, 0, 0, 2))
    (tmp_path / "postgresql.xml").write_text(RESULT.format(5, 0, 0, 0))
    assert summed(tmp_path) == (0, "13 passed, 0 failed, 2 skipped")


def test_a_failure_and_an_error_both_count_as_failed(tmp_path: Path) -> None:
    (tmp_path / "sqlite.xml").write_text(RESULT.format(10, 1, 1, 0))
    assert summed(tmp_path) == (1, "8 passed, 2 failed, 0 skipped")


def test_no_results_at_all_are_a_failure(tmp_path: Path) -> None:
    assert summed(tmp_path) == (1, "0 passed, 0 failed, 0 skipped")


@pytest.mark.parametrize("kind", ["run", "dev"])
def test_a_lock_pins_every_package_with_hashes_and_names_no_machine(kind: str) -> None:
    lock = (ROOT / "requirements" / f"{kind}.lock").read_text("utf-8")
    packages = re.split(r"\n(?=[a-z0-9])", lock.strip())
    assert len(packages) > 15
    for package in packages:
        assert re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==\S+ \\\n", package), package[:80]
        assert "--hash=sha256:" in package
    assert "://" not in lock
    assert not re.search(r"^--", lock, re.MULTILINE)


def test_what_runs_is_what_is_tested() -> None:
    def pins(kind: str) -> dict[str, str]:
        lock = (ROOT / "requirements" / f"{kind}.lock").read_text("utf-8")
        return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)", lock, re.MULTILINE))

    assert pins("run").items() <= pins("dev").items()


def test_what_is_required_is_locked() -> None:
    for kind in ("run", "dev"):
        wanted = (ROOT / "requirements" / f"{kind}.in").read_text("utf-8")
        lock = (ROOT / "requirements" / f"{kind}.lock").read_text("utf-8")
        for name in re.findall(r"^([a-z0-9][a-z0-9._-]*)", wanted, re.MULTILINE):
            assert re.search(rf"^{name}(\[[a-z,]+\])?==", lock, re.MULTILINE), name
