"""Two towns with the same keys behind the real server, hammered; afterwards every row is read."""

import json
import os
import random
import socket
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from config.settings import database
from tasuki.doors.operator.serving import server_command
from tests.house.servers import ROOT, answers, free_port, get, running, stalled, until

pytestmark = pytest.mark.slow

CODES = ("hana", "tori")
CLIENTS = 12
REQUESTS = 160
PAGES = ("who",) * 4 + ("act",) * 4 + ("stream",) * 3 + ("lazy", "thread", "cached", "fail", "hang")
POSTGRES = os.environ.get("TASUKI_TEST_DATABASE", "").startswith("postgresql://")


class Towns:
    """The two databases, and how to look into them from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = os.environ.get("TASUKI_TEST_DATABASE", "")
        self.configs: dict[str, Any] = {}
        for code in CODES:
            if POSTGRES:
                self._make(self._name(code))
                self.configs[code] = database.postgresql(self.url, self._name(code))
            else:
                self.configs[code] = database.sqlite(str(folder / f"{code}.sqlite3"))

    def _name(self, code: str) -> str:
        return f"tasuki_hammer_{code}_{os.getpid()}"

    def _make(self, name: str) -> None:
        with psycopg.connect(self.url, autocommit=True) as server:
            server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def ask(self, code: str, query: str) -> list[tuple[Any, ...]]:
        if POSTGRES:
            with psycopg.connect(self.url, dbname=self._name(code)) as plain:
                return plain.execute(query.encode()).fetchall()
        plain = sqlite3.connect(self.folder / f"{code}.sqlite3")
        try:
            return plain.execute(query).fetchall()
        finally:
            plain.close()

    def take_away(self) -> None:
        if POSTGRES:
            with psycopg.connect(self.url, autocommit=True) as server:
                for code in CODES:
                    name = sql.Identifier(self._name(code))
                    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Towns, int]]:
    folder = tmp_path_factory.mktemp("hammer")
    towns = Towns(folder)
    environ = {"TASUKI_HAMMER_TOWNS": json.dumps(towns.configs)}
    try:
        subprocess.run(
            [sys.executable, "-m", "tests.hammer_app.prepare"],
            cwd=ROOT,
            env={**os.environ, **environ},
            check=True,
        )
        port = free_port()
        command = server_command(
            "127.0.0.1", port, 2, static=folder, target="tests.hammer_app.wsgi:application"
        )
        with running(command, environ) as server:
            until(lambda: answers(port, "/"), seconds=30, what="the server")
            yield port, towns, server.process.pid
    finally:
        towns.take_away()


class Client(threading.Thread):
    """One browser signed in at both towns, with one cookie jar."""

    def __init__(self, port: int, seed: int) -> None:
        super().__init__()
        self.port = port
        self.dice = random.Random(seed)
        self.jar: dict[str, str] = {}
        self.wrong: list[str] = []
        self.done: Counter[tuple[str, str]] = Counter()

    def run(self) -> None:
        try:
            for code in CODES:
                self._ask(code, "signin")
            for _ in range(REQUESTS):
                code, page = self.dice.choice(CODES), self.dice.choice(PAGES)
                if page == "hang":
                    self._hang_up(code)
                else:
                    self._judge(code, page, *self._ask(code, page))
                self.done[code, page] += 1
        except Exception as error:
            self.wrong.append(repr(error))

    def _cookies(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.jar.items())

    def _ask(self, code: str, page: str) -> tuple[int, str]:
        import http.client

        call = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            call.request("GET", f"/{code}/{page}/", headers={"Cookie": self._cookies()})
            answer = call.getresponse()
            for header in answer.headers.get_all("Set-Cookie", []):
                name, _, rest = header.partition("=")
                self.jar[name] = rest.partition(";")[0]
            return answer.status, answer.read().decode()
        finally:
            call.close()

    def _judge(self, code: str, page: str, status: int, text: str) -> None:
        wanted = {
            "who": {f"{code}-worker", code},
            "thread": {"closed"},
            "fail": None,
        }.get(page, {code})
        right = status == 500 if wanted is None else status == 200 and set(text.split()) == wanted
        if not right:
            self.wrong.append(f"{code}/{page}: {status} {text[:80]!r}")

    def _hang_up(self, code: str) -> None:
        """Ask for a stream that holds a transaction, read a little, and go away."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as one:
            one.sendall(f"GET /{code}/held/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            with suppress(OSError):
                one.recv(5000)


@pytest.fixture(scope="module")
def hammered(served: tuple[int, Towns, int]) -> list[Client]:
    port, _, _ = served
    clients = [Client(port, seed) for seed in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return clients


def test_no_answer_carried_another_towns_rows(hammered: list[Client]) -> None:
    assert [wrong for client in hammered for wrong in client.wrong] == []
    asked = sum((client.done for client in hammered), Counter())
    assert asked.total() == CLIENTS * REQUESTS


@pytest.mark.parametrize("code", CODES)
def test_every_row_is_the_towns_own_and_no_act_is_lost(
    served: tuple[int, Towns, int], hammered: list[Client], code: str
) -> None:
    _, towns, _ = served
    rows = Counter(towns.ask(code, "SELECT owner, kind FROM hammer_app_row"))
    acts = sum(client.done[code, "act"] for client in hammered)
    assert acts > 0
    # Nothing of the failed acts, of the hung-up transactions, of the rolled-back savepoints.
    assert rows == {(code, "act"): acts, (code, "commit"): acts}
    assert towns.ask(code, "SELECT value FROM hammer_app_counter") == [(acts,)]
    assert towns.ask(code, "SELECT DISTINCT owner FROM hammer_app_person") == [(code,)]


@pytest.mark.skipif(POSTGRES, reason="counts the open files of SQLite")
def test_the_workers_keep_a_bounded_number_of_files_open(
    served: tuple[int, Towns, int], hammered: list[Client]
) -> None:
    _, towns, pid = served
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit() or not (entry / "stat").exists():
            continue
        with suppress(OSError):
            group = int((entry / "stat").read_text().rpartition(")")[2].split()[2])
            if group != pid:
                continue
            links = [os.readlink(link) for link in (entry / "fd").iterdir()]
            ours = [link for link in links if link.startswith(str(towns.folder))]
            # two towns × (file, -wal, -shm) × the four threads and one that is being born
            assert len(ours) <= 2 * 3 * 5


def test_sixteen_stalled_readers_of_whole_bodies_stop_nobody(
    served: tuple[int, Towns, int],
) -> None:
    port, _, _ = served
    with stalled(port, "/hana/big/", 16):
        for _ in range(4):
            assert get(port, "/tori/lazy/", timeout=20)[0] == 200
