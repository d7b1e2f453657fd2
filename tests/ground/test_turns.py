"""Writers on SQLite take turns, and every way out of a transaction gives the turn back."""

import subprocess
import sys
import threading

import pytest
from django.db import OperationalError, connections, transaction

from config.settings import database
from tasuki.ground import towns
from tasuki.ground.sqlite3.base import Turn, turn_of


@pytest.fixture
def hana(tmp_path, django_db_blocker):
    """A town of its own with one empty table."""
    config = database.sqlite(str(tmp_path / "hana.sqlite3"))
    config["OPTIONS"] = {**config["OPTIONS"], "timeout": 0.2}
    with django_db_blocker.unblock(), towns.town("hana", config):
        connections["default"].cursor().execute("CREATE TABLE note (said TEXT)")
        yield tmp_path / "hana.sqlite3"
    towns.forget(config)


def _is_free(path):
    turn = turn_of(str(path))
    try:
        turn.take(0.05)
    except OperationalError:
        return False
    turn.give_back()
    return True


def _say(said):
    connections["default"].cursor().execute("INSERT INTO note VALUES (%s)", [said])


def _refuse():
    _say("a")
    raise ZeroDivisionError


def test_a_transaction_holds_the_turn_until_it_is_committed(hana):
    with transaction.atomic():
        _say("a")
        assert not _is_free(hana)
        with transaction.atomic():
            _say("b")
        assert not _is_free(hana)
    assert _is_free(hana)


def test_a_transaction_that_breaks_gives_the_turn_back(hana):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _refuse()
    assert _is_free(hana)
    assert connections["default"].cursor().execute("SELECT * FROM note").fetchall() == []


def test_a_connection_closed_in_the_middle_gives_the_turn_back(hana):
    connection = connections["default"]
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert not _is_free(hana)
    connection.close()
    assert _is_free(hana)


def test_who_waits_too_long_is_told_that_it_is_locked(hana):
    turn_of(str(hana)).take(1)
    try:
        with pytest.raises(OperationalError, match="database is locked"), transaction.atomic():
            _say("a")
    finally:
        turn_of(str(hana)).give_back()
    with transaction.atomic():
        _say("b")


def test_who_waits_is_let_in(hana):
    turn = turn_of(str(hana))
    turn.take(1)
    entered = threading.Event()

    def wait():
        turn.take(20)
        entered.set()
        turn.give_back()

    waiting = threading.Thread(target=wait)
    waiting.start()
    assert not entered.is_set()
    turn.give_back()
    waiting.join(20)
    assert entered.is_set()


def test_another_process_waits_too_and_its_death_gives_the_turn_back(tmp_path):
    path = tmp_path / "x.sqlite3"
    holding = (
        "import sys, time; from tasuki.ground.sqlite3.base import Turn;"
        "Turn(sys.argv[1]).take(1); print('holding', flush=True); time.sleep(60)"
    )
    other = subprocess.Popen([sys.executable, "-c", holding, str(path)], stdout=subprocess.PIPE)
    try:
        assert other.stdout.readline() == b"holding\n"
        with pytest.raises(OperationalError):
            Turn(str(path)).take(0.05)
    finally:
        other.kill()
        other.communicate()
    Turn(str(path)).take(5)
