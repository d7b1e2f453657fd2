"""`tasuki pack …`: a new town's skeleton, checking, comparing, and where a thing comes from."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from config import env
from tasuki.doors.operator import pack_words, words
from tasuki.doors.operator.words import Trouble, say
from tasuki.ground import clock
from tasuki.town.municipality import pack, queries

words.SENTENCES.update(pack_words.SENTENCES)
Options = argparse.Namespace


def own() -> Path:
    """Where the packs of towns lie that were founded on this machine."""
    return env.home() / "own-packs"


def write_own(code: str, code6: str) -> Path:
    """A skeleton for a town without a pack; its ten questions are asked in the browser.

    Raises:
        Trouble: nobody has that code of six digits, or files stand there already.
    """
    folder = own() / code / str(clock.fiscal_year(clock.day(clock.now())))
    if folder.parent.exists():
        raise Trouble("pack.stands", folder=str(folder.parent))
    place = _place(code6)
    pack.write_new(folder, pack.Answers(code6=place))
    return folder.parent


def settle(code: str) -> None:
    """Take the files of a hosted town into use, or go on with those that could be read before.

    Raises:
        Trouble: they are broken, and none could be read before.
    """
    try:
        faults = pack.settle(code, env.home() / "packs", own=own())
    except pack.PackError as fault:
        raise Trouble("pack.broken", fault=str(fault)) from fault
    for line in faults:
        print(line)
    if faults:
        print(say("pack.kept_old", code=code))


def check(options: Options) -> int:
    """Every pack of every year, or one town's."""
    codes = [options.code] if options.code else pack.town_codes()
    wrong = pack.check_one(options.code) if options.code else pack.check_all()
    for line in wrong:
        print(line)
    if not wrong:
        for code in codes:
            print(say("pack.fine", code=code))
    return 1 if wrong else 0


def new(options: Options) -> int:
    """A skeleton: what the base does not say is 不明, with its question."""
    place = _place(options.place)
    year = options.year or clock.fiscal_year(clock.day(clock.now()))
    folder = Path(settings.PACKS_DIR) / options.code / str(year)
    if folder.exists():
        raise Trouble("pack.stands", folder=_short(folder))
    answers = pack.Answers(
        code6=place,
        programme=options.programme,
        sections=tuple(options.section),
        counters=tuple(options.counter),
        coordinator=options.coordinator,
        meetings=tuple(options.meeting),
    )
    pack.write_new(folder, answers)
    print(say("pack.made", folder=_short(folder), code=options.code))
    return 0


def _short(folder: Path) -> str:
    return f"packs/{folder.parent.name}/{folder.name}"


def _place(told: str) -> str:
    """The code of 6 digits, also from a name when only one body has it."""
    found = queries.places(told)
    if not found:
        raise Trouble("pack.no_such_place", name=told)
    if len(found) > 1:
        codes = ", ".join(f"{place.prefecture} {place.code}" for place in found)
        raise Trouble("pack.which_place", name=told, codes=codes)
    return found[0].code


def diff(options: Options) -> int:
    """What differs between two towns or two years; 1 when something does."""
    found = pack.compare(_pair(options.before), _pair(options.after))
    for one in found:
        print(_line(one))
    if not found:
        print(say("pack.same"))
    return 1 if found else 0


def _line(one: pack.Difference) -> str:
    # [municipality] and [programme] stand once, so their code is their kind.
    at = {"at": one.kind if one.kind == one.code else f"{one.kind}.{one.code}"}
    if one.key:
        shown = {"before": _shown(one.before), "after": _shown(one.after)}
        return say("pack.changed", **at, key=one.key, **shown)
    if one.before is None:
        return say("pack.added", **at, name=one.after)
    return say("pack.gone", **at, name=one.before)


def _pair(told: str) -> tuple[str, int]:
    """A town and a 年度, or the town alone for this 年度."""
    code, _, year = told.partition("/")
    if not code or (year and not year.isdigit()):
        example = f"{next(iter(pack.town_codes()), '')}/2026"
        raise Trouble("pack.bad_pair", told=told, example=example)
    return code, int(year) if year else clock.fiscal_year(clock.day(clock.now()))


def explain(options: Options) -> int:
    """Every key of an item, with the file and line it stands on."""
    code, year = _pair(options.town)
    found = pack.explained(code, year, options.wanted)
    if not found:
        raise Trouble("pack.no_such_code", wanted=options.wanted, exit_code=1)
    for one in found:
        print(f"{one.kind}.{one.code}  {one.place}")
        for told in one.keys:
            print(f"  {told.key} = {_shown(told.value)}  ({told.place})")
    return 0


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def export(options: Options) -> int:
    """What a town's 事務局 changed in the browser, as a file for its folder; 1 when nothing was."""
    code, year = _pair(options.town)
    told = pack.written_out(code, code, year)
    if not told:
        print(say("pack.unchanged"), file=sys.stderr)
        return 1
    print(told, end="")
    return 0


def schema(_options: Options) -> int:
    """docs/pack.schema.json."""
    print(pack.schema_text(), end="")
    return 0


ACTS: Mapping[str, Callable[[Options], int]] = {
    "check": check,
    "new": new,
    "diff": diff,
    "explain": explain,
    "export": export,
    "schema": schema,
}


def run(options: Options) -> int:
    """One of the acts; a pack that cannot be read is a sentence, not a trace."""
    try:
        return ACTS[options.act](options)
    except pack.PackError as fault:
        raise Trouble("pack.broken", fault=str(fault), exit_code=1) from fault
