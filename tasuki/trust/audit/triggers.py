"""The only triggers in the house: they refuse to change or remove a written line.

The record itself (`TABLES`) is refused to everybody. What later rooms only ever add to (`KEPT`) is
refused too, but for the moment in which a disposal that two people have allowed takes rows away, or
a sealed address is covered: `letting_go` opens that door for its own transaction alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

TABLES = ("audit_entry", "audit_seal")
KEPT = ("grounds_ruling",)

_PG_FUNCTION = """
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the record is append-only'; END; $$ LANGUAGE plpgsql
"""
_PG_KEPT = """
CREATE OR REPLACE FUNCTION audit_refuse_kept() RETURNS trigger AS $$
BEGIN
  IF TG_OP <> 'TRUNCATE' AND EXISTS (SELECT 1 FROM audit_door) THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; ELSE RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'this table is append-only';
END; $$ LANGUAGE plpgsql
"""
_SQLITE_CLOSED = "WHEN NOT EXISTS (SELECT 1 FROM audit_door) "


def arm(connection: Any) -> None:
    """Put the triggers up, on those of the tables that stand; running it twice does no harm."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in (*TABLES, *KEPT):
            if table in there:
                _arm(cursor, connection.vendor, table, kept=table in KEPT)


def _arm(cursor: Any, vendor: str, table: str, *, kept: bool) -> None:
    if vendor == "sqlite":
        closed = _SQLITE_CLOSED if kept else ""
        for verb in ("UPDATE", "DELETE"):
            cursor.execute(
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} "
                f"ON {table} {closed}BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
            )
        return
    cursor.execute(_PG_KEPT if kept else _PG_FUNCTION)
    function = "audit_refuse_kept" if kept else "audit_refuse"
    for verb, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        name = f"{table}_no_{verb.split()[0].lower()}"
        cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
        cursor.execute(
            f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
            f"FOR EACH {each} EXECUTE FUNCTION {function}()"
        )


def disarm(connection: Any) -> None:
    """Take the triggers down: for the clean-up after a test, nothing else."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        for table in (*TABLES, *KEPT):
            if table not in there:
                continue
            names = [f"{table}_no_{verb}" for verb in ("update", "delete", "truncate")]
            for name in names:
                on = "" if connection.vendor == "sqlite" else f" ON {table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


@contextmanager
def letting_go() -> Iterator[None]:
    """Inside the transaction of an act that may: rows of `KEPT` can be covered or taken away. The
    row that opens the door is never committed, so nobody else finds it open."""
    from tasuki.trust.audit.models import Door

    opened = Door.objects.create()
    try:
        yield
    finally:
        Door.objects.filter(pk=opened.pk).delete()
