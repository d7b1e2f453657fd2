"""Opening and closing parts of a matter to agencies that do not carry it."""

from datetime import datetime

from django.db import transaction

from tasuki.town.organizations.models import Agency
from tasuki.town.relay import policy
from tasuki.town.relay.models import DETAILS, Baton, Part, Section
from tasuki.town.relay.services._moves import grant, revoke
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

# Sources that do not end with an agency's work on a matter.
KEPT = frozenset({"holder", "former", "coordination", "offer", "decision", "seat"})


def _require_move(actor: Actor, baton: Baton, at: datetime) -> None:
    """The clock opens and closes what another room's act (a sitting, a date) has already decided."""
    if actor.staff_id is not None:
        require(policy.can_move(actor, baton, at))


@transaction.atomic
def share(
    *,
    actor: Actor,
    baton: Baton,
    agency: Agency,
    source: str,
    sections: Section,
    ground: str,
    at: datetime,
    until: datetime | None = None,
    named: bool = True,
) -> Part:
    """Open sections to an agency on a ground. The caller's room has asked for the ground."""
    _require_move(actor, baton, at)
    baton = Baton.objects.select_related("holder").get(pk=baton.pk)  # secret since it was read?
    part = grant(
        baton,
        agency.pk,
        source=source,
        sections=sections,
        ground=ground,
        at=at,
        until=until,
        named=named,
    )
    audit.record(
        actor=actor,
        action="relay.shared",
        target=f"baton:{baton.pk}",
        at=at,
        basis=ground,
        words={"to": agency.name, "sections": str(int(sections))},
    )
    return part


@transaction.atomic
def unshare(*, actor: Actor, baton: Baton, agency: Agency, source: str, at: datetime) -> int:
    """Close what a source had opened to an agency."""
    _require_move(actor, baton, at)
    ended = revoke(baton, agency.pk, source=source, at=at)
    audit.record(
        actor=actor,
        action="relay.unshared",
        target=f"baton:{baton.pk}",
        at=at,
        words={"to": agency.name},
    )
    return ended


@transaction.atomic
def unshare_work(*, actor: Actor, baton: Baton, agency: Agency, at: datetime) -> int:
    """Close all that was opened to an agency for its work on the matter, by whichever room. What
    it carries or has carried, and a seat at a table, have their own end."""
    _require_move(actor, baton, at)
    opened = Part.objects.filter(policy.live(at), baton=baton, agency=agency)
    ended = 0
    for source in opened.values_list("source", flat=True):
        if source.partition(":")[0] not in KEPT:
            ended += revoke(baton, agency.pk, source=source, at=at)
    audit.record(
        actor=actor,
        action="relay.unshared",
        target=f"baton:{baton.pk}",
        at=at,
        words={"to": agency.name},
    )
    return ended


@transaction.atomic
def share_details(
    *, actor: Actor, baton: Baton, agency: Agency, details: Section, at: datetime
) -> int:
    """Which kinds of things in the assessment an agency that works on the matter reads from now on,
    by whichever room it was opened. Who carries it or has carried it reads on as before."""
    _require_move(actor, baton, at)
    changed = 0
    for part in Part.objects.filter(policy.live(at), baton=baton, agency=agency):
        if part.source.partition(":")[0] in KEPT or not part.opens(Section.ASSESSMENT):
            continue
        kept = Section(part.sections) & ~DETAILS
        part.sections = int(kept | (details & DETAILS))
        part.save(update_fields=["sections"])
        changed += 1
    audit.record(
        actor=actor,
        action="relay.details_shared",
        target=f"baton:{baton.pk}",
        at=at,
        words={"to": agency.name, "sections": str(int(details & DETAILS))},
    )
    return changed
