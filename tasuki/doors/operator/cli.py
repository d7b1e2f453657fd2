"""`.venv/bin/tasuki`: the operator's commands. Exit codes: 0 done, 1 not well, 2 put something
right first, 3 the port is taken."""

import argparse
import os
import sys
from collections.abc import Sequence

import django
from django.core.exceptions import ImproperlyConfigured

from config import env
from tasuki.doors.operator import home
from tasuki.doors.operator.words import Trouble


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(prog="tasuki", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(
        name: str, help: str, *, town: bool = False, as_json: bool = False
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=help, description=help)
        if town:
            made.add_argument("--town", metavar="CODE", help="the town (the only one, if one)")
        if as_json:
            made.add_argument("--json", action="store_true", help="for machines")
        return made

    command("serve", "the server and the worker, until SIGTERM or Ctrl-C")
    command("worker", "the worker alone")
    command("check", "what must always be true; exit 1 if it is not", town=True, as_json=True)
    verify = command(
        "verify", "walk the record; exit 1 if anybody rewrote it", town=True, as_json=True
    )
    verify.add_argument("--head", metavar="VALUE", help="a head that was printed: is it in it?")
    command("accounts", "the demo accounts", town=True, as_json=True)
    command("towns", "the towns of this server", as_json=True)
    tick = command("tick", "one round of the worker, now or at a given time", town=True)
    tick.add_argument("--at", metavar="ISO", help="such as 2026-11-20T09:00; demo towns only")
    town = command("town", "founding a town").add_subparsers(dest="act", required=True)
    new = town.add_parser("new", help="make a town's database from its pack")
    new.add_argument("code")
    new.add_argument("--code6", default="", help="its code of 6 digits, if it has no pack yet")
    new.add_argument("--demo", action="store_true", help="a practice town with demo accounts")
    demo = command("demo", "make the demo town anew", town=True)
    demo.add_argument("--story", choices=("demo", "empty"), default="demo")
    demo.add_argument("--until", type=int, choices=range(1, 9), metavar="1..8")
    command("migrate", "bring each town to this code, after its own backup", town=True)
    first = command("administrator", "open an account for 管理者, with a password", town=True)
    first.add_argument("login")
    first.add_argument("name")
    first.add_argument("--agency", default="", help="its code (the pack's first)")
    right = command("clock", "whether the clock stands behind the record", town=True)
    right.add_argument(
        "--accept", action="store_true", help="the clock is right, the lines are not"
    )
    packs = command("pack", "the towns' packs").add_subparsers(dest="act", required=True)
    _pack_acts(packs)
    command("keys", "where the keys are, and whether they are these towns'")
    command("environment", "docs/ENVIRONMENT.md")
    return top


def _pack_acts(packs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = packs.add_parser("check", help="what is wrong with the packs, with file and line")
    check.add_argument("code", nargs="?", help="one town's alone")
    new = packs.add_parser("new", help="a skeleton for a new town or a new year")
    new.add_argument("code", help="the town's folder and the first part of its addresses")
    new.add_argument("place", help="its code of 6 digits, or its name")
    new.add_argument("--year", type=int, help="the fiscal year (this one)")
    new.add_argument("--programme", default="", help="what the town calls the programme")
    new.add_argument("--coordinator", default="", help="the name of the section that coordinates")
    for name in ("section", "counter", "meeting"):
        new.add_argument(f"--{name}", action="append", default=[], help="several times if need be")
    diff = packs.add_parser("diff", help="what differs; exit 1 if anything does")
    diff.add_argument("before", metavar="TOWN[/YEAR]")
    diff.add_argument("after", metavar="TOWN[/YEAR]")
    explain = packs.add_parser("explain", help="where a code comes from, key by key")
    explain.add_argument("town", metavar="TOWN[/YEAR]")
    explain.add_argument("wanted", metavar="CODE", help="shakyo, agency.shakyo, list.topics.debt …")
    export = packs.add_parser("export", help="what was changed in the browser, as a file")
    export.add_argument("town", metavar="TOWN[/YEAR]")
    packs.add_parser("schema", help="docs/pack.schema.json")


def main(arguments: Sequence[str]) -> int:
    """Run one command and answer its exit code."""
    options = parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.server")
    if options.command == "environment":
        print(env.page(), end="")
        return 0
    try:
        options.keys_made = home.ensure()
        django.setup()
        # The rooms' models exist only now.
        from tasuki.doors.operator import commands

        return commands.ALL[options.command](options)
    except Trouble as trouble:
        print(str(trouble), file=sys.stderr)
        return trouble.exit_code
    except ImproperlyConfigured as error:
        print(error, file=sys.stderr)
        return 2
