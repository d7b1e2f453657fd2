"""The acts of まちの設定. Each leaves a draft that holds together, or refuses and leaves the one before."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from tasuki.ground import towns
from tasuki.ground.errors import Stale, WrongState
from tasuki.town.municipality import changes
from tasuki.town.municipality import pack as packs
from tasuki.town.municipality.kinds import SINGLE
from tasuki.town.organizations import services as organizations
from tasuki.town.setup import beginning, policy, queries, rules, words
from tasuki.town.setup.models import Edition, Standing
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def change(
    *,
    actor: Actor,
    town: packs.Pack,
    kind: str,
    code: str,
    told: Mapping[str, Any],
    at: datetime,
    lock: int | None = None,
) -> Edition:
    """Lay what was typed over one item of the draft. What was open and is said now is the town's."""
    require(policy.can_edit(actor))
    require(rules.may_change(kind, told.keys()))
    edition = _draft(actor, town.fiscal_year, at, lock)
    item = queries.item(queries.standing_pack(town), kind, code)
    if item is None:
        raise WrongState("setup.no_such_item")
    said = {**_filled(told, actor, at), **_sourced(actor, item, told, at)}
    edition.changes = rules.laid(edition.changes, kind, code, said, single=kind in SINGLE)
    _keep(edition, town, at)
    keys = "、".join(str(words.KEYS.get(key, key)) for key in told)
    _record(actor, "setup.changed", edition, at, label=words.named(item), keys=keys)
    return edition


@transaction.atomic
def add(
    *, actor: Actor, town: packs.Pack, kind: str, told: Mapping[str, Any], at: datetime
) -> Edition:
    """Put an item of the town's own into the draft."""
    require(policy.can_edit(actor))
    require(rules.may_add(kind))
    edition = _draft(actor, town.fiscal_year, at, None)
    code = f"own_{secrets.token_hex(3)}"
    by = str(words.BY_TOWN) % {"on": at.date().isoformat(), "who": actor.name}
    said = {**_filled(told, actor, at), "source": by, "state": str(packs.State.VERBATIM)}
    edition.changes = rules.laid(edition.changes, kind, code, said, single=False)
    _keep(edition, town, at)
    label = str(told.get("name") or told.get("title") or told.get("label") or code)
    _record(actor, "setup.added", edition, at, label=label)
    return edition


@transaction.atomic
def take_off(*, actor: Actor, town: packs.Pack, kind: str, code: str, at: datetime) -> Edition:
    """Show an item no more; its text stays in the files and in the edition."""
    require(policy.can_edit(actor))
    require(rules.may_take_off(kind))
    edition = _draft(actor, town.fiscal_year, at, None)
    item = queries.item(queries.standing_pack(town), kind, code)
    if item is None:
        raise WrongState("setup.no_such_item")
    gone = set(edition.taken_off.get(kind, [])) | {code}
    edition.taken_off = {**edition.taken_off, kind: sorted(gone)}
    _keep(edition, town, at)
    _record(actor, "setup.taken_off", edition, at, label=words.named(item))
    return edition


@transaction.atomic
def answer_start(
    *, actor: Actor, town: packs.Pack, answers: Mapping[str, Any], at: datetime
) -> Edition:
    """The ten questions: programme, sections, counters, who coordinates, which meetings."""
    require(policy.can_edit(actor))
    require(beginning.names_fit(answers))
    edition = _draft(actor, town.fiscal_year, at, None)
    by = str(words.BY_TOWN) % {"on": at.date().isoformat(), "who": actor.name}
    edition.changes = {**edition.changes, **beginning.changes(answers, by)}
    _keep(edition, town, at)
    _record(actor, "setup.started", edition, at)
    return edition


@transaction.atomic
def publish(*, actor: Actor, town: packs.Pack, note: str, at: datetime) -> Edition:
    """Put the draft into use for everybody; agencies it names for the first time come into being."""
    require(policy.can_edit(actor))
    edition = _standing_draft(town.fiscal_year)
    changed = bool(edition.changes or edition.taken_off)
    require(rules.may_publish(changed=changed, note=note))
    edition.note = note
    _use(actor, edition, town, at)
    _record(actor, "setup.published", edition, at, number=str(edition.number), note=note)
    return edition


@transaction.atomic
def undo(*, actor: Actor, town: packs.Pack, at: datetime) -> Edition:
    """Publish what was in use before the edition in use (the files alone, before the first)."""
    require(policy.can_edit(actor))
    here = queries.in_use(town.fiscal_year)
    if here is None:
        raise WrongState("setup.nothing_to_undo")
    former = (
        Edition.objects.filter(
            fiscal_year=town.fiscal_year, standing=Standing.FORMER, number__lt=here.number
        )
        .order_by("-number")
        .first()
    )
    edition = Edition.objects.create(
        created_at=at,
        fiscal_year=town.fiscal_year,
        number=_next_number(town.fiscal_year),
        changes=former.changes if former else {},
        taken_off=former.taken_off if former else {},
        note=str(words.UNDO_NOTE) % {"number": here.number},
        author_id=str(actor.staff_id),
        changed_at=at,
        standing=Standing.FORMER,
        published_at=at,
    )
    _use(actor, edition, town, at)
    number = str(former.number if former else 0)
    _record(actor, "setup.undone", edition, at, number=number)
    return edition


@transaction.atomic
def drop(*, actor: Actor, town: packs.Pack, at: datetime) -> None:
    """Throw the draft away; what is in use stays."""
    require(policy.can_edit(actor))
    edition = _standing_draft(town.fiscal_year)
    _record(actor, "setup.dropped", edition, at)
    edition.delete()


def _draft(actor: Actor, fiscal_year: int, at: datetime, lock: int | None) -> Edition:
    edition = (
        Edition.objects.select_for_update(of=("self",))
        .filter(fiscal_year=fiscal_year, standing=Standing.DRAFT)
        .first()
    )
    if edition is not None:
        if lock is not None and edition.lock != lock:
            raise Stale("setup.stale", theirs={}, who=edition.author.name, at=edition.changed_at)
        return edition
    here = queries.in_use(fiscal_year)
    return Edition(
        created_at=at,
        fiscal_year=fiscal_year,
        number=_next_number(fiscal_year),
        changes=here.changes if here else {},
        taken_off=here.taken_off if here else {},
        author_id=str(actor.staff_id),
        changed_at=at,
        lock=0,
    )


def _next_number(fiscal_year: int) -> int:
    last = Edition.objects.filter(fiscal_year=fiscal_year).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _standing_draft(fiscal_year: int) -> Edition:
    edition = (
        Edition.objects.select_for_update(of=("self",))
        .filter(fiscal_year=fiscal_year, standing=Standing.DRAFT)
        .first()
    )
    if edition is None:
        raise WrongState("setup.nothing_changed")
    return edition


def _keep(edition: Edition, town: packs.Pack, at: datetime) -> None:
    """Save the draft, once it is known to hold together."""
    queries.pack_with(edition, town)
    edition.changed_at = at
    edition.lock += 1
    edition.save()


def _use(actor: Actor, edition: Edition, town: packs.Pack, at: datetime) -> None:
    whole = queries.pack_with(edition, town)
    Edition.objects.filter(fiscal_year=edition.fiscal_year, standing=Standing.IN_USE).update(
        standing=Standing.FORMER
    )
    edition.standing, edition.published_at = Standing.IN_USE, at
    edition.published_by_id = actor.staff_id
    edition.save()
    organizations.load_pack(actor=CLOCK, agencies=whole.agencies, at=at)
    here = towns.current() or settings.TASUKI_DEFAULT_PACK
    told = queries.told(edition) if edition.changes or edition.taken_off else None
    transaction.on_commit(lambda: changes.write(here, edition.fiscal_year, told))


def _sourced(actor: Actor, item: Any, told: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """Whose word it is now, and what stays open."""
    before = {key: getattr(item, key, None) for key in item.unknown}
    left = rules.still_unknown(item.unknown, before, told)
    by = str(words.BY_TOWN) % {"on": at.date().isoformat(), "who": actor.name}
    facts: dict[str, Any] = {"unknown": left, "source": by}
    facts["demo_choice"] = [key for key in item.demo_choice if key not in told]
    if not left:
        facts |= {"state": str(packs.State.VERBATIM), "question": ""}
    return facts


def _filled(told: Mapping[str, Any], actor: Actor, at: datetime) -> dict[str, Any]:
    """Rows that are new say whose word they are."""
    by = str(words.BY_TOWN) % {"on": at.date().isoformat(), "who": actor.name}

    def row(one: Any) -> Any:
        return {**one, "source": by} if isinstance(one, dict) and one.get("source") == "" else one

    return {
        key: [row(one) for one in value] if isinstance(value, list) else value
        for key, value in told.items()
    }


def _record(actor: Actor, action: str, edition: Edition, at: datetime, **said: str) -> None:
    audit.record(actor=actor, action=action, target=f"edition:{edition.pk}", at=at, words=said)
