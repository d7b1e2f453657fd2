"""Towns: founding one, and resetting the demo town to a step of its story."""

import re
import shutil
from collections.abc import Callable

from config import env
from tasuki.doors.demo import cast, story
from tasuki.doors.demo import towns as demo_towns
from tasuki.doors.operator import databases, home, packs, people
from tasuki.doors.operator.words import Trouble, say
from tasuki.ground import clock, towns
from tasuki.office.prefecture import queries as prefecture_queries
from tasuki.office.prefecture import services as prefecture
from tasuki.town.municipality import pack
from tasuki.town.organizations import services as organizations
from tasuki.trust.access.actor import CLOCK

CODE = re.compile(r"[a-z][a-z0-9]{1,30}")
WHOLE_STORY = story.WHOLE


def _agencies() -> None:
    """The open town's agencies, from its pack."""
    at = clock.now()
    town = pack.current()
    organizations.load_pack(actor=CLOCK, agencies=town.agencies, at=at)
    if town.is_prefecture:
        prefecture.load(
            actor=CLOCK,
            towns=prefecture_queries.map_of_the_pack()["towns"],
            items=prefecture_queries.printed_schedule(),
            at=at,
        )


def _story(until: int) -> Callable[[], None]:
    def fill() -> None:
        _agencies()
        cast.open_accounts(story.accounts(), password=env.demo_password(), at=clock.now())
        if until:
            story.tell(until)

    return fill


def ensure(code: str) -> None:
    """Make the town's database when it has none (the first start)."""
    if databases.stands(code):
        return
    if env.town_cards()[code].demo:
        tell(code, WHOLE_STORY if env.story() == "demo" else 0)
    else:
        databases.create(code, _agencies)


def waiting() -> list[str]:
    """The demo towns whose story is still to be told, in the order of their stories."""
    cards = env.town_cards()
    order = [one.code for one in demo_towns.every()]
    return [
        code
        for code in [*order, *(other for other in cards if other not in order)]
        if code in cards and cards[code].demo and not databases.stands(code)
    ]


def tell(code: str, until: int) -> None:
    """Make the demo town anew: nobody yet (0), or after that step of the story.

    Raises:
        Trouble: the town is a real one.
    """
    card = env.town_cards()[code]
    if not card.demo:
        raise Trouble("town.not_demo", name=card.name)
    databases.create(code, _story(until))


def found(code: str, *, demo: bool, code6: str = "") -> env.Town:
    """Make a town of its pack; with its six digits also a town that has none yet.

    Raises:
        Trouble: the code is no code, is taken, or has no pack.
    """
    if CODE.fullmatch(code) is None:
        raise Trouble("town.bad_code")
    if code in env.town_cards():
        raise Trouble("town.exists", code=code)
    if code in pack.town_codes():
        if code6:
            raise Trouble("town.has_pack", code=code)
        return _found(code, demo=demo)
    if not code6:
        raise Trouble("town.no_pack", code=code)
    folder = packs.write_own(code, code6)
    try:
        packs.settle(code)
        return _found(code, demo=demo)
    except BaseException:
        # So that the operator may try again: nothing of the town is there yet.
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _found(code: str, *, demo: bool) -> env.Town:
    name = pack.load(code, clock.fiscal_year(clock.day(clock.now()))).municipality.name
    databases.create(code, _story(0) if demo else _agencies)
    return home.write_card(code, name=name, demo=demo)


def _address() -> str:
    """How browsers call this server."""
    if env.behind_tls():
        return f"https://{env.hosts()[0]}"
    return f"http://{env.host()}:{env.port()}"


def invite(code: str) -> str:
    """The link with which the town's first 管理者 comes in."""
    # Founded a moment ago: the settings of this process do not know the town yet.
    with towns.town(code, env.database_of(code)):
        token = people.invite()
    return f"{_address()}/{code}/welcome/{token}/"


def told_until(until: int) -> str:
    """What the demo town holds, in words."""
    if until == 0:
        return say("demo.empty")
    return say("demo.full") if until >= WHOLE_STORY else say("demo.until", step=until)
