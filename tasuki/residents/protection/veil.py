"""What is looked for in texts so that nothing sealed stands in them.

Texts are compared in a folded form (one width, one kana, arabic numbers, 3丁目1番2号 = 3-1-2) whose
every letter knows where it stood, so that what is found can be replaced in the text as written.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_SHORTEST = {"workplace": 2, "school": 2, "contact_note": 4, "coordinates": 5}
_TENS = re.compile("[〇一二三四五六七八九十百]+")
_DIGITS = {letter: number for number, letter in enumerate("〇一二三四五六七八九")}
_DASHES = re.compile("[-‐‑‒–—―−─ー~〜～]")
_UNITS = re.compile("(?:丁目|番地|号室|番|号|の|[-,、.])+")
_KEPT = "の,、."  # after the last number these belong to what follows
_VOICES = re.compile("[ﾞﾟ\u3099\u309a]")
_SILENT = re.compile("[\\s\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BETWEEN_DIGITS = re.compile("[-().・/+]")
_PREFECTURE = re.compile(
    "(?:[^0-9]{2,3}?[都道府県])?(?:[^0-9]{1,6}?郡)?(?:[^0-9]{1,6}?[市区町村])?"
)
_VILLAGE = re.compile("[^0-9]{1,6}?[区町村]")
_ROOM = re.compile("(?:-[0-9]+)+")
_CORE = re.compile("[^0-9]+[0-9]+(?:-[0-9]+)*")


@dataclass(frozen=True, slots=True)
class Needle:
    """A folded value to look for. `everywhere`: it names one home or one telephone, so no text of
    anybody may hold it; else only texts that concern the person are asked."""

    text: str
    digits: bool = False
    everywhere: bool = True


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared, and where each of its letters stood."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


Letters = list[tuple[str, int, int]]


def fold(text: str) -> Folded:
    """The form in which an address reads the same however it was written."""
    letters = _joined(_arabic(_plain(text)))
    return Folded(
        "".join(one[0] for one in letters),
        tuple(one[1] for one in letters),
        tuple(one[2] for one in letters),
    )


def _plain(text: str) -> Letters:
    """One width, one kana, no gaps, one dash."""
    letters: Letters = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _VOICES.match(text[end]):
            end += 1
        if not _SILENT.match(text[at]):
            for letter in unicodedata.normalize("NFKC", text[at:end]).casefold():
                if "\u30a1" <= letter <= "\u30f6":
                    letter = chr(ord(letter) - 0x60)
                if not _SILENT.match(letter):
                    letters.append(("-" if _DASHES.match(letter) else letter, at, end))
        at = end
    return letters


def _arabic(letters: Letters) -> Letters:
    """十二 reads 12; names with numbers in them (三松) read so on both sides and still meet."""
    text = "".join(one[0] for one in letters)
    found: Letters = []
    at = 0
    for run in _TENS.finditer(text):
        found += letters[at : run.start()]
        start, end = letters[run.start()][1], letters[run.end() - 1][2]
        found += [(digit, start, end) for digit in _number(run.group())]
        at = run.end()
    return found + letters[at:]


def _number(kanji: str) -> str:
    if not set(kanji) & {"十", "百"}:
        return "".join(str(_DIGITS[letter]) for letter in kanji)
    total, digit = 0, 0
    for letter in kanji:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
            continue
        total += (digit or 1) * (10 if letter == "十" else 100)
        digit = 0
    return str(total + digit)


def _joined(letters: Letters) -> Letters:
    """3丁目1番2号 → 3-1-2: units between numbers are one dash, after the last number nothing."""
    text = "".join(one[0] for one in letters)
    found: Letters = []
    at = 0
    for run in _UNITS.finditer(text):
        found += letters[at : run.start()]
        at = run.end()
        after_number = run.start() > 0 and text[run.start() - 1].isdecimal()
        before_number = run.end() < len(text) and text[run.end()].isdecimal()
        if not after_number:
            skipped = "の-" if before_number and run.start() else ""
            found += [one for one in letters[run.start() : run.end()] if one[0] not in skipped]
        elif before_number:
            found.append(("-", letters[run.start()][1], letters[run.end() - 1][2]))
        else:
            found += [one for one in letters[run.start() : run.end()] if one[0] in _KEPT]
    return found + letters[at:]


def needles(contact: Mapping[str, Any]) -> list[Needle]:
    """What must stand in no text while this is sealed."""
    found: list[Needle] = []
    for field in ("phone", "phone2"):
        digits = "".join(letter for letter in fold(contact.get(field, "")).text if letter.isdigit())
        if len(digits) >= 9:  # the leading 0 is left out: +81 stands in its place
            found.append(Needle(digits.removeprefix("0"), digits=True))
    found += _of_address(contact.get("address", ""))
    for field, shortest in _SHORTEST.items():
        value = fold(contact.get(field, "")).text
        if len(value) >= shortest:
            found.append(Needle(value, everywhere=field == "coordinates"))
    return list(dict.fromkeys(found))


def _of_address(address: str) -> list[Needle]:
    """The address without its prefecture and town, up to the house; and the building by itself."""
    plain = "".join(one for one, _, _ in _plain(address))
    stripped = _PREFECTURE.sub("", plain, count=1)
    heads = [stripped]
    if village := _VILLAGE.match(stripped):
        heads.append(stripped[village.end() :])
    found: list[Needle] = []
    for head in filter(None, (fold(one).text for one in heads)):
        core = _CORE.match(head)
        if core is None:
            found.append(Needle(head, everywhere=False))
            continue
        if len(core.group()) >= 3:
            found.append(Needle(core.group()))
        building = re.sub("[-0-9]+$", "", head[core.end() :])
        if len(building) >= 3:
            found.append(Needle(building, everywhere=False))
    return [one for one in found if len(one.text) >= 3]


def spans(text: str, wanted: Iterable[Needle]) -> list[tuple[int, int]]:
    """Where in the text as written one of these stands; neighbours and overlaps are one."""
    folded = fold(text)
    return _merged([span for needle in wanted for span in _places(folded, needle)])


def holds(folded: Folded, needle: Needle) -> bool:
    """Whether it stands there at all."""
    return any(True for _ in _places(folded, needle))


def held(folded: Folded, wanted: Iterable[Needle]) -> list[Needle]:
    """Which of many stand there: the text is made ready once for all of them."""
    numbers: Folded | None = None
    found: list[Needle] = []
    for needle in wanted:
        if needle.digits and numbers is None:
            numbers = _numbers(folded)
        read = numbers if needle.digits and numbers is not None else folded
        if needle.text in read.text and holds(folded, needle):
            found.append(needle)
    return found


def _places(folded: Folded, needle: Needle) -> Iterator[tuple[int, int]]:
    inside = _numbers(folded) if needle.digits else folded
    at = inside.text.find(needle.text)
    while at >= 0:
        start, end = at, at + len(needle.text)
        if needle.digits and inside.text[start - 1 : start] == "0":
            start -= 1
        if not needle.digits and (room := _ROOM.match(inside.text, end)):
            end = room.end()
        if needle.digits or not _goes_on(inside, end):
            yield inside.starts[start], inside.ends[end - 1]
        at = inside.text.find(needle.text, at + 1)


def _goes_on(found: Folded, end: int) -> bool:
    """細野30 does not stand in 細野301; but it does in 細野30 0984…, where a gap parts the numbers."""
    number = found.text[end - 1].isdecimal() and found.text[end : end + 1].isdecimal()
    return number and found.starts[end] == found.ends[end - 1]


def _numbers(folded: Folded) -> Folded:
    """The digits alone, dashes and brackets between them left out; other letters part numbers."""
    kept = [
        place for place, letter in enumerate(folded.text) if not _BETWEEN_DIGITS.fullmatch(letter)
    ]
    return Folded(
        "".join(folded.text[place] for place in kept),
        tuple(folded.starts[place] for place in kept),
        tuple(folded.ends[place] for place in kept),
    )


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def veiled(value: Any, wanted: list[Needle], mark: str) -> Any:
    """The text, or everything in a stored snapshot, with `mark` in place of what is sealed."""
    if isinstance(value, str):
        said, at = "", 0
        for start, end in spans(value, wanted) if wanted else []:
            said += value[at:start] + mark
            at = end
        return said + value[at:]
    if isinstance(value, dict):
        return {key: veiled(one, wanted, mark) for key, one in value.items()}
    if isinstance(value, list):
        return [veiled(one, wanted, mark) for one in value]
    return value
