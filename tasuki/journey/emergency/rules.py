"""What an emergency look needs. The hours and the number are the house's own, not the law's."""

from tasuki.ground.verdict import OK, Verdict, no

# Long enough to reach somebody and to act, too short to go on working with it.
HOURS = 4
# A worker on duty meets one emergency or two; more on a day is a search.
TRIES_A_DAY = 5
# One person's matters: more than these would be a list.
MOST = 5
SHORTEST = 20


def says_enough(*, whose: str, reason: str, why_alone: str) -> Verdict:
    """Whose life, what is happening, and why nobody who carries it can be asked."""
    if not whose.strip():
        return no("emergency.no_whose")
    if len(reason.strip()) < SHORTEST:
        return no("emergency.reason_too_short", least=SHORTEST)
    return OK if why_alone.strip() else no("emergency.no_why_alone")


def asks_for_one(*, number: str, name: str, birth_on: object) -> Verdict:
    """By its number, or by whole name and birth date: nobody is looked for by a part."""
    if number.strip() or (name.strip() and birth_on is not None):
        return OK
    return no("emergency.whom")


def not_too_often(tries: int) -> Verdict:
    """So many a day; what was not found counts too."""
    return OK if tries < TRIES_A_DAY else no("emergency.too_often", most=TRIES_A_DAY)


def not_open_anyway(*, found: int, closed: int) -> Verdict:
    """What the worker sees already needs no emergency."""
    return no("emergency.open_anyway") if found and not closed else OK


def may_review(*, done: bool, result: str, note: str) -> Verdict:
    """Once, with what it came to; 不相当 and 要確認 say why."""
    if done:
        return no("emergency.reviewed")
    if result not in ("fit", "unfit", "unsure"):
        return no("emergency.no_result")
    return no("emergency.no_note") if result != "fit" and not note.strip() else OK


def may_end(*, ended: bool) -> Verdict:
    """What has ended by itself needs no end."""
    return no("emergency.ended") if ended else OK
