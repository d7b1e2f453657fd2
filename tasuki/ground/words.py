"""The register of sentences: rules and services speak in codes, each room's words.py in Japanese."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise

_SENTENCES: dict[str, str | Promise] = {}


def add(sentences: Mapping[str, Any]) -> None:
    """Take a room's sentences into the register; a code has one sentence in the whole house."""
    for code, sentence in sentences.items():
        known = _SENTENCES.get(code)
        if known is not None and str(known) != str(sentence):
            raise ValueError(f"two sentences for {code}")
        _SENTENCES[code] = sentence


def say(code: str, **facts: Any) -> str:
    """The sentence of `code` with its facts filled in."""
    return str(_SENTENCES[code]) % facts if facts else str(_SENTENCES[code])


def known() -> frozenset[str]:
    """Every code that has a sentence."""
    return frozenset(_SENTENCES)
