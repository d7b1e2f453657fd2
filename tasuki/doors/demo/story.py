"""The demo story: the walk of tests/walks, told so that it ends today (docs/adr/0007)."""

from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from tasuki.doors.demo import walk
from tasuki.doors.demo.player import Answer, Player
from tasuki.doors.demo.words import ADMIN
from tasuki.ground import clock, towns
from tasuki.town.municipality import pack
from tasuki.trust.access.roles import Role

WHOLE = 9  # after the eight steps of the longest walk
WALKS = Path(settings.ROOT) / "tests" / "walks"


def path(town: str | None = None) -> Path:
    """Where the walk of a town is written."""
    code = town or towns.current() or settings.TASUKI_DEFAULT_PACK
    return WALKS / f"{code}.toml"


def whole(town: str | None = None) -> walk.Walk:
    """The town's walk with what is told beside it on its last day, where there is such a file."""
    told = walk.read(path(town))
    beside = WALKS / f"{path(town).stem}_besides.toml"
    return told.followed_by(walk.read(beside)) if beside.exists() else told


def accounts(town: str | None = None) -> tuple[walk.Account, ...]:
    """The cast of a town's story; a practice town without one has its 管理者."""
    told = path(town)
    if told.exists():
        return walk.read(told).accounts
    first = pack.current().agencies[0].code
    return (walk.Account(login="kanri", name=str(ADMIN), agency=first, role=Role.ADMIN),)


def begins(story: walk.Walk, until: int, now: datetime) -> date:
    """The story's first day, so that its last act is the latest that is not in the future, nor
    after the last day on which the town is as the story tells."""
    last = story.last(until)
    today = clock.day(now)
    first = min(today, story.latest or today) - timedelta(days=last.day)
    return first if walk.Told(first).moment(last) <= now else first - timedelta(days=1)


def tell(until: int = WHOLE) -> None:
    """Play the walk up to and with that step in the town that is open; WHOLE: with all beside it."""
    story = whole() if until >= WHOLE else walk.read(path())
    Player(story, begins(story, until, clock.now()), _nobody_looks).play(until)


def _nobody_looks(_act: walk.Act, _answer: Answer) -> None:
    """The demo needs no witness; the tests bring one."""
