"""Passwords that are told by mouth or on paper."""

import hashlib
import secrets

# No letter that is read as another one.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def fresh() -> str:
    """Four groups of four: 79 bits, and told without mistakes."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))


def fresh_token() -> str:
    """128 bits for a link that is opened once."""
    return secrets.token_hex(16)


def digest(token: str) -> str:
    """What is kept of it: random as it is, it needs no slow hash."""
    return hashlib.sha256(f"tasuki.invitation:{token}".encode()).hexdigest()


def fresh_recovery(number: int) -> str:
    """A code for the day without a phone: its number finds it, twelve letters prove it."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    return f"{number}-" + "-".join(groups)


def read_recovery(typed: str) -> tuple[int, str] | None:
    """Number and letters of what somebody typed, however they put spaces and dashes."""
    plain = "".join(typed.lower().replace("-", " ").replace("ー", " ").split())
    number = plain[:-12]
    if not (number.isascii() and number.isdigit() and len(number) <= 2):
        return None
    return int(number), plain[-12:]
