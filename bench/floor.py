"""The bare floor of the same server: one WSGI answer of the size of a page, and nothing behind it."""

from collections.abc import Callable, Iterable
from typing import Any

BODY = b"x" * 20_000


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer."""
    del environ
    start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))])
    return [BODY]
