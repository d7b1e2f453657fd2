"""From files to a pack: the base, the town's folder over it, and what was changed in the browser."""

import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tasuki.ground.errors import HouseError
from tasuki.town.municipality import assembling, checking, copies
from tasuki.town.municipality.assembling import BASE, BASE_FILES
from tasuki.town.municipality.kinds import ATTRIBUTES, MANY, SINGLE
from tasuki.town.municipality.reading import PackError, Place, build
from tasuki.town.municipality.whole import Pack

# What was changed in the browser, how a refusal calls it, and what was taken off.
Change = tuple[Mapping[str, Any], str, Mapping[str, Collection[str]]]


def load(code: str, fiscal_year: int, root: Path | None = None) -> Pack:
    """The town's pack for that year: its latest not after it, else its first.

    Once read, a pack stays as it is until the process ends: files that somebody is editing never
    reach a running server.
    """
    root = root or root_of(code)
    return _load(root, code, year_of(root, code, fiscal_year))


def laid_over(
    code: str,
    fiscal_year: int,
    changes: Mapping[str, Any],
    name: str,
    root: Path | None = None,
    *,
    gone: Mapping[str, Collection[str]] | None = None,
) -> Pack:
    """The pack with `changes` over its files: {"agency": [{"code": …, "tel": …}], …}; the items of
    `gone` ({"document": ["flyer"]}) are in it no more.

    `name` is how a refusal calls them. Not kept: whoever keeps changes keeps the pack too.

    Raises:
        PackError: it would not hold together.
    """
    root = root or root_of(code)
    year = year_of(root, code, fiscal_year)
    pack, shelf = _assemble(root, code, year, (changes, name, gone or {}))
    for fault in checking.faults(pack, shelf):
        raise fault
    return pack


def settle(code: str, kept: Path, root: Path | None = None, own: Path | None = None) -> list[str]:
    """Take the town's files into use: copy them to `kept`, from where its server reads them.

    `own` holds the files of towns that were founded on this machine, of which the program knows
    nothing: they are laid beside the program's base of the day.

    Answers what is wrong with them; then the copy of before stays in use.

    Raises:
        PackError: they are broken and no earlier copy is there.
    """
    root = root or _files()
    if own is not None and not (root / code).is_dir() and (own / code).is_dir():
        kept.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=kept, prefix=f".{code}.own-") as beside:
            for place, folder in ((root, BASE), (own, code)):
                shutil.copytree(place / folder, Path(beside) / folder)
            return settle(code, kept, Path(beside))
    faults = list(_faults(root, code))
    here = kept / code
    if faults:
        if not here.exists():
            raise faults[0]
        return [str(fault) for fault in faults]
    stamp = _stamp(code, 0, sorted(_folders(root, code)))
    with copies.alone(kept):
        copy = kept / f".{stamp}"
        if not copy.exists():
            draft = kept / f".{stamp}.draft-{os.getpid()}"
            shutil.rmtree(draft, ignore_errors=True)
            for folder in (BASE, code):
                shutil.copytree(root / folder, draft / folder)
            draft.replace(copy)
        copies.take(kept, code, copy)
        copies.tidy(kept, code)
    return []


def town_codes(root: Path | None = None) -> list[str]:
    """The towns that have a pack."""
    folders = (root or _files()).iterdir()
    return sorted(one.name for one in folders if one.is_dir() and one.name != BASE)


def check_all(root: Path | None = None) -> list[str]:
    """What is wrong with any pack of any year, as "file:line: sentence"; empty when all is well."""
    root = root or _files()
    return [str(fault) for code in town_codes(root) for fault in _faults(root, code)]


def check_one(code: str, root: Path | None = None) -> list[str]:
    """What is wrong with one town's pack, in any year; of a town founded here, as it is in use."""
    root = root or (_files() if (_files() / code).is_dir() else root_of(code))
    year_of(root, code, 0)
    return [str(fault) for fault in _faults(root, code)]


def forget() -> None:
    """Read every pack anew when it is asked for next."""
    _load.cache_clear()


def root_of(code: str) -> Path:
    """Where the town's files are read: the copy in use, if the town has been settled."""
    from django.conf import settings

    kept = getattr(settings, "PACKS_KEPT", None)
    if kept is not None and Path(code).name == code and (Path(kept) / code).is_dir():
        return Path(kept) / code
    return _files()


def years_of(root: Path, code: str) -> list[int]:
    """The 年度 for which the town has a folder."""
    folder = root / code
    if not folder.is_dir():
        return []
    return sorted(int(one.name) for one in folder.iterdir() if one.name.isdigit())


def year_of(root: Path, code: str, fiscal_year: int) -> int:
    """The folder's 年度 that holds for the 年度 asked for."""
    years = years_of(root, code)
    if not years or Path(code).name != code:
        raise PackError("municipality.no_such_pack", Place(code, 1), item=code)
    return max((year for year in years if year <= fiscal_year), default=years[0])


def shelf_of(root: Path, code: str, year: int) -> assembling.Shelf:
    """The tables of the town laid over the base, each key still knowing its file and line."""
    return _lay(root, code, year)[0]


def _files() -> Path:
    from django.conf import settings

    return Path(settings.PACKS_DIR)


def _faults(root: Path, code: str) -> Iterator[HouseError]:
    for year in years_of(root, code):
        try:
            pack, shelf = _assemble(root, code, year)
            yield from checking.faults(pack, shelf)
        except HouseError as fault:
            yield fault


def _folders(root: Path, code: str) -> Iterator[Path]:
    for name in (BASE, code):
        for year in years_of(root, name):
            yield root / name / str(year)


@lru_cache(maxsize=64)
def _load(root: Path, code: str, year: int) -> Pack:
    pack, shelf = _assemble(root, code, year)
    for fault in checking.faults(pack, shelf):
        raise fault
    return pack


def _lay(root: Path, code: str, year: int) -> tuple[assembling.Shelf, list[Path]]:
    base_year = year_of(root, BASE, year)
    base, town = root / BASE / str(base_year), root / code / str(year)
    shelf = assembling.lay(
        assembling.gather(base, f"packs/{BASE}/{base_year}"),
        assembling.gather(town, f"packs/{code}/{year}"),
    )
    return shelf, [base, town]


def _assemble(
    root: Path, code: str, year: int, changes: Change | None = None
) -> tuple[Pack, assembling.Shelf]:
    shelf, folders = _lay(root, code, year)
    stamp = _stamp(code, year, folders)
    if changes is not None:
        told, name, gone = changes
        shelf = assembling.lay(shelf, assembling.of_changes(told, name))
        for kind, codes in gone.items():
            shelf.many[kind] = {at: one for at, one in shelf.many[kind].items() if at not in codes}
        taken_off = {kind: sorted(codes) for kind, codes in gone.items() if codes}
        whole = {"told": told, "gone": taken_off} if taken_off else told
        said = json.dumps(whole, sort_keys=True, ensure_ascii=False, default=str)
        stamp += "+" + sha256(said.encode()).hexdigest()[:8]
    for kind in SINGLE:
        if kind not in shelf.single:
            raise PackError("municipality.incomplete", shelf.place, kind=kind)
    single: dict[str, Any] = {kind: build(SINGLE[kind], one) for kind, one in shelf.single.items()}
    many: dict[str, Any] = {
        ATTRIBUTES[kind]: tuple(build(MANY[kind], one) for one in row.values())
        for kind, row in shelf.many.items()
    }
    many["of_the_base"] = frozenset(_of_the_base(shelf))
    return Pack(code=code, fiscal_year=year, version=stamp, **single, **many), shelf


def _of_the_base(shelf: assembling.Shelf) -> Iterator[tuple[str, str]]:
    """The items, and the codes of lists, of which the town's own files say nothing."""
    for kind, row in shelf.many.items():
        codes = ((f"list.{name}", one) for name, one in row.items()) if kind == "list" else ()
        for name, table in codes:
            for one in table.values.get("codes", []):
                if one.place.file.startswith(BASE_FILES):
                    yield name, str(one.values["code"])
        for code, table in row.items():
            if table.place.file.startswith(BASE_FILES):
                yield kind, code


def _stamp(code: str, year: int, folders: Sequence[Path]) -> str:
    """The pack's version: changes with any letter of any of its files."""
    sums = sha256()
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        sums.update(f"{path.parent.parent.name}/{path.name}\n".encode())
        sums.update(path.read_bytes())
    return f"{code}-{year}-{sums.hexdigest()[:12]}"
