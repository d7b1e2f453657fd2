"""The two engines and how each is opened."""

from typing import Any
from urllib.parse import unquote, urlsplit


def sqlite(path: str) -> dict[str, Any]:
    """An embedded database: IMMEDIATE because a deferred writer loses half of its writes under
    load, FULL because what was answered 「保存しました」 has to survive a power cut; the engine is
    Django's with a queue for writers (docs/adr/0010)."""
    return {
        "ENGINE": "tasuki.ground.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728;"
            # What is taken out of a row is not to be read from the file: overwritten in passing.
            "PRAGMA secure_delete=FAST;",
        },
    }


def postgresql(url: str, name: str | None = None) -> dict[str, Any]:
    """A PostgreSQL server named by `postgresql://user:password@host:port/dbname`."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name or parts.path.lstrip("/") or "postgres",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": True,
        # Planning a page's joins takes longer than answering them: a statement that comes again
        # is planned once for each connection.
        "OPTIONS": {"server_side_binding": True, "prepare_threshold": 3},
    }


def from_url(url: str) -> dict[str, Any]:
    """`sqlite://PATH` or `postgresql://…` as Django wants it."""
    if url.startswith("sqlite://"):
        return sqlite(url.removeprefix("sqlite://"))
    return postgresql(url)
