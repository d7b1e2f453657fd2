"""Heads of the chain outside the database: what shows that its tail was cut or all of it rewritten.

They stand in TASUKI_HOME/heads/<town>.log, and once more under TASUKI_HEADS where the operator has
named a place that whoever administers this machine cannot write over.
"""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

from config import env
from tasuki.trust.audit import queries as audit
from tasuki.trust.audit.services import Sealed

LINE = re.compile(r"(\d{1,18})\t\S+\t\d{1,18}\t([0-9a-f]{64})")


def places(code: str) -> list[Path]:
    """The files of a town, its own first."""
    found = [env.home() / "heads" / f"{code}.log"]
    if elsewhere := env.heads():
        found.append(elsewhere / f"{code}.log")
    return found


def keep(code: str, sealed: Sealed, at: datetime) -> None:
    """Add a head; it is on the disk when this returns.

    A demo town that was made anew begins a new chain: the heads of the old one go.

    Raises:
        OSError: a place cannot be written; the others have been.
    """
    moment = at.astimezone(UTC).isoformat(timespec="seconds")
    line = f"{sealed.position}\t{moment}\t{sealed.last}\t{sealed.head}\n"
    card = env.town_cards().get(code)
    anew = sealed.begun and card is not None and card.demo
    failed: OSError | None = None
    for path in places(code):
        try:
            _append(path, line, anew=anew)
        except OSError as error:
            failed = error
    if failed is not None:
        raise failed


def _append(path: Path, line: str, *, anew: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    how = os.O_TRUNC if anew else os.O_APPEND
    file = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600)
    try:
        os.write(file, line.encode("ascii"))
        os.fsync(file)
    finally:
        os.close(file)


def kept(code: str) -> list[audit.Head]:
    """Every head that was kept; a line that a power cut left half written is none."""
    card = env.town_cards().get(code)
    if card is not None and card.demo and audit.last_link() is None:
        return []
    found = []
    for path in places(code):
        if not path.exists():
            continue
        with path.open(encoding="ascii", errors="replace") as file:
            for line in file:
                if read := LINE.fullmatch(line.rstrip("\n")):
                    found.append(audit.Head(int(read[1]), read[2]))
    return found
