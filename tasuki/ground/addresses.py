"""Addresses of records, by the dozen: the pattern is looked up once for each town."""

from functools import lru_cache
from uuid import UUID

from django.urls import get_script_prefix, reverse

_NOBODY = UUID(int=0)


@lru_cache(maxsize=1000)
def _shape(name: str, prefix: str) -> tuple[str, str]:
    del prefix  # the town's, which `reverse` reads by itself: it only parts the towns here
    before, _, after = reverse(name, args=[_NOBODY]).partition(str(_NOBODY))
    return before, after


@lru_cache(maxsize=1000)
def _plain(name: str, prefix: str) -> str:
    del prefix
    return reverse(name)


def plain(name: str) -> str:
    """`reverse(name)` for the addresses without one: the frame has a dozen on every page."""
    return _plain(name, get_script_prefix())


def of(name: str, pk: UUID) -> str:
    """`reverse(name, args=[pk])` for the addresses with one id."""
    before, after = _shape(name, get_script_prefix())
    return f"{before}{pk}{after}"
