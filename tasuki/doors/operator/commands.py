"""What each command does. Imported after Django is set up."""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from config import env
from tasuki.doors.demo import cast, story
from tasuki.doors.demo import towns as demo_towns
from tasuki.doors.operator import (
    databases,
    founding,
    home,
    packs,
    people,
    proving,
    serving,
    static_files,
    truth,
    worker,
)
from tasuki.doors.operator.words import Trouble, say
from tasuki.ground import clock, towns
from tasuki.ground.errors import HouseError
from tasuki.town.organizations.models import Agency

Options = argparse.Namespace


def _known(code: str) -> str:
    cards = env.town_cards()
    if code not in cards:
        raise Trouble("town.unknown", code=code, towns=", ".join(cards))
    return code


def _town(options: Options) -> str:
    """The town that is meant."""
    if options.town:
        return _known(options.town)
    codes = list(env.town_cards())
    if len(codes) != 1:
        raise Trouble("town.which", towns=", ".join(codes))
    return codes[0]


def _standing(code: str) -> None:
    if not databases.stands(code):
        raise Trouble("town.no_database", name=env.town_cards()[code].name)


@contextmanager
def _inside(code: str) -> Iterator[None]:
    """The town's database, or a sentence when it has none yet."""
    _standing(code)
    with towns.town(code):
        yield


def _towns(options: Options) -> list[str]:
    return [_known(options.town)] if options.town else list(env.town_cards())


def serve(options: Options) -> int:
    """Prepare what is missing, then serve."""
    host, port = env.host(), env.port()
    serving.check_port(host, port)
    static_files.collect()  # first: the story is told through pages
    first = _first(env.town_cards())
    for code, card in env.town_cards().items():
        packs.settle(code)
        if code == first or not card.demo:  # the other stories are told by the worker
            founding.ensure(code)
    if options.keys_made:
        print(say("keys.made", path=env.home() / "keys"))

    def ready() -> None:
        _print_accounts()
        if env.clock_offset() is not None:
            print(
                say("serve.clock", at=clock.now().astimezone(env.TOKYO).isoformat("T", "minutes"))
            )
        code = _first(env.town_cards())
        if later := [env.town_cards()[one].name for one in founding.waiting()]:
            print(say("serve.later", names="、".join(later)))
        print(
            f"READY http://{host}:{port}/{code}/" if code else f"READY http://{host}:{port}/",
            flush=True,
        )

    return serving.Parent(host, port).run(ready)


def _first(cards: Mapping[str, env.Town]) -> str:
    """The town a visitor of the demo is sent to; "" when there is none."""
    stories = [one.code for one in demo_towns.every()]
    return next((code for code in [*stories, *cards] if code in cards), "")


def _print_accounts() -> None:
    for code, card in env.town_cards().items():
        if not card.demo or not databases.stands(code) or not databases.fits(code):
            continue
        print(say("serve.accounts", name=card.name, password=env.demo_password()))
        for account in _accounts(code):
            print(
                "  "
                + "  ".join(
                    (account["login"], account["person"], account["agency"], account["role"])
                )
            )


def _accounts(code: str) -> list[dict[str, str]]:
    card = env.town_cards()[code]
    if not card.demo:
        raise Trouble("town.not_demo", name=card.name)
    with _inside(code):
        return cast.accounts(story.accounts(), clock.now())


def work(_options: Options) -> int:
    """The worker alone."""
    return worker.run()


def check(options: Options) -> int:
    """The truth about one town."""
    code = _town(options)
    with _inside(code):
        told = truth.tell(clock.now())
        # Which line it is, and what to do, is what whoever reads this asks next.
        broken = [] if truth.fine(told) or options.json else _broken(code)
    if options.json:
        print(json.dumps(told))
    else:
        name = env.town_cards()[code].name
        print(say("check.fine" if truth.fine(told) else "check.broken", name=name))
        for word, value in told.items():
            print(f"  {word}: {value}")
        print("\n".join(broken), end="\n" if broken else "")
    return 0 if truth.fine(told) else 1


def _broken(code: str) -> list[str]:
    """What is wrong with the clock, which makes everybody's sight begin later, and with the record,
    in the words of `verify`."""
    name = env.town_cards()[code].name
    behind = [say("clock.behind", name=name)] if people.is_behind() else []
    report = proving.verify(clock.now())
    return behind + ([] if report.ok else list(proving.sentences(report, name)))


def verify(options: Options) -> int:
    """Whether anybody rewrote the record; with --head, whether that value stands in it."""
    code = _town(options)
    name = env.town_cards()[code].name
    with _inside(code):
        report = proving.verify(clock.now())
        known = proving.head_at(options.head) if options.head else None
    if options.json:
        more = {"known": known is not None} if options.head else {}
        print(json.dumps({**proving.told(report), **more}))
    else:
        print("\n".join(proving.sentences(report, name)))
        if options.head:
            print(known or say("verify.unknown"))
    return 0 if report.ok and (known is not None or not options.head) else 1


def accounts(options: Options) -> int:
    """The demo accounts with their password: of the first story where no town is named."""
    found = _accounts(_known(options.town or _first(env.town_cards())))
    if options.json:
        password = env.demo_password()
        print(json.dumps([{**one, "password": password} for one in found], ensure_ascii=False))
    else:
        _print_accounts()
    return 0


def list_towns(options: Options) -> int:
    """The towns of this server."""
    found = [
        {
            "code": card.code,
            "name": card.name,
            "demo": card.demo,
            "database": "postgresql" if env.uses_postgresql() else "sqlite",
            "path": f"/{card.code}/",
        }
        for card in env.town_cards().values()
    ]
    if options.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        for one in found:
            print(f"{one['code']}  {one['name']}  {one['database']}")
    return 0


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Trouble("clock.bad", text=text) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=env.TOKYO)


def tick(options: Options) -> int:
    """One round of the worker."""
    told = {}
    for code in _towns(options):
        card = env.town_cards()[code]
        if options.at and not card.demo:
            raise Trouble("town.not_demo", name=card.name)
        _standing(code)
        told[code] = worker.tick(code, _moment(options.at) if options.at else clock.now())
    print(json.dumps(told))
    return 0


def town(options: Options) -> int:
    """Found a town."""
    card = founding.found(options.code, demo=options.demo, code6=options.code6)
    print(say("town.made", name=card.name, code=card.code))
    if not card.demo:
        print(say("town.invitation", name=card.name, link=founding.invite(card.code)))
    return 0


def demo(options: Options) -> int:
    """Make the demo town anew; a running server goes over to it by itself."""
    code = _known(options.town or _first(env.town_cards()))
    static_files.collect()  # the story is told through pages
    packs.settle(code)
    until = 0 if options.story == "empty" else options.until or founding.WHOLE_STORY
    founding.tell(code, until)
    name = env.town_cards()[code].name
    print(say("demo.told", name=name, step=founding.told_until(until)))
    return 0


def migrate(options: Options) -> int:
    """Town by town: the seventeenth failing leaves the sixteen before it in order."""
    static_files.collect()  # a town that is made here may have a story to tell
    for code in _towns(options):
        name = env.town_cards()[code].name
        packs.settle(code)
        if not databases.stands(code):
            founding.ensure(code)
        elif not databases.fits(code):
            backup = databases.migrate(code)
            if backup is not None:
                print(say("town.backed_up", name=name, path=backup))
        print(say("town.migrated", name=name))
    return 0


def keys(_options: Options) -> int:
    """The start has already refused a wrong key."""
    print(say("keys.fine", path=env.home() / "keys", print=home.fingerprint()))
    return 0


def administrator(options: Options) -> int:
    """A real town's first 管理者; the password is shown once and changed at the first sign-in."""
    code = _town(options)
    with _inside(code):
        try:
            where, password = people.first_administrator(
                options.login, options.name, options.agency
            )
        except Agency.DoesNotExist as error:
            raise Trouble("administrator.no_agency", code=options.agency) from error
        except HouseError as error:
            raise Trouble("administrator.refused", why=str(error)) from error
    print(say("administrator.made", name=options.name, agency=where.name, password=password))
    return 0


def tell_clock(options: Options) -> int:
    """Whether the town is closed because its clock stands behind its record; and opening it."""
    code = _town(options)
    with _inside(code):
        if options.accept:
            people.accept_clock()
        behind = people.is_behind()
    print(say("clock.behind" if behind else "clock.fine", name=env.town_cards()[code].name))
    return 1 if behind else 0


ALL: Mapping[str, Callable[[Options], int]] = {
    "serve": serve,
    "worker": work,
    "check": check,
    "verify": verify,
    "accounts": accounts,
    "towns": list_towns,
    "tick": tick,
    "town": town,
    "demo": demo,
    "migrate": migrate,
    "pack": packs.run,
    "keys": keys,
    "administrator": administrator,
    "clock": tell_clock,
}
