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
