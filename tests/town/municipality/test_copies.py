"""Of the copies of a town's files the one in use stays and the good one before it; the rest goes."""

import os
import time
from pathlib import Path
from typing import Any

import pytest

from tasuki.town.municipality import copies, pack
from tests.town.municipality.conftest import Edit


@pytest.fixture
def kept(tmp_path: Path, settings: Any) -> Path:
    settings.PACKS_KEPT = tmp_path / "var" / "packs"
    return tmp_path / "var" / "packs"


def there(kept: Path, code: str = "asaka") -> list[str]:
    return sorted(one.name for one in kept.iterdir() if one.name.startswith(f".{code}-0-"))


def use(kept: Path, packs: Path, edit: Edit, word: str) -> str:
    """The town's files say `word` from now on; answers the copy in use."""
    path = packs / "asaka/2026/town.toml"
    line = next(one for one in path.read_text(encoding="utf-8").splitlines() if "started = " in one)
    edit("asaka/2026/town.toml", line, f'started = "{word}"')
    assert pack.settle("asaka", kept, packs) == []
    return os.readlink(kept / "asaka")


def test_the_one_before_the_one_in_use_stays_and_older_ones_go(
    kept: Path, packs: Path, edit: Edit
) -> None:
    assert pack.settle("kobayashi", kept, packs) == []
    used = [use(kept, packs, edit, f"その{number}") for number in range(4)]

    assert there(kept) == sorted(used[-2:])
    assert len(there(kept, "kobayashi")) == 1
    # Started again with the same files: nothing changes.
    assert pack.settle("asaka", kept, packs) == []
    assert there(kept) == sorted(used[-2:])


def test_going_back_takes_the_old_copy_and_keeps_the_one_that_was_left(
    kept: Path, packs: Path, edit: Edit
) -> None:
    first, second = use(kept, packs, edit, "はじめ"), use(kept, packs, edit, "つぎ")
    os.utime(kept / first, (1, 1))

    assert use(kept, packs, edit, "はじめ") == first
    assert there(kept) == sorted([first, second])
    third = use(kept, packs, edit, "三つめ")
    assert there(kept) == sorted([first, third])


def test_broken_files_delete_nothing(kept: Path, packs: Path, edit: Edit) -> None:
    used = [use(kept, packs, edit, word) for word in ("はじめ", "つぎ")]
    edit("asaka/2026/town.toml", "kana = ", "kanna = ")

    assert pack.settle("asaka", kept, packs) != []
    assert there(kept) == sorted(used)
    assert os.readlink(kept / "asaka") == used[-1]


def test_a_stopped_deletion_is_finished_and_a_start_that_goes_on_is_let_be(
    kept: Path, packs: Path, edit: Edit
) -> None:
    name = use(kept, packs, edit, "はじめ")
    stopped, dead, living = (
        kept / f"{name}.gone-1",
        kept / f"{name}.draft-2",
        kept / f"{name}.draft-3",
    )
    for one in (stopped, dead, living):
        (one / "asaka").mkdir(parents=True)
    link = kept / ".asaka.link-4"
    link.symlink_to("nowhere")
    long_ago = time.time() - 2 * copies.LEFTOVER_SECONDS
    os.utime(dead, (long_ago, long_ago))
    os.utime(link, (long_ago, long_ago), follow_symlinks=False)

    copies.tidy(kept, "asaka")

    assert [one.exists() for one in (stopped, dead, living)] == [False, False, True]
    assert not link.is_symlink()


def test_a_town_whose_name_begins_like_anothers_keeps_its_own(kept: Path) -> None:
    for name in (".asaka-0-0123456789ab", ".asaka-0-0123456789ac", ".asaka-0-0123456789ad"):
        (kept / name).mkdir(parents=True)
    other = kept / ".asaka-0-2-0-0123456789ab"
    other.mkdir()

    assert len(copies.tidy(kept, "asaka")) == 1
    assert other.is_dir()
