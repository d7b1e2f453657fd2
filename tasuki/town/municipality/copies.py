"""The copies of a town's files from which its server reads: the one in use, and the one before it.

Each copy was whole and without a fault when it was made. The one in use is what a link of the town's
code names; what no longer serves is put out of the way under another name before it is deleted, so that
a machine that stops in the middle never takes half a copy for a whole one.
"""

import fcntl
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COPIES_KEPT = 2
# What a start left behind that died in the middle of it.
LEFTOVER_SECONDS = 24 * 3600


@contextmanager
def alone(kept: Path) -> Iterator[None]:
    """One start at a time: none deletes the copy that another is about to take into use."""
    kept.mkdir(parents=True, exist_ok=True)
    with (kept / ".lock").open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def take(kept: Path, code: str, copy: Path) -> None:
    """Let the town's server read that copy from now on."""
    here = kept / code
    if here.is_symlink() and os.readlink(here) == copy.name:
        return
    os.utime(copy)  # taken into use now, also where it was made long ago
    # A link is changed in one step: a process that starts now finds the old or the new, whole.
    link = kept / f".{code}.link-{os.getpid()}"
    link.unlink(missing_ok=True)
    link.symlink_to(copy.name)
    link.replace(here)


def tidy(kept: Path, code: str) -> list[str]:
    """Delete what is neither in use nor the last good one before it; answers what went.

    A start never fails for it: what cannot be deleted now is tried again at the next.
    """
    whole = re.compile(rf"\.{re.escape(code)}-0-[0-9a-f]{{12}}")
    half = re.compile(rf"\.{re.escape(code)}(-0-[0-9a-f]{{12}}\.(draft|gone)-\d+|\.(link|own)-\w+)")
    here = kept / code
    in_use = os.readlink(here) if here.is_symlink() else ""
    found = [one for one in kept.iterdir() if one.name.startswith(f".{code}")]
    copies = sorted(
        (one for one in found if whole.fullmatch(one.name)),
        key=lambda one: (one.name == in_use, one.stat().st_mtime),
        reverse=True,
    )
    before = time.time() - LEFTOVER_SECONDS
    gone = [one for one in copies[COPIES_KEPT:] if _put_aside(one)]
    for one in found:
        if half.fullmatch(one.name) and (".gone-" in one.name or one.lstat().st_mtime < before):
            _delete(one)
    return [one.name for one in gone]


def _put_aside(copy: Path) -> bool:
    aside = copy.with_name(f"{copy.name}.gone-{os.getpid()}")
    try:
        copy.rename(aside)
    except OSError:
        return False
    _delete(aside)
    return True


def _delete(one: Path) -> None:
    if one.is_symlink():
        one.unlink(missing_ok=True)
    else:
        shutil.rmtree(one, ignore_errors=True)
