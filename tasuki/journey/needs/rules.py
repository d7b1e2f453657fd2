"""Which projects can be asked for, and what may be noted. Pure."""

from collections.abc import Collection, Mapping

from tasuki.ground.verdict import OK, Verdict, no

LONGEST = 2000
# A project with one of these is not there; one that ended, or of which nobody knows, is not asked for.
NOT_YET = frozenset({"not_done", "considering", "preparing"})


def wanted(statuses: Mapping[str, str]) -> list[str]:
    """Of the town's projects (code → status, in its order) those that are not there yet."""
    return [code for code, status in statuses.items() if status in NOT_YET]


def after_ticks(
    *, standing: Collection[str], ticked: Collection[str], shown: Collection[str]
) -> list[str]:
    """What is wanted after somebody ticked in another form: they change what they saw there, and
    what was ticked by others meanwhile stays."""
    kept = [one for one in standing if one in ticked or one not in shown]
    return [*kept, *(one for one in ticked if one not in standing and one not in shown)]


def may_note(*, projects: Collection[str], offered: Collection[str], note: str) -> Verdict:
    """Only what the town does not run yet, in a few words."""
    if set(projects) - set(offered):
        return no("needs.not_asked_for")
    return OK if len(note) <= LONGEST else no("needs.too_long", longest=LONGEST, length=len(note))
