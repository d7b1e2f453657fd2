"""Packs to break: a copy of all of them, with a way to change a file and see where it is refused."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

Edit = Callable[[str, str, str], int]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A copy of the packs."""
    root = tmp_path / "packs"
    shutil.copytree(settings.PACKS_DIR, root)
    return root


@pytest.fixture
def edit(packs: Path) -> Edit:
    """edit("asaka/2026/town.toml", old, new): the line on which the change stands."""

    def change(name: str, old: str, new: str) -> int:
        path = packs / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return change
