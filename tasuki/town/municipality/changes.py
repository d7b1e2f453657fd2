"""What a town changed in the browser, as a pack reads it: a file beside the town's database.

The editions stand in the town's database (town.setup); the one in use is written here, so that
reading a pack asks no database and every process sees the same one. The file can be made again from
the database at any time.
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from tasuki.ground.errors import HouseError
from tasuki.town.municipality import loading, words
from tasuki.town.municipality.founding import as_toml
from tasuki.town.municipality.whole import Pack


@dataclass(frozen=True)
class Told:
    """One edition as the file holds it."""

    name: str
    changes: Mapping[str, Any]
    taken_off: Mapping[str, list[str]]


# A draft that its author walks through: this request alone reads it.
_trial: ContextVar[Pack | None] = ContextVar("trial", default=None)


def trial() -> Pack | None:
    """The draft this request tries, if any."""
    return _trial.get()


def try_out(pack: Pack | None) -> None:
    """Let this request read that pack (None: the one in use)."""
    _trial.set(pack)


# The packs that one request has looked up; None outside of a request.
_looked_up: ContextVar[dict[tuple[str, str, int], Pack] | None] = ContextVar(
    "looked_up", default=None
)


@contextmanager
def looked_up_once() -> Iterator[None]:
    """For the time of one request the file system is asked once which pack is in use: a page asks
    for the pack in a dozen places, and all of them should read the same one."""
    before = _looked_up.set({})
    try:
        yield
    finally:
        _looked_up.reset(before)


def path_of(town: str, fiscal_year: int) -> Path | None:
    """Where the edition in use of a town stands; None where no town has a place of its own."""
    from django.conf import settings

    kept = getattr(settings, "PACK_CHANGES_DIR", None)
    return Path(kept) / town / f"{fiscal_year}.json" if kept else None


def _path_in(town: str, code: str, fiscal_year: int) -> Path | None:
    """An edition belongs to the 年度 of the files it lies over: it goes on with them in April, until
    the town gets files for the new 年度."""
    return path_of(town, loading.year_of(loading.root_of(code), code, fiscal_year))


def written_out(town: str, code: str, fiscal_year: int) -> str:
    """The edition in use as a file of a pack; "" where the town has changed nothing."""
    path = _path_in(town, code, fiscal_year)
    if path is None or not path.exists():
        return ""
    facts = json.loads(path.read_text(encoding="utf-8"))
    gone = [f"{kind}.{one}" for kind, codes in facts["taken_off"].items() for one in codes]
    lines = [facts["name"], *(str(words.TAKEN_OFF) % {"at": at} for at in gone)]
    return as_toml(facts["changes"], "\n".join(lines))


def write(town: str, fiscal_year: int, told: Told | None) -> None:
    """Put an edition into use for every process, in one step; None: the files alone."""
    path = path_of(town, fiscal_year)
    if (kept := _looked_up.get()) is not None:
        kept.clear()
    if path is None:
        return
    if told is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".draft-{os.getpid()}")
    facts = {"name": told.name, "changes": told.changes, "taken_off": told.taken_off}
    draft.write_text(json.dumps(facts, ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(path)


def over(code: str, fiscal_year: int, told: Told) -> Pack:
    """The pack with an edition over it.

    Raises:
        PackError: it would not hold together.
    """
    return loading.laid_over(code, fiscal_year, told.changes, told.name, gone=told.taken_off)


def in_use(town: str, code: str, fiscal_year: int) -> Pack:
    """The town's pack as it stands now. An edition that no longer fits the files of a newer program
    is left aside (`broken` tells), so that a town never stands without a pack."""
    kept = _looked_up.get()
    if kept is None:
        return _in_use(town, code, fiscal_year)
    key = (town, code, fiscal_year)
    if key not in kept:
        kept[key] = _in_use(*key)
    return kept[key]


def _in_use(town: str, code: str, fiscal_year: int) -> Pack:
    path = _path_in(town, code, fiscal_year)
    if path is None:
        return loading.load(code, fiscal_year)
    try:
        stamp = path.stat()
    except OSError:
        return loading.load(code, fiscal_year)
    pack, _ = _read(path, code, fiscal_year, stamp.st_mtime_ns, stamp.st_ino)
    return pack


def broken(town: str, code: str, fiscal_year: int) -> str:
    """Why the edition in use is left aside; "" when it is not."""
    path = _path_in(town, code, fiscal_year)
    if path is None or not path.exists():
        return ""
    stamp = path.stat()
    return _read(path, code, fiscal_year, stamp.st_mtime_ns, stamp.st_ino)[1]


@lru_cache(maxsize=64)
def _read(path: Path, code: str, fiscal_year: int, _mtime: int, _inode: int) -> tuple[Pack, str]:
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        told = Told(facts["name"], facts["changes"], facts["taken_off"])
        return over(code, fiscal_year, told), ""
    except (HouseError, ValueError, KeyError, OSError) as fault:
        return loading.load(code, fiscal_year), str(fault)
