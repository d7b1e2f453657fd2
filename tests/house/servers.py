"""Real processes for the tests of the house: a free port, a server, and their sure end."""

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def until(fact: Callable[[], bool], *, seconds: float, what: str) -> None:
    """Wait until something is so."""
    patience = time.monotonic() + seconds
    while not fact():
        if time.monotonic() > patience:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.05)


def get(port: int, path: str, cookie: str = "", timeout: float = 20) -> tuple[int, bytes]:
    """One request on a connection of its own."""
    call = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        call.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = call.getresponse()
        return answer.status, answer.read()
    finally:
        call.close()


def answers(port: int, path: str) -> bool:
    """Whether somebody answers there at all."""
    try:
        return get(port, path, timeout=5)[0] > 0
    except (OSError, http.client.HTTPException):
        return False


class Running:
    """A process in a group of its own, with what it has said so far."""

    def __init__(self, command: Sequence[str], environ: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "PYTHONUNBUFFERED": "1",
                **environ,
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            text=True,
        )
        self.said: list[str] = []
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))

    @property
    def text(self) -> str:
        return "\n".join(self.said)

    def wait_for(self, word: str, seconds: float) -> None:
        """Until it has said a line that starts so."""

        def said() -> bool:
            if self.process.poll() is not None:
                self._ear.join(5)
                assert any(line.startswith(word) for line in self.said), self.text
            return any(line.startswith(word) for line in self.said)

        try:
            until(said, seconds=seconds, what=word)
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.text}") from None

    def end(self) -> int:
        """SIGTERM to the process alone, as `kill` would; its exit code."""
        self.process.terminate()
        code = self.process.wait(timeout=15)
        self._ear.join(5)
        return code

    def kill_group(self) -> None:
        """As hard as it gets, for everything it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self._ear.join(5)
        if self.process.stdout is not None:
            self.process.stdout.close()


@contextmanager
def running(command: Sequence[str], environ: Mapping[str, str]) -> Iterator[Running]:
    """A process that is gone afterwards, whatever happened."""
    one = Running(command, environ)
    try:
        yield one
    finally:
        one.kill_group()


@contextmanager
def stalled(port: int, path: str, readers: int) -> Iterator[None]:
    """Readers who ask for something long and then do not read it."""
    sockets = []
    try:
        for _ in range(readers):
            one = socket.socket()
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            one.settimeout(20)
            one.connect(("127.0.0.1", port))
            one.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            sockets.append(one)
        for one in sockets:
            assert one.recv(12).startswith(b"HTTP/1.1 200")
        yield
    finally:
        for one in sockets:
            one.close()


def group_of(pid: int) -> list[int]:
    """The living processes of a process group."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with suppress(OSError, ValueError):
            state, _, group = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
            if int(group) == pid and state not in {"Z", "X"}:
                found.append(int(entry.name))
    return found


class House:
    """A whole Tasuki in a folder of its own: `tasuki …` as an operator types it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = free_port()
        self.url = os.environ.get("TASUKI_TEST_DATABASE", "")
        self.on_postgresql = self.url.startswith("postgresql://")
        self.environ = {
            "TASUKI_HOME": str(home),
            "PORT": str(self.port),
            "TASUKI_STORY": "empty",
            "TASUKI_DEMO_TOWNS": "kobayashi",
            "DJANGO_SETTINGS_MODULE": "config.settings.server",
        }
        if self.on_postgresql:
            self.environ["TASUKI_DATABASE"] = self.url
            self.environ["TASUKI_DATABASE_PREFIX"] = f"tasuki_test_{self.port}_"

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "tasuki.doors.operator", *words]

    def serve(self, **more: str) -> AbstractContextManager[Running]:
        return running(self.command("serve"), {**self.environ, **more})

    def tasuki(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        return subprocess.run(
            self.command(*words),
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **self.environ, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def get(self, path: str, cookie: str = "") -> tuple[int, bytes]:
        return get(self.port, path, cookie)

    def write(self, code: str, statement: str) -> None:
        """Change a town's database behind everybody's back."""
        if self.on_postgresql:
            name = self.environ["TASUKI_DATABASE_PREFIX"] + code
            with psycopg.connect(self.url, dbname=name) as plain:
                plain.execute(statement.encode())
            return
        plain = sqlite3.connect(self.home / "towns" / code / "current" / "db.sqlite3", timeout=20)
        try:
            with plain:
                plain.execute(statement)
        finally:
            plain.close()

    def take_away(self) -> None:
        """The folder is pytest's; the databases are ours."""
        if not self.on_postgresql:
            return
        prefix = self.environ["TASUKI_DATABASE_PREFIX"]
        with psycopg.connect(self.url, autocommit=True) as server:
            names = server.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix]
            ).fetchall()
            for (name,) in names:
                server.execute(
                    sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
                )


@contextmanager
def house(home: Path) -> Iterator[House]:
    """A Tasuki that is taken away afterwards."""
    one = House(home)
    try:
        yield one
    finally:
        one.take_away()
