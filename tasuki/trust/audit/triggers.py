"""The only triggers in the house: they refuse to change or remove a written line."""

from typing import Any

TABLES = ("audit_entry", "audit_seal")

_PG_FUNCTION = """
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the record is append-only'; END; $$ LANGUAGE plpgsql
"""


def arm(connection: Any) -> None:
    """Put the triggers up; running it twice does no harm."""
    with connection.cursor() as cursor:
        for table in TABLES:
            if connection.vendor == "sqlite":
                for verb in ("UPDATE", "DELETE"):
                    cursor.execute(
                        f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} "
                        f"ON {table} BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
                    )
            else:
                cursor.execute(_PG_FUNCTION)
                for verb, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
                    name = f"{table}_no_{verb.split()[0].lower()}"
                    cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                    cursor.execute(
                        f"CREATE TRIGGER {name} BEFORE {verb} ON {table} "
                        f"FOR EACH {each} EXECUTE FUNCTION audit_refuse()"
                    )


def disarm(connection: Any) -> None:
    """Take the triggers down: for the clean-up after a test, nothing else."""
    with connection.cursor() as cursor:
        for table in TABLES:
            names = [f"{table}_no_{verb}" for verb in ("update", "delete", "truncate")]
            for name in names:
                on = "" if connection.vendor == "sqlite" else f" ON {table}"
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")
