"""Passwords that are told by mouth or on paper."""

import secrets

# No letter that is read as another one.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def fresh() -> str:
    """Four groups of four: 79 bits, and told without mistakes."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
