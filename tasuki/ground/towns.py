"""The door of each town's database.

The town is chosen around Django, not inside it: a middleware gives the town back before a body is
read, and then one town's rows go out to another. Outside a town `default` is Django's dummy, so
that a query which forgot its town raises instead of finding somebody else's rows (docs/adr/0002).
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler, load_backend
from django.urls import get_script_prefix, set_script_prefix

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
WSGIApp = Callable[[Environ, StartResponse], Iterable[bytes]]
Config = Mapping[str, Any]

# A prefecture hosts dozens of towns: 34 × processes × threads would be more connections than
# PostgreSQL gives. Each thread keeps those it used last.
KEPT_PER_THREAD = 8


class _Here(threading.local):
    """What this thread has open."""

    def __init__(self) -> None:
        self.code: str | None = None
        self.where: str = ""
        self.home: BaseDatabaseWrapper | None = None
        self.pool: OrderedDict[str, BaseDatabaseWrapper] = OrderedDict()


_here = _Here()


def current() -> str | None:
    """The code of the town whose database is open in this thread."""
    return _here.code


def place(config: Config) -> str:
    """The very database that a configuration means now: a SQLite file is found behind its links,
    since reset and restore put a new file beside the old one and switch the link."""
    name = str(config["NAME"])
    if str(config["ENGINE"]).endswith("sqlite3"):
        return os.path.realpath(name)
    return f"{config.get('HOST', '')}:{config.get('PORT', '')}/{name}"


def _wrapper(code: str, config: Config) -> BaseDatabaseWrapper:
    """The thread's kept connection to that place, the least used one let go."""
    where = place(config)
    kept = _here.pool.get(where)
    if kept is None:
        full = ConnectionHandler({"default": deepcopy(dict(config))}).settings["default"]
        kept = load_backend(full["ENGINE"]).DatabaseWrapper(full, "default")
        _here.pool[where] = kept
        while len(_here.pool) > KEPT_PER_THREAD:
            _, oldest = _here.pool.popitem(last=False)
            oldest.close()
    else:  # the server may have ended it since: to be asked before the first query, not by it
        kept.close_if_unusable_or_obsolete()
    _here.pool.move_to_end(where)
    _here.code, _here.where = code, where
    return kept


def enter(code: str, config: Config | None = None) -> None:
    """Open a town in this thread. `town()` and the door are the ways to do it."""
    if current():
        leave()
    if _here.home is None:  # the dummy; in tests the test database
        _here.home = connections["default"]
    connections["default"] = _wrapper(code, config or settings.TOWNS[code])


def leave() -> None:
    """Close the town for this thread; a transaction left open is rolled back, never inherited."""
    code, open_one = current(), connections["default"]
    if _here.home is not None:
        connections["default"] = _here.home
    _here.code = None
    if code and open_one.in_atomic_block:
        _here.pool.pop(_here.where, None)
        open_one.in_atomic_block = False
        open_one.close()


def forget(config: Config) -> None:
    """Let go of this thread's connection to a place (before a database is put away)."""
    kept = _here.pool.pop(place(config), None)
    if kept is not None:
        kept.close()


@contextmanager
def town(code: str, config: Config | None = None) -> Iterator[None]:
    """Commands, tasks and imports work in one town at a time; towns do not nest."""
    if current():
        raise RuntimeError(f"already in {current()}")
    prefix = get_script_prefix()
    enter(code, config)
    set_script_prefix(f"/{code}/")
    try:
        yield
    finally:
        connections["default"].close_if_unusable_or_obsolete()
        leave()
        set_script_prefix(prefix)


def cache_key(key: str, prefix: str, version: int) -> str:
    """CACHES' KEY_FUNCTION: no town reads what another has cached."""
    return f"{current() or '-'}:{prefix}:{version}:{key}"


class Schema:
    """Whether a town's tables are those of this code; asked once for each database that fits."""

    def __init__(self) -> None:
        self._fits: set[str] = set()
        self._code: frozenset[tuple[str, str]] | None = None

    def _of_the_code(self) -> frozenset[tuple[str, str]]:
        if self._code is None:
            loader = MigrationLoader(None, ignore_no_migrations=True)
            self._code = frozenset(loader.disk_migrations)
        return self._code

    def fits(self) -> bool:
        """Of the town that is open. An answer of no is asked again: `migrate` may have run."""
        if _here.where in self._fits:
            return True
        code = self._of_the_code()
        apps = {app for app, _ in code}
        applied = MigrationRecorder(connections["default"]).applied_migrations()
        if {step for step in applied if step[0] in apps} != code:
            return False
        self._fits.add(_here.where)
        return True


class Body:
    """A body stays in its town until the server closes it: streams read while they are sent."""

    def __init__(self, body: Iterable[bytes]) -> None:
        self.body = body

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.body)

    def close(self) -> None:
        try:
            # request_finished → close_old_connections looks after the town's wrapper.
            close = getattr(self.body, "close", None)
            if close is not None:
                close()
        finally:
            leave()


class TownDoor:
    """Wraps Django's WSGI application; whatever is not a town goes to `root`."""

    def __init__(
        self,
        django: WSGIApp,
        root: WSGIApp,
        closed: Callable[[str], WSGIApp] | None = None,
    ) -> None:
        self.django = django
        self.root = root
        self.closed = closed
        self.schema = Schema()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if current():
            leave()
        code, slash, rest = str(environ["PATH_INFO"]).lstrip("/").partition("/")
        if code not in settings.TOWNS:
            return self.root(environ, start_response)
        if not slash:
            return _redirect(code, environ, start_response)
        mine = f"{getattr(settings, 'COOKIE_PREFIX', '')}{code}-"
        inside = {
            **environ,
            "SCRIPT_NAME": f"/{code}",
            "PATH_INFO": f"/{rest}",
            "HTTP_COOKIE": _own_cookies(str(environ.get("HTTP_COOKIE", "")), mine),
        }

        def start(status: str, headers: list[tuple[str, str]], *exc: Any) -> Any:
            return start_response(status, [_prefixed(header, mine) for header in headers], *exc)

        enter(code)
        try:
            if self.closed is not None and not self._open():
                leave()
                return self.closed(code)(environ, start_response)
            return Body(self.django(inside, start))
        except BaseException:
            leave()
            raise

    def _open(self) -> bool:
        """A town that cannot be read or whose tables are not the code's is not served."""
        try:
            return self.schema.fits()
        except DatabaseError:
            return False


def _own_cookies(jar: str, mine: str) -> str:
    """Django never sees another town's cookie."""
    cookies = (cookie.strip() for cookie in jar.split(";"))
    return "; ".join(cookie[len(mine) :] for cookie in cookies if cookie.startswith(mine))


def _prefixed(header: tuple[str, str], mine: str) -> tuple[str, str]:
    name, value = header
    return (name, mine + value.lstrip()) if name.lower() == "set-cookie" else header


def _redirect(code: str, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    query = environ.get("QUERY_STRING", "")
    where = f"/{code}/" + (f"?{query}" if query else "")
    start_response("302 Found", [("Location", where), ("Content-Length", "0")])
    return [b""]
