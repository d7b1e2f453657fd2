"""Encryption of what protects somebody: AES-256-GCM, bound to its place by associated data."""

import os
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_VERSION = b"\x01"


@lru_cache(maxsize=4)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def seal(plain: bytes, place: str) -> bytes:
    """version | nonce | ciphertext; `place` ("drafts.draft:<id>") must be the same to open it."""
    nonce = os.urandom(12)
    return _VERSION + nonce + _cipher(settings.DATA_KEY).encrypt(nonce, plain, place.encode())


def unseal(sealed: bytes | memoryview, place: str) -> bytes:
    """Raises cryptography.exceptions.InvalidTag when the key or the place is another."""
    raw = bytes(sealed)
    return _cipher(settings.DATA_KEY).decrypt(raw[1:13], raw[13:], place.encode())
