"""ふりがな: text whose packs write {漢字|かんじ}, taken apart for pages and papers."""

import re

_MARKED = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


def parts(text: str) -> list[tuple[str, str]]:
    """(text, reading) in order; the reading is "" where none was written."""
    found: list[tuple[str, str]] = []
    at = 0
    for marked in _MARKED.finditer(text):
        if marked.start() > at:
            found.append((text[at : marked.start()], ""))
        found.append((marked[1], marked[2]))
        at = marked.end()
    if at < len(text):
        found.append((text[at:], ""))
    return found


def plain(text: str) -> str:
    """The text without its readings."""
    return _MARKED.sub(r"\1", text)
