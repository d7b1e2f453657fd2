"""Constraints that several rooms need."""

from typing import Any

from django.db import models
from django.db.models import Q


def one_of(
    field: str, choices: type[models.TextChoices], *, name: str, blank: bool = False
) -> models.CheckConstraint:
    """`choices=` only guards forms; this makes the database refuse a stray value too."""
    values: list[Any] = [*choices.values, *([""] if blank else [])]
    return models.CheckConstraint(name=name, condition=Q(**{f"{field}__in": values}))


def both_or_neither(first: Q, second: Q, *, name: str) -> models.CheckConstraint:
    """Two facts that stand or fall together."""
    return models.CheckConstraint(name=name, condition=(first & second) | (~first & ~second))
