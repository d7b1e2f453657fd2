"""Inner halves of the relay's acts: changes without asking, for this folder alone."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tasuki.town.relay import policy
from tasuki.town.relay.models import Answer, Baton, Part, Pass, Section
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit import services as audit


def lock(baton: Baton) -> Baton:
    """The row as it stands now, locked until the transaction ends (SQLite: the file is)."""
    return Baton.objects.select_for_update(of=("self",)).get(pk=baton.pk)


def standing_offer(baton: Baton) -> Pass | None:
    """The unanswered offer, lapsed or not."""
    return Pass.objects.filter(baton=baton, answered_at__isnull=True).first()


def grant(
    baton: Baton,
    agency_id: UUID,
    *,
    source: str,
    sections: Section,
    ground: str,
    at: datetime,
    until: datetime | None = None,
    named: bool = True,
) -> Part:
    """Open sections to an agency; the same source replaces what it opened before. Not `named`: the
    agency was not told whom the matter is about."""
    part, _ = Part.objects.update_or_create(
        baton=baton,
        agency_id=agency_id,
        source=source,
        defaults={
            "sections": int(sections),
            "ground": ground,
            "since": at,
            "until": until,
            "named": named,
        },
        create_defaults={
            "created_at": at,
            "matter": baton.matter,
            "sections": int(sections),
            "ground": ground,
            "since": at,
            "until": until,
            "named": named,
            "sort_key": baton.created_at,
            "closed": not baton.is_open,
        },
    )
    relist(baton, agency_id, at)
    return part


def revoke(baton: Baton, agency_id: UUID, *, source: str, at: datetime) -> int:
    """End what a source opened; answers how many parts ended."""
    ended = (
        Part.objects.filter(baton=baton, agency_id=agency_id, source=source)
        .filter(Q(until__isnull=True) | Q(until__gt=at))
        .update(until=at)
    )
    relist(baton, agency_id, at)
    return ended


def relist(baton: Baton, agency_id: UUID, at: datetime) -> None:
    """Of an agency's parts the one that lasts longest stands in its list (an offer never does)."""
    parts = list(Part.objects.filter(policy.live(at), baton=baton, agency_id=agency_id))
    fit = [part for part in parts if part.sections != Section.PREVIEW]
    fit.sort(key=lambda part: (part.until is not None, -(part.until or at).timestamp()))
    best = fit[0].pk if fit else None
    mine = Part.objects.filter(baton=baton, agency_id=agency_id, listed=True)
    if best is None:
        mine.update(listed=False)
    elif not mine.filter(pk=best).exists():
        mine.update(listed=False)
        Part.objects.filter(pk=best).update(listed=True)


def write_lapse(handover: Pass, at: datetime) -> bool:
    """Write down that an offer's date has passed; False when somebody answered meanwhile."""
    written = Pass.objects.filter(pk=handover.pk, answered_at__isnull=True).update(
        answered_at=at, answer=Answer.LAPSED
    )
    if not written:
        return False
    revoke(handover.baton, handover.to_agency_id, source=f"offer:{handover.pk}", at=at)
    audit.record(
        actor=CLOCK,
        action="relay.lapsed",
        target=f"baton:{handover.baton_id}",
        at=at,
        agency_id=handover.from_agency_id,
        words={"from": handover.from_agency.name, "to": handover.to_agency.name},
    )
    return True
