"""The pages outside every town: the list of towns, the health of the server, closed doors."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection
from django.template import Context, Engine

from config import env
from tasuki.doors.demo import towns as demo_towns
from tasuki.doors.operator import databases
from tasuki.ground import clock, towns
from tasuki.ground.errors import HouseError
from tasuki.ground.towns import Environ, Schema, StartResponse, WSGIApp
from tasuki.town.municipality import pack

_ENGINE = Engine(
    dirs=[str(Path(__file__).parent / "templates")],
    libraries={
        "i18n": "django.templatetags.i18n",
        "static": "django.templatetags.static",
    },
)
_SCHEMA = Schema()
SAFETY = [
    (
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
        " frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
]


def _answer(start_response: StartResponse, status: str, body: bytes, kind: str) -> Iterable[bytes]:
    headers = [("Content-Type", kind), ("Content-Length", str(len(body))), *SAFETY]
    start_response(status, headers)
    return [body]


def _page(
    start_response: StartResponse, status: str, template: str, **facts: Any
) -> Iterable[bytes]:
    text = _ENGINE.get_template(template).render(Context(facts))
    return _answer(start_response, status, text.encode(), "text/html; charset=utf-8")


def _health(code: str) -> str:
    try:
        towns.enter(code)
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return "ok" if _SCHEMA.fits() else "schema"
    except DatabaseError:
        towns.leave()
        return "preparing" if _waits(code) else "down"
    finally:
        towns.leave()


def _waits(code: str) -> bool:
    """A demo town whose story is still being told."""
    card = env.town_cards().get(code)
    return card is not None and card.demo and not databases.stands(code)


def health() -> dict[str, str]:
    """Each town in one word, without a name of a person or a path."""
    return {code: _health(code) for code in settings.TOWNS}


def _towns() -> list[dict[str, Any]]:
    """The towns of this server, the demo's in the order of their stories."""
    stories = {one.code: one for one in demo_towns.every()}
    cards = [card for code, card in env.town_cards().items() if code in settings.TOWNS]
    cards.sort(key=lambda card: (card.code not in stories, stories.get(card.code)))
    year = clock.fiscal_year(clock.day(clock.now()))
    return [
        {
            "card": card,
            "programme": _programme(card.code, year),
            "story": stories.get(card.code),
            "preparing": _waits(card.code),
        }
        for card in cards
    ]


def _programme(code: str, year: int) -> str:
    """What the town calls its programme; nothing for a town whose pack is not to be read."""
    try:
        return pack.load(code, year).programme.name
    except HouseError:
        return ""


def application(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Whatever is not a town."""
    path = str(environ["PATH_INFO"])
    if path == "/":
        return _page(start_response, "200 OK", "operator/towns.html", towns=_towns())
    if path == "/healthz":
        told = health()
        fine = bool(told) and all(word in {"ok", "preparing"} for word in told.values())
        status = "200 OK" if fine else "503 Service Unavailable"
        body = json.dumps({"ok": fine, "towns": told}).encode()
        return _answer(start_response, status, body, "application/json")
    return _page(start_response, "404 Not Found", "operator/nothing.html")


def closed(code: str) -> WSGIApp:
    """The page of a town that cannot be served (yet): the others are."""

    def answer(_environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        card = env.town_cards().get(code)
        name = card.name if card else code
        template = "operator/preparing.html" if _waits(code) else "operator/closed.html"
        return _page(start_response, "503 Service Unavailable", template, name=name, code=code)

    return answer
