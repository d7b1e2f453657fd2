"""The door of the towns, alone: which database is open, when, and whose cookies are seen."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction

from config.settings import database
from tasuki.ground import towns

Headers = list[tuple[str, str]]


class Answer:
    """What the server would have sent."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: Headers = []

    def __call__(self, status: str, headers: Headers, *_: Any) -> None:
        self.status, self.headers = status, headers


def make_file(path: Path, owner: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, owner TEXT)")
        plain.execute("INSERT INTO thing VALUES (1, ?)", [owner])
    plain.close()


def owner() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT owner FROM thing WHERE id = 1")
        return str(cursor.fetchone()[0])


def environ(path: str, **more: str) -> dict[str, Any]:
    return {"PATH_INFO": path, "SCRIPT_NAME": "", "REQUEST_METHOD": "GET", **more}


def root(_environ: dict[str, Any], start: Any) -> list[bytes]:
    start("200 OK", [])
    return [b"root"]


@pytest.fixture
def two(tmp_path: Path, settings: Any, django_db_blocker: Any) -> Iterator[Path]:
    """Two towns with the same key and other people."""
    settings.TOWNS = {}
    for code in ("hana", "tori"):
        make_file(tmp_path / code / "1" / "db.sqlite3", code)
        (tmp_path / code / "current").symlink_to("1")
        settings.TOWNS[code] = database.sqlite(str(tmp_path / code / "current" / "db.sqlite3"))
    with django_db_blocker.unblock():
        yield tmp_path
        for config in settings.TOWNS.values():
            towns.forget(config)


def test_each_town_reads_its_own_database(two: Path) -> None:
    seen = []
    for code in ("hana", "tori", "hana"):
        with towns.town(code):
            seen.append((towns.current(), owner()))
    assert seen == [("hana", "hana"), ("tori", "tori"), ("hana", "hana")]
    assert towns.current() is None


def test_towns_do_not_nest(two: Path) -> None:
    with towns.town("hana"):
        with pytest.raises(RuntimeError), towns.town("tori"):
            pass
        assert owner() == "hana"


def test_the_default_comes_back_after_the_town(two: Path) -> None:
    before = connections["default"]
    with towns.town("hana"):
        assert connections["default"] is not before
    assert connections["default"] is before


def test_a_thread_started_inside_a_town_is_in_no_town(two: Path) -> None:
    seen: list[str | None] = []
    with towns.town("tori"):
        thread = threading.Thread(target=lambda: seen.append(towns.current()))
        thread.start()
        thread.join()
    assert seen == [None]


def test_a_connection_is_kept_for_the_next_request(two: Path) -> None:
    with towns.town("hana"):
        owner()
        first = connections["default"]
    with towns.town("hana"):
        assert connections["default"] is first
        assert first.connection is not None


def test_it_keeps_no_more_than_eight_towns_open_in_a_thread(two: Path, settings: Any) -> None:
    opened = []
    for number in range(10):
        code = f"machi{number}"
        make_file(two / code / "db.sqlite3", code)
        settings.TOWNS[code] = database.sqlite(str(two / code / "db.sqlite3"))
        with towns.town(code):
            assert owner() == code
            opened.append(connections["default"])
    assert [one.connection is not None for one in opened] == [False] * 2 + [True] * 8


def test_a_switched_link_is_seen_by_the_next_request(two: Path) -> None:
    with towns.town("hana"):
        assert owner() == "hana"
    make_file(two / "hana" / "2" / "db.sqlite3", "hana reset")
    (two / "hana" / "next").symlink_to("2")
    os.replace(two / "hana" / "next", two / "hana" / "current")
    with towns.town("hana"):
        assert owner() == "hana reset"


def test_the_old_file_may_be_taken_away_after_the_switch(two: Path) -> None:
    with towns.town("hana"):
        assert owner() == "hana"
    make_file(two / "hana" / "2" / "db.sqlite3", "hana reset")
    (two / "hana" / "next").symlink_to("2")
    os.replace(two / "hana" / "next", two / "hana" / "current")
    shutil.rmtree(two / "hana" / "1")
    with towns.town("hana"):
        assert owner() == "hana reset"


def test_the_promises_of_a_towns_file_hold(two: Path) -> None:
    with towns.town("hana"), connection.cursor() as cursor:
        told = {}
        for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            cursor.execute(f"PRAGMA {name}")
            told[name] = cursor.fetchone()[0]
        mode = connection.transaction_mode
    # synchronous 2 is FULL: what was answered 「保存しました」 survives a power cut.
    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 20000,
    }
    assert mode == "IMMEDIATE"


def test_a_transaction_left_open_is_rolled_back_and_not_inherited(two: Path) -> None:
    towns.enter("hana")
    transaction.atomic().__enter__()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE thing SET owner = 'nobody'")
    towns.leave()
    with towns.town("hana"):
        assert not connection.in_atomic_block
        assert owner() == "hana"


def test_a_body_keeps_its_town_until_it_is_closed(two: Path) -> None:
    def django(_environ: dict[str, Any], start: Any) -> Iterator[bytes]:
        start("200 OK", [])
        return (owner().encode() for _ in range(2))

    door = towns.TownDoor(django, root)
    body = door(environ("/tori/x/"), Answer())
    assert list(body) == [b"tori", b"tori"]
    assert towns.current() == "tori"
    body.close()  # type: ignore[attr-defined]
    assert towns.current() is None


def test_an_exception_gives_the_town_back(two: Path) -> None:
    def django(_environ: dict[str, Any], _start: Any) -> list[bytes]:
        raise ValueError("broken page")

    with pytest.raises(ValueError, match="broken page"):
        towns.TownDoor(django, root)(environ("/tori/"), Answer())
    assert towns.current() is None


def test_a_forgotten_body_does_not_lend_its_town_to_the_next_request(two: Path) -> None:
    def django(_environ: dict[str, Any], start: Any) -> list[bytes]:
        start("200 OK", [])
        return [b"page"]

    door = towns.TownDoor(django, root)
    door(environ("/tori/"), Answer())  # never closed
    assert door(environ("/"), Answer()) == [b"root"]
    assert towns.current() is None


def test_the_prefix_goes_to_django_as_the_script_name(two: Path) -> None:
    seen: dict[str, Any] = {}

    def django(inside: dict[str, Any], start: Any) -> list[bytes]:
        seen.update(inside)
        start("200 OK", [])
        return []

    towns.TownDoor(django, root)(environ("/hana/cases/1/"), Answer()).close()  # type: ignore[attr-defined]
    assert (seen["SCRIPT_NAME"], seen["PATH_INFO"]) == ("/hana", "/cases/1/")


@pytest.mark.parametrize("path", ["/", "/nowhere/", "/hanako/", "/static/x.css", ""])
def test_what_is_no_town_goes_to_the_root(two: Path, path: str) -> None:
    door = towns.TownDoor(lambda *_: pytest.fail("Django was asked"), root)
    assert door(environ(path), Answer()) == [b"root"]


def test_a_town_without_its_slash_is_sent_on(two: Path) -> None:
    answer = Answer()
    towns.TownDoor(lambda *_: pytest.fail("Django was asked"), root)(
        environ("/hana", QUERY_STRING="a=1"), answer
    )
    assert answer.status.startswith("302")
    assert ("Location", "/hana/?a=1") in answer.headers


@pytest.mark.parametrize("prefix", ["", "__Host-"])
def test_a_town_sees_and_sets_its_own_cookies_only(two: Path, settings: Any, prefix: str) -> None:
    settings.COOKIE_PREFIX = prefix
    seen: list[str] = []

    def django(inside: dict[str, Any], start: Any) -> list[bytes]:
        seen.append(inside["HTTP_COOKIE"])
        start("200 OK", [("Set-Cookie", " sessionid=new; Path=/"), ("X-Other", "sessionid=x")])
        return []

    jar = f"{prefix}tori-sessionid=t; {prefix}hana-sessionid=h; sessionid=bare; {prefix}hana-csrf=c"
    answer = Answer()
    body = towns.TownDoor(django, root)(environ("/hana/", HTTP_COOKIE=jar), answer)
    body.close()  # type: ignore[attr-defined]
    assert seen == ["sessionid=h; csrf=c"]
    assert answer.headers == [
        ("Set-Cookie", f"{prefix}hana-sessionid=new; Path=/"),
        ("X-Other", "sessionid=x"),
    ]


def test_a_town_whose_tables_are_not_the_codes_is_not_served(two: Path) -> None:
    def closed(code: str) -> towns.WSGIApp:
        return lambda _environ, start: [start("503 Service Unavailable", []) or code.encode()]

    answer = Answer()
    door = towns.TownDoor(lambda *_: pytest.fail("Django was asked"), root, closed)
    assert door(environ("/hana/"), answer) == [b"hana"]
    assert answer.status.startswith("503")
    assert towns.current() is None


def test_a_town_is_served_as_soon_as_it_has_been_migrated(two: Path) -> None:
    schema = towns.Schema()
    with towns.town("hana"):
        assert not schema.fits()
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE django_migrations"
                " (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)"
            )
            steps = schema._of_the_code()
            cursor.executemany(
                "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, '2026-11-20')",
                list(steps),
            )
        assert schema.fits()
    with towns.town("tori"):
        assert not schema.fits()


def test_a_database_newer_than_the_code_is_not_served(two: Path) -> None:
    schema = towns.Schema()
    steps = [*schema._of_the_code(), ("auth", "9999_from_the_future")]
    with towns.town("hana"):
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE TABLE django_migrations"
                " (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)"
            )
            cursor.executemany(
                "INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, '2026-11-20')",
                steps,
            )
        assert not schema.fits()


def test_what_is_cached_is_cached_for_one_town(two: Path) -> None:
    keys = set()
    for code in ("hana", "tori"):
        with towns.town(code):
            keys.add(towns.cache_key("k", "p", 1))
    keys.add(towns.cache_key("k", "p", 1))
    assert len(keys) == 3
