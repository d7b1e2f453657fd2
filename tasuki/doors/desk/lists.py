"""The lists of わたしの机, put together from what each room has for this worker."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from tasuki.doors.desk import words
from tasuki.ground import clock, wareki
from tasuki.ground.ui.shapes import Action, DeskList, DeskRow
from tasuki.journey.cases import queries as cases
from tasuki.journey.closing import queries as closing
from tasuki.journey.emergency import queries as emergency
from tasuki.journey.intake import queries as intake
from tasuki.journey.meetings import queries as meetings
from tasuki.journey.plans import queries as plans
from tasuki.journey.referrals import queries as referrals
from tasuki.journey.safeguarding import queries as safeguarding
from tasuki.office.duties import queries as duties
from tasuki.office.oversight import queries as oversight
from tasuki.office.shelf import queries as shelf
from tasuki.office.transfers import queries as transfers
from tasuki.residents.consent import queries as consents
from tasuki.residents.protection import queries as protection
from tasuki.town.municipality import pack
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.drafts import queries as drafts

Rows = dict[str, list[DeskRow]]
LONGEST = 20
# Each room's own rows; the order of rooms is the order of the walk.
GIVERS: tuple[Callable[[Actor, datetime, list[Baton]], Rows], ...] = (
    lambda actor, at, _held: referrals.desk_rows(actor, at),
    intake.desk_rows,
    safeguarding.desk_rows,
    cases.desk_rows,
    lambda actor, at, _held: meetings.desk_rows(actor, at),
    lambda actor, at, _held: plans.desk_rows(actor, at),
    lambda actor, at, _held: closing.desk_rows(actor, at),
    lambda actor, at, _held: transfers.desk_rows(actor, at),
    lambda actor, at, _held: duties.desk_rows(actor, at),
    lambda actor, _at, _held: oversight.desk_rows(actor),
    lambda actor, at, _held: consents.desk_rows(actor, at),
    lambda actor, at, _held: emergency.desk_rows(actor, at),
    lambda actor, at, _held: protection.desk_rows(actor, at),
    lambda actor, at, _held: shelf.desk_rows(actor, at),
)


def gather(actor: Actor, at: datetime) -> list[DeskList]:
    """Seven lists at most, each in the order of its dates, at most LONGEST rows each."""
    rows: Rows = {}
    held = relay.held(actor, at, relay.NEAREST)
    for giver in GIVERS:
        for key, some in giver(actor, at, held).items():
            rows.setdefault(key, []).extend(some)
    rows["drafts"] = _drafts(actor)
    shelves = [_list(key, heading, empty, rows.get(key, [])) for key, heading, empty in _shelves()]
    if not pack.current(clock.day(at)).municipality.small_team:
        return shelves
    return _in_one_list(shelves, at)


# What asks for something to be done, in the order in which it presses.
ASKING = ("offered", "stalled", "due", "sent")


def _in_one_list(shelves: list[DeskList], at: datetime) -> list[DeskList]:
    """少人数: one list a day of all that asks for something, each matter in it once, however many of
    the worker's hats it concerns; what can wait stands below."""
    today, by_key = clock.day(at), {shelf.key: shelf for shelf in shelves}
    asking: dict[str, DeskRow] = {}
    for key in ASKING:
        for row in by_key[key].rows:
            if key != "sent" or _presses(row, today):
                asking.setdefault(row.record, row)
    ordered = sorted(asking.values(), key=lambda row: (not row.first, row.on or date.max))
    of_the_day = DeskList(
        key="today",
        heading=_("きょうの一覧（%(day)s）") % {"day": wareki.show(today)},
        rows=ordered,
        empty=_("きょう見るものは、もうありません。"),
        hint=_("一日に一度、この一覧を上から見れば足ります。"),
        ringing=any(row.tone == "wait" for row in ordered),
    )
    below = [
        replace(shelf, rows=[row for row in shelf.rows if row.record not in asking])
        for shelf in shelves
        if shelf.key not in ("offered", "stalled", "due")
    ]
    return [of_the_day, *below]


def _presses(row: DeskRow, today: date) -> bool:
    """Somebody else's answer that has come, or has not come by its day."""
    return row.tone in ("due", "late") or (row.on is not None and row.on <= today)


def _shelves() -> tuple[tuple[str, str, str], ...]:
    return (
        ("offered", _("受け取り待ち"), _("返事を待っているものはありません。")),
        ("due", _("きょうまでに見る"), _("きょうまでの予定はありません。")),
        ("stalled", _("滞っている"), _("滞っているものはありません。")),
        ("sent", _("返事待ち"), _("ほかの機関の返事を待っているものはありません。")),
        ("held", _("わたしが持っている"), _("いま持っている件はありません。")),
        ("meetings", _("次の会議"), _("予定されている会議はありません。")),
        ("drafts", _("下書き"), _("書きかけのものはありません。")),
    )


def _list(key: str, heading: str, empty: str, rows: list[DeskRow]) -> DeskList:
    once: dict[tuple[str, str], DeskRow] = {}
    for row in sorted(rows, key=lambda row: (not row.first, row.on or date.max, row.number)):
        once.setdefault((row.record, row.action.label if row.action else ""), row)
    kept = list(once.values())
    return DeskList(
        key=key,
        heading=heading,
        rows=kept[:LONGEST],
        empty=empty,
        hint=_("近いものから%(n)s件を出しています。") % {"n": LONGEST}
        if len(kept) > LONGEST
        else "",
        ringing=key == "offered",
    )


def _drafts(actor: Actor) -> list[DeskRow]:
    if actor.staff_id is None:
        return []
    return [
        DeskRow(
            record=f"draft:{draft.pk}",
            title=_title(draft.form),
            url=draft.page or reverse("desk:desk"),
            note=_("書きかけ"),
            action=Action(draft.page or reverse("desk:desk"), _("続きを書く")),
        )
        for draft in drafts.NEWEST(staff=actor.staff_id, limit=LONGEST)
    ]


def _title(form: str) -> str:
    return str(words.DRAFTS.get(form, words.SOME_DRAFT))
