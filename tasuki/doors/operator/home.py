"""TASUKI_HOME: the keys and the towns' folders. Nothing here needs Django to be set up."""

import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from config import env
from tasuki.doors.demo import towns as demo_towns
from tasuki.doors.operator.words import Trouble

KEY_FILES: Mapping[str, str] = {
    "secret": "TASUKI_SECRET_KEY",
    "data": "TASUKI_DATA_KEY",
    "search": "TASUKI_SEARCH_KEY",
}


def _given_by_environment(name: str) -> bool:
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def ensure_keys() -> bool:
    """Make the keys at the very first start; answer whether any was made.

    Raises:
        Trouble: towns stand here whose key is gone. New keys would shut their records for ever.
    """
    folder = env.home() / "keys"
    missing = [
        folder / file
        for file, name in KEY_FILES.items()
        if not _given_by_environment(name) and not (folder / file).exists()
    ]
    if not missing:
        return False
    if env.town_cards():
        raise Trouble("keys.missing", path=str(missing[0]))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in missing:
        _write_secret(path, secrets.token_hex(32))
    return True


def _write_secret(path: Path, value: str) -> None:
    # O_EXCL: two starts at once must not each believe in their own key.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(value + "\n")
        file.flush()
        os.fsync(file.fileno())


def fingerprint() -> str:
    """Tells keys apart without telling anything of them."""
    told = hashlib.sha256(b"tasuki key" + env.data_key() + env.search_key())
    return told.hexdigest()[:16]


def check_keys() -> None:
    """Refuse to open towns with keys that are not theirs.

    Raises:
        Trouble: the key ring belongs to other towns.
    """
    mine = fingerprint()
    for card in env.town_cards().values():
        if card.key != mine:
            raise Trouble("keys.wrong", town=card.name, path=str(env.home() / "keys"))


def write_card(code: str, *, name: str, demo: bool) -> env.Town:
    """Write `towns/<code>/town.toml`: from now on this server hosts the town."""
    folder = env.home() / "towns" / code
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        f'name = "{name}"',
        f"demo = {'true' if demo else 'false'}",
        f'key = "{fingerprint()}"',
        "",
    ]
    draft = folder / ".town.toml"
    draft.write_text("\n".join(lines), encoding="utf-8")
    draft.replace(folder / "town.toml")
    return env.town_cards()[code]


def ensure() -> bool:
    """Keys, and the demo towns' cards when no town stands here; answer whether keys were made."""
    env.home().mkdir(parents=True, exist_ok=True)
    made = ensure_keys()
    check_keys()
    if not env.town_cards():
        wanted = env.demo_towns()
        for one in demo_towns.every():
            if not wanted or one.code in wanted:
                write_card(one.code, name=one.name, demo=True)
    return made
