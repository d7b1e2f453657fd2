"""The house speaks with the town's words.

What the house says is written with neutral words (調整役, つなぐシート). Where a town has a word of its
own, it stands in the pack, and is laid over everything the house says as a catalogue of translations
is: a fallback of the Japanese catalogue, in which the house's sentences are their own names. What
people wrote, what a pack says and what a law is called never pass through here (docs/adr/0018).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from gettext import NullTranslations

from django.conf import settings
from django.utils.translation.trans_real import translation

from tasuki.ground import towns
from tasuki.town.municipality import changes, words
from tasuki.town.municipality.whole import Pack

_NEUTRAL = re.compile("|".join(sorted(words.NEUTRAL.values(), key=len, reverse=True)))
_CODES = {text: code for code, text in words.NEUTRAL.items()}
# 「町の…」 and 「この町」 are the house's words for whoever it works for: to a 市 or a 県 it says so. Inside
# of another word (市町村, 町内会) and beside one (町・圏域, a part of the town) it means something else.
_HAN = "\u3005\u4e00-\u9fff"
_TOWN = re.compile(f"(?<![{_HAN}])町(?=[のがはにでをかそ])|(?<=[こそど]の)町(?![{_HAN}])")
# Reading a pack may itself say a sentence (why an edition is left aside): that one stays neutral.
_busy: ContextVar[bool] = ContextVar("busy", default=False)
# What one request has said in each town's words; None outside of a request.
_heard: ContextVar[dict[tuple[object, str], str] | None] = ContextVar("heard", default=None)


@contextmanager
def one_hearing() -> Iterator[None]:
    """For the time of one request each sentence is put into the town's words once: a page says some
    of them for every row, and to look up the pack means to ask the file system."""
    before = _heard.set({})
    try:
        yield
    finally:
        _heard.reset(before)


def in_words_of(pack: Pack, said: str) -> str:
    """The sentence as that town says it."""
    own = _own(pack.version, tuple((one.code, one.text) for one in pack.words))
    if own:
        said = _NEUTRAL.sub(lambda found: own[found[0]], said)
    # Outside of any town (an operator's command) it speaks of towns in general.
    return _TOWN.sub(_kind(pack), said) if towns.current() or _heard.get() is not None else said


def _kind(pack: Pack) -> str:
    """市, 町, 村, 区 or 都道府県 as the name ends; 町 where a name tells nothing."""
    last = pack.municipality.name[-1:]
    return last if last in words.KINDS else words.KINDS[0]


@lru_cache(maxsize=64)
def _own(_version: str, told: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """The town's word for each neutral one; empty where it has none of its own."""
    known = dict(told)
    own = {text: known.get(code) or text for text, code in _CODES.items()}
    return own if any(text != word for text, word in own.items()) else {}


class TownsWords(NullTranslations):
    """What is asked where the Japanese catalogue knows no translation: the house's own sentences."""

    def gettext(self, message: str) -> str:
        """The sentence in the words of the town that is open."""
        if _busy.get() or (_NEUTRAL.search(message) is None and _TOWN.search(message) is None):
            return message
        heard = _heard.get()
        if heard is None or changes.trial() is not None:
            return _said(message)
        key = (towns.current(), message)
        if key not in heard:
            heard[key] = _said(message)
        return heard[key]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Japanese has one form."""
        return self.gettext(msgid1 if n == 1 else msgid2)


def _said(message: str) -> str:
    from tasuki.town.municipality import pack

    token = _busy.set(True)
    try:
        return in_words_of(pack.current(), message)
    finally:
        _busy.reset(token)


def lay_over() -> None:
    """From now on everything the house says in Japanese is said in the town's words."""
    translation(settings.LANGUAGE_CODE).add_fallback(TownsWords())
