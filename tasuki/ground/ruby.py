"""ふりがな: text whose packs write {漢字|かんじ}, taken apart for pages and papers."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

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


def html(text: str) -> SafeString:
    """The text with its readings above it; everything else as it was written."""
    return format_html_join("", "{}", ((_marked(*part),) for part in parts(text)))


def _marked(base: str, reading: str) -> SafeString:
    if not reading:
        return format_html("{}", base)
    return format_html("<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>", base, reading)


def plain(text: str) -> str:
    """The text without its readings."""
    return _MARKED.sub(r"\1", text)
