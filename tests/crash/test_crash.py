"""The whole process group is killed at a random moment while clients receive, offer, take and type.

After the restart every act that was answered is there, every other one is there whole or not at
all, and nobody has dropped a matter."""

import http.client
import json
import os
import random
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.house.servers import House, Running, house

pytestmark = pytest.mark.slow

ROUNDS = int(os.environ.get("TASUKI_CRASH_ROUNDS", "2"))
CLIENTS = 4
START = 60


class Client(threading.Thread):
    """One counter at work, until the line goes dead. What it was answered, it remembers."""

    def __init__(self, port: int, name: str) -> None:
        super().__init__(daemon=True)
        self.call = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.tab = name
        self.received: list[str] = []
        self.offered: list[str] = []
        self.taken: list[str] = []
        self.typed = 0
        self.wrong: list[str] = []

    def ask(self, act: str, **said: Any) -> dict[str, Any]:
        self.call.request("POST", f"/kobayashi/act/{act}/", body=json.dumps(said))
        answer = self.call.getresponse()
        body = answer.read()
        if answer.status != 200:
            self.wrong.append(f"{act}: {answer.status} {body[:200]!r}")
            raise ConnectionError
        told: dict[str, Any] = json.loads(body)
        return told

    def run(self) -> None:
        try:
            for number in range(1, 100_000):
                self.work(f"{self.tab}-{number}", number)
        except (OSError, http.client.HTTPException, ValueError):
            pass  # the server is gone
        finally:
            self.call.close()

    def work(self, mark: str, number: int) -> None:
        self.ask("type_on", tab=self.tab, count=number)
        self.typed = number
        baton = self.ask("receive", mark=mark)["baton"]
        self.received.append(mark)
        handover = self.ask("offer", baton=baton, mark=mark)["handover"]
        self.offered.append(handover)
        self.ask("take", handover=handover)
        self.taken.append(handover)


def crashed(server: Running, port: int, number: int, seconds: float) -> list[Client]:
    """Clients at work, and the end of everything after so many seconds."""
    clients = [Client(port, f"r{number}c{which}") for which in range(CLIENTS)]
    for client in clients:
        client.start()
    threading.Event().wait(seconds)
    server.kill_group()
    for client in clients:
        client.join(60)
    return clients


def judge(told: dict[str, Any], clients: list[Client]) -> None:
    """What was answered is there; what was not is there whole or not at all."""
    for client in clients:
        assert client.wrong == []
        assert set(client.received) <= set(told["received"])
        assert set(client.offered) <= set(told["offered"])
        assert set(client.taken) <= set(told["taken"])
        if client.typed:
            assert told["typed"][client.tab] in {client.typed, client.typed + 1}
    counted = {
        "intake.received": len(told["received"]),
        "relay.offered": len(told["offered"]),
        "relay.taken": len(told["taken"]),
    }
    assert {action: told["lines"].get(action, 0) for action in counted} == counted
    assert told["steps"] == len(told["received"]) + len(told["taken"])
    assert told["wordless"] == 0
    holders = sorted(told["received"].values())
    assert holders.count("seikatsu_jiritsu") == len(told["taken"])


@pytest.fixture
def served(tmp_path: Any) -> Iterator[House]:
    with house(tmp_path / "var") as one:
        one.environ["DJANGO_SETTINGS_MODULE"] = "tests.crash.settings"
        yield one


def test_what_was_answered_survives_every_crash(served: House) -> None:
    dice = random.Random(20261120)
    done = 0
    clients: list[Client] = []
    for number in range(ROUNDS + 1):
        with served.serve() as server:
            server.wait_for("READY", START)
            told = json.loads(served.get("/kobayashi/act/state/")[1])
            judge(told, clients)
            health = served.tasuki("check", "--town", "kobayashi", "--json")
            assert health.returncode == 0, health.stdout + health.stderr
            done += sum(len(client.received) for client in clients)
            if number < ROUNDS:
                clients = crashed(server, served.port, number, dice.uniform(0.2, 1.5))
    assert done > 0
