"""One-time codes of an authenticator app (RFC 6238), and where their QR comes from. No database here.

The phone's clock and the machine's count, not the town's: a demo whose clock is moved still lets its
people in. The codes work without any network on either side.
"""

import base64
import hmac
import os
from urllib.parse import quote, urlencode

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECONDS, DIGITS = 30, 6
SLACK = 1  # steps to either side: a phone that is half a minute off is let in
_BYTES = 20


def new_secret() -> bytes:
    """160 bits, as RFC 4226 recommends."""
    return os.urandom(_BYTES)


def code_at(secret: bytes, step: int) -> str:
    """What the app shows in that half minute."""
    # SHA-1 is what every authenticator app computes; inside an HMAC it is not weakened.
    made = TOTP(secret, DIGITS, SHA1(), SECONDS)  # noqa: S303
    return made.generate(step * SECONDS).decode()


def step_of(secret: bytes, code: str, now: float, after: int = 0) -> int | None:
    """The half minute to which this code belongs; None: to none near now, or it has been used.

    `after`: the last one that was accepted; nothing at or before it is taken again.
    """
    said = "".join(code.split())
    if len(said) != DIGITS or not said.isascii() or not said.isdigit():
        return None
    current = int(now) // SECONDS
    found = None
    for step in range(current - SLACK, current + SLACK + 1):
        if hmac.compare_digest(code_at(secret, step), said) and step > after:
            found = step
    return found


def typed(secret: bytes) -> str:
    """The key for who cannot take a picture of it, in groups of four."""
    plain = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(plain[at : at + 4] for at in range(0, len(plain), 4))


def address(secret: bytes, *, town: str, login: str) -> str:
    """What the QR says to the app."""
    issuer = f"Tasuki {town}"
    said = {
        "secret": base64.b32encode(secret).decode().rstrip("="),
        "issuer": issuer,
        "digits": str(DIGITS),
        "period": str(SECONDS),
    }
    return f"otpauth://totp/{quote(issuer)}:{quote(login)}?{urlencode(said, quote_via=quote)}"


def picture(said: str) -> str:
    """The QR as an image that stands in the page itself."""
    return str(segno.make(said, error="m", micro=False).svg_data_uri(scale=5, border=4))
