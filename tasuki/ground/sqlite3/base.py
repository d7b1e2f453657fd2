"""One writer at a time is SQLite's law; here the next one is let in at once.

SQLite itself makes a waiting writer sleep, at last for 100 ms at a time, while the file is long
free again; with eight people saving, half of the time nobody writes. So a transaction takes its
turn first: within the process by a lock, between the processes by a lock on a file beside the
database. This orders those who wait and decides nothing: what may be written together SQLite
decides as ever, and who dies gives its turn back (docs/adr/0010).
"""

import fcntl
import os
import threading
import time
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

LOOK_AGAIN = 0.001


class Turn:
    """The right to begin a transaction on one file; at most one holder on this machine."""

    def __init__(self, path: str) -> None:
        self._here = threading.Lock()
        self._file = os.open(f"{path}.turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def take(self, seconds: float) -> None:
        """Wait for it.

        Raises:
            OperationalError: somebody has been writing for longer than that.
        """
        until = time.monotonic() + seconds
        if not self._here.acquire(timeout=seconds):
            raise OperationalError("database is locked")
        while not self._is_free():
            if time.monotonic() > until:
                self._here.release()
                raise OperationalError("database is locked")
            time.sleep(LOOK_AGAIN)

    def give_back(self) -> None:
        """Let the next one in."""
        fcntl.flock(self._file, fcntl.LOCK_UN)
        self._here.release()

    def _is_free(self) -> bool:
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


_TURNS: dict[str, Turn] = {}
_MAKING = threading.Lock()


def turn_of(path: str) -> Turn:
    """The one of this process for that file, found behind its links."""
    where = os.path.realpath(path)
    with _MAKING:
        if where not in _TURNS:
            _TURNS[where] = Turn(where)
        return _TURNS[where]


class DatabaseWrapper(base.DatabaseWrapper):
    """A transaction begins when it is its turn, and gives the turn back however it ends."""

    _turn: Turn | None = None

    def _start_transaction_under_autocommit(self) -> None:
        if self.is_in_memory_db():
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        turn = turn_of(str(self.settings_dict["NAME"]))
        turn.take(float(self.settings_dict["OPTIONS"].get("timeout", 5)))
        self._turn = turn
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_back()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._give_back()

    def _rollback(self) -> None:
        super()._rollback()  # type: ignore[misc]
        self._give_back()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._give_back()

    def _give_back(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.give_back()
