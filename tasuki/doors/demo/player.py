"""Plays a walk through the town's own front door, in this process.

Every act is a GET that reads the form and a POST of it, so policy, rule, change and record happen
as for a worker. Only two things differ: the clock is set act by act, and nobody types a password.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from http.cookies import SimpleCookie
from importlib import import_module
from io import BytesIO
from secrets import token_hex
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone
from django.utils.encoding import iri_to_uri

from tasuki.doors.demo import pages
from tasuki.doors.demo.walk import Act, Told, Walk
from tasuki.ground import towns
from tasuki.town.organizations.models import Staff

HOPS = 5


class WentWrong(AssertionError):
    """The product did not do what the walk says."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str

    @property
    def page(self) -> pages.Page:
        return pages.Page(self.body.decode())

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")


class Visitor:
    """One worker's browser, as far as a server sees it: cookies, addresses, forms."""

    def __init__(self, handler: WSGIHandler, login: str) -> None:
        self.handler = handler
        self.prefix = f"/{towns.current()}" if towns.current() else ""
        self.host = next(
            (one for one in settings.ALLOWED_HOSTS if one[:1] not in "*."), "127.0.0.1"
        )
        self.cookies: dict[str, str] = {}
        self._enter(login)

    def _enter(self, login: str) -> None:
        """A session row instead of the password: hashing eight of them costs seconds."""
        staff = Staff.objects.get(login=login)
        self.session = import_module(settings.SESSION_ENGINE).SessionStore()
        self.session[SESSION_KEY] = str(staff.pk)
        self.session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        self.session[HASH_SESSION_KEY] = staff.get_session_auth_hash()
        self.session.create()
        self.cookies[settings.SESSION_COOKIE_NAME] = self.session.session_key

    def leave(self) -> None:
        """Nobody may come in by this session afterwards."""
        self.session.delete()

    def get(self, url: str) -> Answer:
        """Open an address below the town, going on where the town says so."""
        answer = self._send("GET", url)
        for _ in range(HOPS):
            if answer.status not in {301, 302, 303}:
                break
            answer = self._send("GET", urljoin(answer.url, answer.headers["Location"]))
        return answer

    def send(self, form: pages.Form, here: str, moves: Sequence[pages.Move]) -> Answer:
        """Send a form as it stands on the page `here`, with the moves done on it."""
        data = form.data()
        pages.apply(moves, data)
        url = urljoin(here, form.action) if form.action else here
        pairs = [(name, value) for name, values in data.items() for value in values]
        if form.sent_by_get:
            return self.get(f"{url.partition('?')[0]}?{urlencode(pairs)}")
        files = [move for move in moves if move.how == "file"]
        if form.multipart:
            kind, body = _multipart(pairs, files)
        else:
            kind, body = "application/x-www-form-urlencoded", urlencode(pairs).encode()
        return self._send("POST", url, body, kind)

    def _send(self, method: str, url: str, body: bytes = b"", kind: str = "") -> Answer:
        parts = urlsplit(url)
        path = parts.path.removeprefix(self.prefix) if self.prefix else parts.path
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": self.prefix,
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": iri_to_uri(parts.query),
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": self.host,
            "HTTP_ACCEPT_LANGUAGE": "ja",
            "HTTP_COOKIE": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "CONTENT_TYPE": kind,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(),
            "wsgi.url_scheme": "http",
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            "wsgi.version": (1, 0),
        }
        said: dict[str, Any] = {}

        def start(
            status: str, headers: list[tuple[str, str]], _failed: Any = None
        ) -> Callable[[bytes], object]:
            said["status"] = int(status.split()[0])
            said["headers"] = headers
            return BytesIO().write

        response = self.handler(environ, start)
        try:
            content = b"".join(response)
        finally:
            response.close()
        for name, value in said["headers"]:
            if name.lower() == "set-cookie":
                self._take_cookie(value)
        return Answer(said["status"], dict(said["headers"]), content, url)

    def _take_cookie(self, header: str) -> None:
        for name, morsel in SimpleCookie(header).items():
            self.cookies[name] = morsel.value


def _multipart(pairs: Sequence[tuple[str, str]], files: Sequence[pages.Move]) -> tuple[str, bytes]:
    edge = token_hex(16)
    body = b""
    for name, value in pairs:
        body += f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
        body += value.encode() + b"\r\n"
    for move in files:
        given = move.file or {}
        body += (
            f'--{edge}\r\nContent-Disposition: form-data; name="{move.node.attrs["name"]}"; '
            f'filename="{given["name"]}"\r\nContent-Type: {given["type"]}\r\n\r\n'
        ).encode()
        body += given["text"].encode() + b"\r\n"
    return f"multipart/form-data; boundary={edge}", body + f"--{edge}--\r\n".encode()


class Player:
    """Plays acts in the town that is open, and holds each to what the walk says of it."""

    def __init__(self, walk: Walk, start: date, seen: Callable[[Act, Answer], None]) -> None:
        self.walk = walk
        self.told = Told(start)
        self.seen = seen
        self.handler = WSGIHandler()
        self.visitors: dict[str, Visitor] = {}

    def play(self, until: int = 8) -> None:
        """All acts up to and with that step; the clock and the sessions are put back after."""
        before = getattr(settings, "TASUKI_CLOCK_OFFSET", None)
        heard = logging.getLogger("django.request")
        level = heard.level
        heard.setLevel(logging.ERROR)  # an act that is refused on purpose is no warning
        try:
            for _, act in self.walk.acts(until):
                settings.TASUKI_CLOCK_OFFSET = self.told.moment(act) - timezone.now()
                self.act(act)
        finally:
            settings.TASUKI_CLOCK_OFFSET = before
            heard.setLevel(level)
            for visitor in self.visitors.values():
                visitor.leave()
            self.visitors.clear()

    def visitor(self, login: str) -> Visitor:
        """That worker's browser, signed in."""
        if login not in self.visitors:
            self.visitors[login] = Visitor(self.handler, login)
        return self.visitors[login]

    def act(self, act: Act) -> Answer:
        """Do one act.

        Raises:
            WentWrong: another answer came than the walk says.
        """
        try:
            answer = self._do(act)
        except pages.NotOnPage as missing:
            raise WentWrong(f"{_where(act)}: {missing}") from missing
        self.seen(act, answer)
        return answer

    def _do(self, act: Act) -> Answer:
        visitor = self.visitor(act.account)
        answer = visitor.get(visitor.prefix + self.told.fill(act.address, act))
        for word, near in clicks(act, self.told):
            link = answer.page.link(word, near)
            answer = visitor.get(urljoin(answer.url, link.node.attrs["href"]))
        if act.submit:
            if answer.status != 200:
                raise WentWrong(f"{_where(act)}: {answer.url} answers {answer.status}")
            answer = self._send(visitor, act, answer)
        elif act.keep:
            self.told.keep(act.keep, answer.url)
        hold(act, answer.status, answer.page if answer.is_page else pages.Page(""), self.told)
        return answer

    def _send(self, visitor: Visitor, act: Act, shown: Answer) -> Answer:
        answer = self._fill_and_send(visitor, act, shown, act.values)
        if act.again and answer.status == 422:
            answer = self._fill_and_send(visitor, act, answer, act.again)
        if answer.status != act.answer:
            said = answer.page.refusal if answer.is_page else ""
            raise WentWrong(f"{_where(act)}: {answer.status} instead of {act.answer}. {said}")
        if answer.status != 303:
            return answer
        gone_to = urljoin(answer.url, answer.headers["Location"])
        if act.keep:
            self.told.keep(act.keep, gone_to)
        shown = visitor.get(gone_to)
        if shown.status != 200:
            raise WentWrong(f"{_where(act)}: then {gone_to} answers {shown.status}")
        return Answer(303, shown.headers, shown.body, shown.url)

    def _fill_and_send(
        self, visitor: Visitor, act: Act, shown: Answer, values: Mapping[str, Any]
    ) -> Answer:
        page = shown.page
        form = page.form_of(page.button(act.submit, self.told.fill(act.submit_near, act)))
        moves = [
            move
            for label, value in self.told.fill(values, act).items()
            for move in form.moves(label, value)
        ]
        return visitor.send(form, shown.url, moves)


def clicks(act: Act, told: Told) -> list[tuple[str, str]]:
    """The links on the way, each with what stands near it (that is said of the last alone)."""
    words = told.fill(act.click, act)
    nears = [""] * (len(words) - 1) + [told.fill(act.near, act)]
    return list(zip(words, nears, strict=False))


def hold(act: Act, status: int, page: pages.Page, told: Told) -> None:
    """Hold what came to what the walk says of the act.

    Raises:
        WentWrong: a status, a word or a refusal is another.
    """
    if status != act.answer:
        raise WentWrong(f"{_where(act)}: {status} instead of {act.answer}. {page.refusal}")
    text = page.text
    for word in told.fill(act.expect, act):
        if word not in text:
            raise WentWrong(f"{_where(act)}: no 「{word}」 on {page.name}: {text[:3000]}")
    for word in told.fill(act.absent, act):
        if word in text:
            raise WentWrong(f"{_where(act)}: 「{word}」 stands on {page.name}")
    summary = next(
        (one.attrs for one in page.root.every("div") if one.attrs.get("id") == "error-summary"), {}
    )
    for mark, wanted in (("data-refusal", act.refusal), ("data-basis", act.basis)):
        if wanted and wanted not in summary.get(mark, ""):
            raise WentWrong(f"{_where(act)}: {mark} is {summary.get(mark)!r}, not {wanted!r}")


def _where(act: Act) -> str:
    return f"day {act.day} {act.account} 「{act.says}」"
