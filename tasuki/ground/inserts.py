"""Writing one new row with SQL that was written once.

An act writes a dozen rows of tables that never change their shape; Django writes the INSERT anew
for each of them, inside the transaction for which everybody else waits (docs/adr/0009).
"""

from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql import InsertQuery

Model = TypeVar("Model", bound=models.Model)


@dataclass(frozen=True, slots=True)
class _Shape:
    sql: str
    fields: tuple[Any, ...]
    counted: bool  # the database gives the key


_SHAPES: dict[tuple[str, type[models.Model]], _Shape] = {}


def insert(row: Model) -> Model:
    """`row.save(force_insert=True)`, for models without parents, signals or a save of their own."""
    connection = connections[DEFAULT_DB_ALIAS]
    key = (connection.vendor, type(row))
    shape = _SHAPES.get(key)
    if shape is None:
        shape = _SHAPES[key] = _written(row, connection)
    params = [
        field.get_db_prep_save(field.value_from_object(row), connection) for field in shape.fields
    ]
    with (
        transaction.mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS),
        connection.cursor() as cursor,
    ):
        cursor.execute(shape.sql, params)
        if shape.counted:
            row.pk = cursor.fetchone()[0]
    row._state.adding = False
    row._state.db = DEFAULT_DB_ALIAS
    return row


def _written(row: models.Model, connection: BaseDatabaseWrapper) -> _Shape:
    meta = row._meta
    counted = isinstance(meta.pk, models.AutoField | models.BigAutoField)
    fields = [one for one in meta.local_concrete_fields if not (counted and one.primary_key)]
    query: Any = InsertQuery(type(row))
    query.insert_values(fields, [row], raw=False)
    compiler = query.get_compiler(connection=connection)
    compiler.returning_fields = [meta.pk] if counted else None
    [(sql, _)] = compiler.as_sql()
    return _Shape(sql, tuple(fields), counted)
