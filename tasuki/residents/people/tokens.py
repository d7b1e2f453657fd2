"""Keyed hashes by which people are found without their names standing in an index.

Each kind of key is hashed apart, and each town by its own key, so that equal names in two towns (or
a name and a reading) leave no equal tokens behind.
"""

import hmac

from django.conf import settings

from tasuki.ground import names, towns

_MARK = "\x1f"


def _hashed(kind: str, text: str) -> int:
    said = _MARK.join((towns.current() or "", kind, text)).encode()
    key: bytes = settings.SEARCH_KEY
    return int.from_bytes(hmac.digest(key, said, "sha256")[:8], signed=True)


def of(*, folded: str, folded_kana: str, kana: str, phones: list[str]) -> set[int]:
    """Everything a person is found by."""
    found = {_hashed("name", gram) for gram in names.anchored_bigrams(folded)}
    found |= {_hashed("kana", gram) for gram in names.anchored_bigrams(folded_kana)}
    found |= exactly(folded=folded, folded_kana=folded_kana, kana=kana, phones=phones)
    return found | {_hashed("tail", digits[-4:]) for digits in phones if len(digits) >= 4}


def exactly(*, folded: str, folded_kana: str, kana: str, phones: list[str]) -> set[int]:
    """What one and the same person would share: each of these finds few people."""
    found = wholly(folded=folded, folded_kana=folded_kana)
    found |= {_hashed("phone", digits) for digits in phones if digits}
    if heads := _heads(kana):
        found.add(_hashed("heads", heads))
    return found


def wholly(*, folded: str, folded_kana: str) -> set[int]:
    """The whole name and the whole reading."""
    found = {_hashed("whole name", folded)} if folded else set()
    return found | ({_hashed("whole kana", folded_kana)} if folded_kana else set())


def of_name(folded: str) -> list[int]:
    """All of these stand with whom the text is part of the name."""
    return [_hashed("name", gram) for gram in sorted(names.bigrams(folded))]


def of_kana(folded: str) -> list[int]:
    """All of these stand with whom the text is part of the reading."""
    return [_hashed("kana", gram) for gram in sorted(names.bigrams(folded))]


def of_phone(digits: str) -> list[int]:
    """The whole number, or its last four digits."""
    return [_hashed("tail" if len(digits) == 4 else "phone", digits)]


def _heads(kana: str) -> str:
    """サト|ハナ: family and given name by their beginnings; a slip later in the word finds it too."""
    parts = kana.split("\u3000")
    if len(parts) != 2 or min(map(len, parts)) < 2:
        return ""
    return "|".join(part[:2] for part in parts)
