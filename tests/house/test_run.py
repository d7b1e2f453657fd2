"""`tasuki serve` as an outsider meets it: starting, being killed in parts, ending, starting again."""

import json
import os
import signal
import socket
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.house.servers import House, Running, get, group_of, house, running, stalled, until

pytestmark = pytest.mark.slow

START = 120  # the first start on a busy machine: migrations and static files
AGAIN = 10


def command_of(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def workers_of_the_server(server: Running) -> list[int]:
    """granian's processes below granian."""
    found = []
    for pid in group_of(server.process.pid):
        with suppress(OSError, ValueError):
            parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1]
            if "granian" in command_of(int(parent)):
                found.append(pid)
    return found


def worker_of(server: Running) -> list[int]:
    return [
        pid
        for pid in group_of(server.process.pid)
        if command_of(pid).strip().endswith("tasuki.doors.operator worker")
    ]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("house") / "var") as one:
        yield one


@pytest.fixture(scope="module")
def started(home: House) -> Iterator[Running]:
    with home.serve() as one:
        one.wait_for("READY", START)
        yield one


@pytest.fixture
def server(home: House, started: Running) -> Running:
    """The house with all its processes: READY is said by the first of them, and the test before
    this one may have killed one."""
    until(lambda: len(workers_of_the_server(started)) == 2, seconds=30, what="two processes")
    until(lambda: _answers(home), seconds=30, what="an answer")
    return started


def test_the_last_line_says_where_the_desk_is(home: House, server: Running) -> None:
    """What comes after it is said by children that other tests of this file have killed."""
    ready = f"READY http://127.0.0.1:{home.port}/kobayashi/"
    start = server.said[: server.said.index(ready)]
    assert any("sato" in line for line in start)
    assert not any("もう一度始めます" in line for line in start)


def test_health_is_told_without_sign_in(home: House, server: Running) -> None:
    status, body = home.get("/healthz")
    assert (status, json.loads(body)) == (200, {"ok": True, "towns": {"kobayashi": "ok"}})


def test_the_root_lists_the_towns(home: House, server: Running) -> None:
    status, body = home.get("/")
    assert status == 200
    assert 'data-town="kobayashi">小林市</a>' in body.decode()


def test_the_town_without_slash_is_sent_on(home: House, server: Running) -> None:
    assert home.get("/kobayashi")[0] == 302


def test_what_is_nowhere_is_not_found(home: House, server: Running) -> None:
    status, body = home.get("/nowhere/")
    assert status == 404
    assert "ページがありません" in body.decode()


def test_the_keys_are_for_their_owner_alone(home: House, server: Running) -> None:
    keys = sorted((home.home / "keys").iterdir())
    assert [key.name for key in keys] == ["data", "search", "secret"]
    assert {stat.S_IMODE(key.stat().st_mode) for key in keys} == {0o600}


def test_sixteen_stalled_readers_stop_nobody(home: House, server: Running) -> None:
    (home.home / "static" / "large.bin").write_bytes(b"x" * 30_000_000)
    with stalled(home.port, "/static/large.bin", 16):
        for _ in range(4):
            assert home.get("/healthz")[0] == 200


def test_a_killed_server_process_is_replaced(home: House, server: Running) -> None:
    victim = workers_of_the_server(server)[0]
    os.kill(victim, signal.SIGKILL)
    until(
        lambda: len(set(workers_of_the_server(server)) - {victim}) == 2,
        seconds=30,
        what="two server processes again",
    )
    # The other one may itself be just starting: whoever was sent away asks again.
    until(lambda: _answers(home), seconds=30, what="an answer")
    assert home.get("/healthz")[0] == 200


def test_a_killed_worker_is_started_again(home: House, server: Running) -> None:
    (victim,) = worker_of(server)
    os.kill(victim, signal.SIGKILL)
    until(lambda: set(worker_of(server)) - {victim} != set(), seconds=30, what="a new worker")
    assert home.get("/healthz")[0] == 200


def test_a_town_of_another_schema_is_closed_until_it_is_migrated(
    home: House, server: Running
) -> None:
    home.write("kobayashi", "DELETE FROM django_migrations WHERE app = 'sessions'")
    home.write("kobayashi", "DROP TABLE django_session")
    with home.serve(PORT=str(home.port + 0)) as second:  # it only says that the port is taken
        assert second.process.wait(30) == 3
    victims = workers_of_the_server(server)  # fresh processes have not yet believed the old schema
    for victim in victims:
        os.kill(victim, signal.SIGKILL)
    until(
        lambda: len(set(workers_of_the_server(server)) - set(victims)) == 2,
        seconds=30,
        what="fresh server processes",
    )
    until(lambda: _answers(home), seconds=30, what="an answer")
    status, body = home.get("/kobayashi/")
    assert status == 503
    assert "小林市" in body.decode()
    assert "tasuki migrate --town kobayashi" in body.decode()
    assert json.loads(home.get("/healthz")[1]) == {"ok": False, "towns": {"kobayashi": "schema"}}
    done = home.tasuki("migrate", "--town", "kobayashi")
    assert done.returncode == 0, done.stderr
    assert home.get("/healthz")[0] == 200
    if not home.on_postgresql:
        assert list((home.home / "towns" / "kobayashi" / "backups").glob("*.sqlite3"))


def _answers(home: House) -> bool:
    with suppress(OSError):
        return get(home.port, "/healthz")[0] > 0
    return False


def test_a_taken_port_is_said_in_one_sentence(home: House, server: Running) -> None:
    told = home.tasuki("serve")
    assert told.returncode == 3
    assert told.stdout == ""
    assert str(home.port) in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1


def test_a_reset_is_seen_by_the_running_server(home: House, server: Running) -> None:
    home.write("kobayashi", "UPDATE organizations_staff SET name = 'もとの名' WHERE login = 'sato'")
    assert "もとの名" in home.tasuki("accounts", "--json").stdout
    done = home.tasuki("demo", "--story", "empty")
    assert done.returncode == 0, done.stderr
    assert "もとの名" not in home.tasuki("accounts", "--json").stdout
    assert home.get("/healthz")[0] == 200


def test_it_ends_with_everything_it_started_and_starts_again_quickly(tmp_path: Path) -> None:
    with house(tmp_path / "var") as one:
        with one.serve() as first:
            first.wait_for("READY", START)
            assert first.end() == 0
            assert group_of(first.process.pid) == []
        one.write("kobayashi", "UPDATE organizations_staff SET name = '残る名' WHERE login = 'ito'")
        with one.serve() as second:
            second.wait_for("READY", AGAIN)
            assert "残る名" in second.text
            # kill -9 of the parent: nobody is left to end its children.
            os.kill(second.process.pid, signal.SIGKILL)
            second.process.wait()
            until(lambda: group_of(second.process.pid) == [], seconds=10, what="nobody left")
        with socket.socket() as free:
            free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            free.bind(("127.0.0.1", one.port))


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[House]:
    """A house with keys and a town's card, and no server."""
    with house(tmp_path / "var") as one:
        assert one.tasuki("towns").returncode == 0
        yield one


def test_lost_keys_are_never_replaced(bare: House) -> None:
    (bare.home / "keys" / "data").unlink()
    told = bare.tasuki("keys")
    assert told.returncode == 2
    assert "keys/data" in told.stderr
    assert not (bare.home / "keys" / "data").exists()


@pytest.mark.parametrize("words", [("check",), ("accounts",), ("tick",)])
def test_a_town_without_a_database_is_told_in_one_sentence(
    bare: House, words: tuple[str, ...]
) -> None:
    told = bare.tasuki(*words)
    assert told.returncode == 2
    assert told.stderr.startswith("小林市の記録はまだありません")


def test_a_wrong_key_opens_nothing(bare: House) -> None:
    (bare.home / "keys" / "data").write_text("ab" * 32, encoding="ascii")
    told = bare.tasuki("keys")
    assert told.returncode == 2
    assert "小林市" in told.stderr


def test_a_real_towns_clock_cannot_be_moved(bare: House) -> None:
    assert bare.tasuki("towns", TASUKI_CLOCK="2027-01-01T09:00").returncode == 0
    card = bare.home / "towns" / "kobayashi" / "town.toml"
    card.write_text(card.read_text("utf-8").replace("demo = true", "demo = false"), "utf-8")
    told = bare.tasuki("towns", TASUKI_CLOCK="2027-01-01T09:00")
    assert told.returncode == 2
    assert "TASUKI_CLOCK" in told.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "99999"),
        ("TASUKI_STORY", "long"),
        ("TASUKI_TLS", "perhaps"),
        ("TASUKI_DATABASE", "mysql://x"),
        ("TASUKI_CLOCK", "tomorrow"),
    ],
)
def test_a_setting_that_cannot_be_read_stops_the_start(bare: House, name: str, value: str) -> None:
    told = bare.tasuki("serve", **{name: value})
    assert told.returncode == 2
    assert name in told.stderr
    assert "Traceback" not in told.stderr


def test_the_moved_clock_runs_on_and_does_not_jump_back(tmp_path: Path) -> None:
    asking = (
        "from datetime import datetime; from config import env;"
        "print((env.clock_offset() + datetime.now(env.TOKYO)).isoformat())"
    )
    environ = {
        "TASUKI_HOME": str(tmp_path),
        "TASUKI_CLOCK": "2027-01-01T09:00",
        "TASUKI_CLOCK_SINCE": "2026-01-01T00:00:00+00:00",
    }
    with running([sys.executable, "-c", asking], environ) as process:
        process.wait_for("20", 30)
    # It began to run in January 2026 by the machine's clock: whoever asks later hears a later time.
    assert process.said[0] > "2027-01-01T09:00"
