"""Days as people write them in a town hall, and back: 和暦, 西暦, any width, 漢数字."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

TOKYO = ZoneInfo("Asia/Tokyo")


class BadDate(Exception):
    """The text is no day; `code` has its sentence in ground/sentences.py."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, str | int] = facts


@dataclass(frozen=True, slots=True)
class Era:
    name: str
    letter: str
    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def last_year(self) -> int | None:
        return None if self.last is None else self.last.year - self.first.year + 1


# 1912-07-30 and 1926-12-25 belong to both eras: the old one ended, the new one began, on that
# very day, and certificates carry either name. Since 平成 an era begins on the day after.
ERAS = (
    Era("令和", "R", date(2019, 5, 1), None),
    Era("平成", "H", date(1989, 1, 8), date(2019, 4, 30)),
    Era("昭和", "S", date(1926, 12, 25), date(1989, 1, 7)),
    Era("大正", "T", date(1912, 7, 30), date(1926, 12, 25)),
    Era("明治", "M", date(1868, 10, 23), date(1912, 7, 30)),
)
_BY_MARK = {mark: era for era in ERAS for mark in (era.name, era.name[0], era.letter)}
_EARLIEST = ERAS[-1].first

_WEEKDAYS = "月火水木金土日"
_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "壱": 1,
    "弐": 2,
    "参": 3,
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_NUMERALS = "".join(_DIGITS) + "".join(_UNITS)
# A long vowel mark, a minus and every kind of dash are typed where a hyphen is meant.
_SEPARATORS = str.maketrans(
    {**dict.fromkeys("ー−‐‑‒–—―─〜~", "-"), **dict.fromkeys("。、,・･", ".")}
)

_YEAR = r"(?P<year>\d{1,4}|元)"
_ERA = "(?P<era>" + "|".join(sorted(_BY_MARK, key=len, reverse=True)) + ")"
_REST = r"(?P<month>\d{1,2})(?:[./-]|月)(?P<day>\d{1,2})日?"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ERA}{_YEAR}(?:[./-]|年){_REST}",
        rf"(?:西暦)?(?P<year>\d{{4}})(?:[./-]|年){_REST}",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
        rf"{_ERA}(?P<year>\d{{2}})(?P<month>\d{{2}})(?P<day>\d{{2}})",
    )
)
_ASIDE = re.compile(rf"\((?:(?P<year>\d{{4}})年?|(?P<weekday>[{_WEEKDAYS}])(?:曜日?)?)\)")


def parse(text: str, *, today: date, past_only: bool = False) -> date:
    """The day that is meant, or BadDate with what is wrong with it."""
    tidy = _tidy(text)
    asides = list(_ASIDE.finditer(tidy))
    bare = _ASIDE.sub("", tidy)
    found = next((match for p in _PATTERNS if (match := p.fullmatch(bare))), None)
    if found is None:
        raise BadDate("wareki.not_understood", text=text.strip())
    parts = found.groupdict()
    month, day = int(parts["month"]), int(parts["day"])
    if mark := parts.get("era"):
        year = 1 if parts["year"] == "元" else int(parts["year"])
        result = _in_era(_BY_MARK[mark], year, month, day)
    else:
        result = _in_west(int(parts["year"]), month, day)
    _refuse_contradiction(result, asides, text)
    if past_only and result > today:
        raise BadDate("wareki.future", day=show(result))
    return result


def _tidy(text: str) -> str:
    """One width, no spaces, plain separators, 漢数字 as digits."""
    folded = unicodedata.normalize("NFKC", text).translate(_SEPARATORS)
    folded = re.sub(r"\s+", "", folded).upper()
    return re.sub(f"[{_NUMERALS}]+", lambda run: _number(run.group()), folded)


def _number(kanji: str) -> str:
    if not any(character in _UNITS for character in kanji):
        return "".join(str(_DIGITS[character]) for character in kanji)
    total, pending = 0, 0
    for character in kanji:
        if character in _UNITS:
            total += (pending or 1) * _UNITS[character]
            pending = 0
        else:
            pending = pending * 10 + _DIGITS[character]
    return str(total + pending)


def _real_day(year: int, month: int, day: int, written: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise BadDate("wareki.no_such_day", day=written) from None


def _in_west(year: int, month: int, day: int) -> date:
    result = _real_day(year, month, day, f"{year}年{month}月{day}日")
    if result < _EARLIEST:
        raise BadDate("wareki.too_early", day=f"{year}年{month}月{day}日")
    return result


def _in_era(era: Era, year: int, month: int, day: int) -> date:
    written = f"{era.name}{_year_word(year)}年{month}月{day}日"
    western = era.first.year + year - 1
    if year < 1 or (era.last_year is not None and year > era.last_year):
        raise BadDate(
            "wareki.no_such_year",
            day=written,
            era=era.name,
            first=_plain(era, era.first),
            last=_plain(era, era.last) if era.last else "",
            perhaps=_perhaps(western, month, day) if year >= 1 else "",
        )
    result = _real_day(western, month, day, written)
    if not era.holds(result):
        raise BadDate(
            "wareki.not_in_era",
            day=written,
            era=era.name,
            first=_plain(era, era.first),
            last=_plain(era, era.last) if era.last else "",
            perhaps=_perhaps(western, month, day),
        )
    return result


def _perhaps(year: int, month: int, day: int) -> str:
    """The day that was probably meant, in its right era; empty when there is none."""
    try:
        meant = date(year, month, day)
    except ValueError:
        return ""
    return era_day(meant) if meant >= _EARLIEST else ""


def _refuse_contradiction(result: date, asides: list[re.Match[str]], text: str) -> None:
    """「令和8年11月20日（2025年）」 says two things: asking is better than choosing one."""
    for aside in asides:
        year, weekday = aside.group("year"), aside.group("weekday")
        wrong_year = year is not None and int(year) != result.year
        wrong_weekday = weekday is not None and _WEEKDAYS[result.weekday()] != weekday
        if wrong_year or wrong_weekday:
            raise BadDate("wareki.contradicts", text=text.strip(), day=show(result))


def _era_of(day: date) -> Era | None:
    return next((era for era in ERAS if day >= era.first), None)


def _year_word(year: int) -> str:
    return "元" if year == 1 else str(year)


def _plain(era: Era, day: date) -> str:
    return f"{era.name}{_year_word(day.year - era.first.year + 1)}年{day.month}月{day.day}日"


def era_year(day: date) -> str:
    """令和8年"""
    era = _era_of(day)
    if era is None:
        return f"{day.year}年"
    return f"{era.name}{_year_word(day.year - era.first.year + 1)}年"


def era_day(day: date) -> str:
    """令和8年11月20日"""
    return f"{era_year(day)}{day.month}月{day.day}日"


@lru_cache(maxsize=4000)  # a town looks at the days around today, again and again
def show(day: date) -> str:
    """令和8年11月20日（2026年）"""
    return era_day(day) if _era_of(day) is None else f"{era_day(day)}（{day.year}年）"


def show_short(day: date) -> str:
    """R8.11.20, for narrow columns."""
    era = _era_of(day)
    year = str(day.year) if era is None else f"{era.letter}{day.year - era.first.year + 1}"
    return f"{year}.{day.month}.{day.day}"


def show_moment(at: datetime) -> str:
    """令和8年11月20日（2026年）12:00, on the clocks of Japan."""
    local = at.astimezone(TOKYO)
    return f"{show(local.date())}{local:%H:%M}"


def show_moment_short(at: datetime) -> str:
    """R8.11.20 12:00"""
    local = at.astimezone(TOKYO)
    return f"{show_short(local.date())} {local:%H:%M}"


def fiscal_year_name(year: int) -> str:
    """令和8年度 for 2026. A year is named by the era of its April; 2019 is 令和元年度,
    as the government settled it for that year's budget."""
    if year == ERAS[0].first.year:
        return f"{ERAS[0].name}元年度"
    return f"{era_year(date(year, 4, 1))}度"


def age(birth: date, on: date) -> int:
    """Whole years; who is born on 29 February turns on 1 March of ordinary years."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
