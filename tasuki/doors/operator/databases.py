"""Making, migrating, resetting and backing up the towns' databases, one town at a time."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from config import env
from tasuki.ground import towns

Config = dict[str, Any]
Fill = Callable[[], None]
FILE = "db.sqlite3"
BACKUPS_KEPT = 5


def _is_sqlite(config: Config) -> bool:
    return str(config["ENGINE"]).endswith("sqlite3")


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")


def _apply_migrations() -> None:
    """In the town that is open."""
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
    call_command("createcachetable", verbosity=0)


# --- SQLite: a new file beside the old one, then the link is switched -------------------------


def _migrations_print() -> str:
    """Changes whenever a migration does."""
    told = hashlib.sha256()
    for path in sorted((settings.ROOT / "tasuki").glob("**/migrations/*.py")):
        told.update(str(path).encode() + path.read_bytes())
    told.update((settings.ROOT / "requirements" / "run.in").read_bytes())
    return told.hexdigest()[:16]


def _empty_file() -> Path:
    """A migrated file without rows, made once and copied for every new town and every reset."""
    cache = env.home() / "cache"
    path = cache / f"empty-{_migrations_print()}.sqlite3"
    if path.exists():
        return path
    cache.mkdir(parents=True, exist_ok=True)
    for old in cache.glob("empty-*"):
        old.unlink(missing_ok=True)
    draft = cache / f".{_stamp()}.sqlite3"
    config = {**env.database_of("empty"), "ENGINE": "django.db.backends.sqlite3"}
    config["NAME"] = str(draft)
    with towns.town("empty", config):
        _apply_migrations()
    towns.forget(config)
    _settle_file(draft)
    draft.replace(path)
    return path


def _settle_file(path: Path) -> None:
    """Everything into the one file: a copy without its -wal would be a copy without its rows."""
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    plain.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _new_file(code: str, fill: Fill) -> None:
    folder = env.home() / "towns" / code
    place = folder / "data" / _stamp()
    place.mkdir(parents=True)
    shutil.copyfile(_empty_file(), place / FILE)
    config = {**env.database_of(code), "NAME": str(place / FILE)}
    try:
        with towns.town(code, config):
            fill()
    except BaseException:
        towns.forget(config)
        shutil.rmtree(place, ignore_errors=True)
        raise
    towns.forget(config)
    _settle_file(place / FILE)
    link = folder / ".current"
    link.unlink(missing_ok=True)
    link.symlink_to(place.relative_to(folder))
    link.replace(folder / "current")
    _put_away_older(folder / "data", keep={place.name})


def _put_away_older(data: Path, keep: set[str]) -> None:
    """The last one stays, for whoever reset the wrong town."""
    others = sorted(path for path in data.iterdir() if path.name not in keep)
    for path in others[:-1]:
        shutil.rmtree(path, ignore_errors=True)


# --- PostgreSQL: a new database, then the names are switched -----------------------------------


@contextmanager
def _server() -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(env.database_url(), autocommit=True) as server:
        yield server


def _exists(server: psycopg.Connection[Any], name: str) -> bool:
    found = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    return found is not None


def _drop(server: psycopg.Connection[Any], name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _new_database(code: str, fill: Fill) -> None:
    final = str(env.database_of(code)["NAME"])
    draft = f"{final}_new"
    config = {**env.database_of(code), "NAME": draft}
    with _server() as server:
        _drop(server, draft)
        server.execute(
            sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(
                sql.Identifier(draft)
            )
        )
        try:
            with towns.town(code, config):
                _apply_migrations()
                fill()
        except BaseException:
            towns.forget(config)
            _drop(server, draft)
            raise
        towns.forget(config)
        _drop(server, final)
        server.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(draft), sql.Identifier(final)
            )
        )


# --- both --------------------------------------------------------------------------------------


def stands(code: str) -> bool:
    """Whether the town has a database."""
    config = env.database_of(code)
    if _is_sqlite(config):
        return Path(config["NAME"]).exists()
    with _server() as server:
        return _exists(server, str(config["NAME"]))


def create(code: str, fill: Fill) -> None:
    """Make the town's database anew: migrated, filled, and only then put where it is looked for."""
    if _is_sqlite(env.database_of(code)):
        _new_file(code, fill)
    else:
        _new_database(code, fill)


def fits(code: str) -> bool:
    """Whether the town's tables are those of this code."""
    with towns.town(code):
        return towns.Schema().fits()


def back_up(code: str) -> Path | None:
    """A copy of a SQLite town beside it; PostgreSQL is backed up by its own means."""
    config = env.database_of(code)
    if not _is_sqlite(config):
        return None
    folder = env.home() / "towns" / code / "backups"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{_stamp()}.sqlite3"
    with towns.town(code), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    path.chmod(0o600)
    for old in sorted(folder.glob("*.sqlite3"))[:-BACKUPS_KEPT]:
        old.unlink()
    return path


def migrate(code: str) -> Path | None:
    """Bring one town to this code, after its own backup; answer where the backup is."""
    backup = back_up(code)
    with towns.town(code):
        _apply_migrations()
    return backup
