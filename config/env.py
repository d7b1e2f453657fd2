"""Everything this machine may say to Tasuki, in one place.

Each setting is declared once with a sentence of help; `docs/ENVIRONMENT.md` is printed from these
declarations. A value that cannot be read stops the start with a sentence: a typing error in the
environment must never quietly become the default.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

from config.settings import database

ROOT = Path(__file__).resolve().parents[1]
TOKYO = ZoneInfo("Asia/Tokyo")
YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Setting:
    """One variable of the environment."""

    name: str
    kind: str
    default: str
    help: str


KNOWN: dict[str, Setting] = {}


def _declare(name: str, kind: str, default: str, help: str) -> None:
    KNOWN[name] = Setting(name, kind, default, help)


def _said(name: str) -> str | None:
    value = os.environ.get(name, "").strip()
    return value or None


def flag(name: str, *, default: bool, help: str) -> Callable[[], bool]:
    """A yes or a no, and nothing that could be either."""
    _declare(name, "yes/no", "yes" if default else "no", help)

    def read() -> bool:
        value = _said(name)
        if value is None:
            return default
        if value.lower() in YES:
            return True
        if value.lower() in NO:
            return False
        raise ImproperlyConfigured(f"{name}={value!r}: write yes or no. {help}")

    return read


def number(
    name: str,
    *,
    default: int,
    at_least: int,
    at_most: int,
    help: str,
) -> Callable[[], int]:
    """A whole number within its limits."""
    _declare(name, f"{at_least}–{at_most}", str(default), help)

    def read() -> int:
        value = _said(name)
        if value is None:
            return default
        if not value.isascii() or not value.isdigit() or not at_least <= int(value) <= at_most:
            raise ImproperlyConfigured(
                f"{name}={value!r}: write a whole number from {at_least} to {at_most}. {help}"
            )
        return int(value)

    return read


def text(
    name: str,
    *,
    default: str,
    help: str,
    choices: tuple[str, ...] = (),
    shown: str | None = None,
) -> Callable[[], str]:
    """Words, from a list where there is one."""
    _declare(name, " / ".join(choices) or "text", default if shown is None else shown, help)

    def read() -> str:
        value = _said(name) or default
        if choices and value not in choices:
            raise ImproperlyConfigured(
                f"{name}={value!r}: write one of {', '.join(choices)}. {help}"
            )
        return value

    return read


def secret(name: str, *, file: str, help: str) -> Callable[[], str]:
    """A secret: the value itself, `<NAME>_FILE`, or the file that the first start made."""
    _declare(name, "secret (or " + name + "_FILE)", f"TASUKI_HOME/keys/{file}", help)

    def read() -> str:
        value = _said(name)
        if value is not None:
            return value
        path = Path(_said(f"{name}_FILE") or home() / "keys" / file)
        try:
            value = path.read_text(encoding="ascii").strip()
        except OSError as error:
            raise ImproperlyConfigured(
                f"{name}: {path} cannot be read. {help} `tasuki keys` makes it at the first start."
            ) from error
        if not value:
            raise ImproperlyConfigured(f"{name}: {path} is empty. {help}")
        return value

    return read


_home = text(
    "TASUKI_HOME",
    default="./var",
    help="Where the towns' databases, the keys and the collected static files lie.",
)
port = number("PORT", default=8000, at_least=1, at_most=65535, help="The port of `make run`.")
host = text(
    "TASUKI_HOST",
    default="127.0.0.1",
    help="The address to listen on. Only a proxy with TLS should make this more than this machine.",
)
_hosts = text(
    "TASUKI_ALLOWED_HOSTS",
    default="127.0.0.1,localhost,[::1]",
    help="The names by which browsers may call this server, with commas between.",
)
story = text(
    "TASUKI_STORY",
    default="demo",
    choices=("demo", "empty"),
    help="What the demo town holds after the first start: the told story, or nobody yet.",
)
_demo_towns = text(
    "TASUKI_DEMO_TOWNS",
    default="all",
    help="Which demo towns the first start founds: `all`, or codes with commas between.",
)
database_url = text(
    "TASUKI_DATABASE",
    default="sqlite",
    help="`sqlite`, or `postgresql://user:password@host:port/dbname` of a role that may create "
    "databases: each town has its own, named tasuki_<code>.",
)
_prefix = text(
    "TASUKI_DATABASE_PREFIX",
    default="tasuki_",
    help="What a town's database in a PostgreSQL server is called before its code; to be changed "
    "where several Tasuki share one server.",
)
_clock = text(
    "TASUKI_CLOCK",
    default="",
    shown="(the machine's)",
    help="An ISO time at which the clock of a demo or practice town starts; it goes on running "
    "from there. Refused as soon as one town is a real one.",
)
_clock_since = text(
    "TASUKI_CLOCK_SINCE",
    default="",
    shown="(set by tasuki serve)",
    help="The moment at which TASUKI_CLOCK began to run, so that a process that is started again "
    "does not jump back. Not meant to be set by hand.",
)
_heads = text(
    "TASUKI_HEADS",
    default="",
    shown="(none)",
    help="A folder outside this machine's reach (a share that only adds, another server's mount) "
    "into which the worker adds each head of the record's chain, besides TASUKI_HOME/heads: then "
    "even the administrator of this machine cannot rewrite the record unnoticed.",
)
demo_password = text(
    "TASUKI_DEMO_PASSWORD",
    default="mihon-tasuki-2026",
    help="The password of the demo accounts. They exist in demo towns only.",
)
behind_tls = flag(
    "TASUKI_TLS",
    default=False,
    help="Say yes where a proxy in front speaks TLS: cookies are then Secure and __Host- bound.",
)
workers = number(
    "TASUKI_WORKERS",
    default=2,
    at_least=1,
    at_most=16,
    help="Server processes. Each keeps at most 4 threads × 8 towns database connections open.",
)
secret_key = secret(
    "TASUKI_SECRET_KEY", file="secret", help="Signs sessions and forms; never in a database."
)
_data_key = secret(
    "TASUKI_DATA_KEY",
    file="data",
    help="Encrypts drafts and protected columns, 64 hex digits; never in a database or its backup.",
)
_search_key = secret(
    "TASUKI_SEARCH_KEY",
    file="search",
    help="Hashes what is searched by name, 64 hex digits; never in a database or its backup.",
)


def _key_bytes(name: str, value: str) -> bytes:
    try:
        key = bytes.fromhex(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: write 64 hex digits.") from error
    if len(key) != 32:
        raise ImproperlyConfigured(f"{name}: write 64 hex digits, not {len(value)}.")
    return key


def data_key() -> bytes:
    """The 32 bytes under which protected columns and drafts are encrypted."""
    return _key_bytes("TASUKI_DATA_KEY", _data_key())


def search_key() -> bytes:
    """The 32 bytes under which search tokens are hashed."""
    return _key_bytes("TASUKI_SEARCH_KEY", _search_key())


def home() -> Path:
    """Everything this server keeps. Relative paths start at the project, not where one stands."""
    return (ROOT / Path(_home()).expanduser()).resolve()


def heads() -> Path | None:
    """Where heads of the chain are kept besides; None when nothing was named."""
    said = _heads()
    return Path(said).expanduser().resolve() if said else None


def hosts() -> list[str]:
    """ALLOWED_HOSTS."""
    return [name.strip() for name in _hosts().split(",") if name.strip()]


@dataclass(frozen=True, slots=True)
class Town:
    """What is known of a town without opening its database: `towns/<code>/town.toml`."""

    code: str
    name: str
    demo: bool
    key: str = ""

    @property
    def folder(self) -> Path:
        """Where the town's files lie."""
        return home() / "towns" / self.code


def _card(path: Path) -> Town:
    try:
        facts: Mapping[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        return Town(path.parent.name, str(facts["name"]), bool(facts["demo"]), str(facts["key"]))
    except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
        raise ImproperlyConfigured(f"{path} cannot be read: {error}") from error


def town_cards() -> dict[str, Town]:
    """The towns that this server hosts, by code."""
    cards = [_card(path) for path in sorted(home().glob("towns/*/town.toml"))]
    return {card.code: card for card in cards}


def uses_postgresql() -> bool:
    """Whether the towns live in a PostgreSQL server."""
    url = database_url()
    if url == "sqlite":
        return False
    if urlsplit(url).scheme in {"postgresql", "postgres"}:
        return True
    raise ImproperlyConfigured(f"TASUKI_DATABASE={url!r}: {KNOWN['TASUKI_DATABASE'].help}")


def database_of(code: str) -> dict[str, Any]:
    """How the town's database is opened. For SQLite the name goes through the link `current`,
    which reset and restore switch; the door follows it at every request."""
    if uses_postgresql():
        return database.postgresql(database_url(), f"{_prefix()}{code}")
    return database.sqlite(str(home() / "towns" / code / "current" / "db.sqlite3"))


def towns() -> dict[str, dict[str, Any]]:
    """settings.TOWNS."""
    return {code: database_of(code) for code in town_cards()}


def demo_towns() -> frozenset[str]:
    """The codes of the demo towns that are wanted; empty when all are."""
    said = _demo_towns()
    return frozenset() if said == "all" else frozenset(one.strip() for one in said.split(","))


def demo() -> bool:
    """Whether every town here is a demo or practice town."""
    cards = town_cards()
    return bool(cards) and all(card.demo for card in cards.values())


def _moment(name: str, value: str) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name}={value!r}: write an ISO time such as 2026-11-20T09:00. {KNOWN[name].help}"
        ) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=TOKYO)


def clock_offset() -> timedelta | None:
    """How far the demo's clock is from the machine's; None when it is the machine's.

    Raises:
        ImproperlyConfigured: a real town's clock cannot be moved.
    """
    if not (said := _clock()):
        return None
    real = [card.name for card in town_cards().values() if not card.demo]
    if real:
        raise ImproperlyConfigured(
            f"TASUKI_CLOCK is for demo and practice towns only, and this server hosts "
            f"{', '.join(real)}. Start without TASUKI_CLOCK."
        )
    since = _clock_since()
    began = _moment("TASUKI_CLOCK_SINCE", since) if since else datetime.now(UTC)
    return _moment("TASUKI_CLOCK", said) - began


def page() -> str:
    """docs/ENVIRONMENT.md."""
    rows = [
        f"| `{setting.name}` | {setting.kind.replace('|', '/')} | `{setting.default}` "
        f"| {setting.help} |"
        for setting in KNOWN.values()
    ]
    return "\n".join(
        [
            "# Environment",
            "",
            "Printed from `config/env.py` by `make docs`. A value that cannot be read stops the",
            "start with a sentence; it never becomes the default.",
            "",
            "| variable | values | default | what for |",
            "| --- | --- | --- | --- |",
            *rows,
            "",
        ]
    )
