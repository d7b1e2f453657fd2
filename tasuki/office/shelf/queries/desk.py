"""What of the shelf stands on desks."""

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse

from tasuki.ground import addresses, clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.office.shelf import policy, withdrawn, words
from tasuki.office.shelf.models import Document, Edition, Read, Told
from tasuki.office.shelf.queries.papers import LinkShown, documents, links
from tasuki.trust.access.actor import Actor

ON_DESK = 20


def desk_rows(actor: Actor, at: datetime) -> dict[str, list[DeskRow]]:
    """What this person was told of and has not read; for 事務局 what is to be revised or tried."""
    if not policy.reads(actor):
        return {}
    rows = [_unread(one) for one in unread(actor)]
    if policy.keeps(actor):
        today = clock.day(at)
        due = documents().filter(next_revision__lte=today).order_by("next_revision", "id")
        due = due.exclude(pk__in=withdrawn.NOW.values("document"))
        rows += [_due(one) for one in due[:ON_DESK]]
        rows += [_try(one) for one in links(today) if one.waits]
    return {"due": rows} if rows else {}


def unread(actor: Actor) -> list[Edition]:
    """The newest edition of each paper this person was told of, until they have read it."""
    return _UNREAD(agencies=actor.agency_ids, staff=actor.staff_id)


def _unread_by(agencies: list[UUID], staff: UUID | None) -> QuerySet[Edition]:
    newer = Edition.objects.filter(
        document=OuterRef("document"), published_at__gt=OuterRef("published_at")
    )
    read = Read.objects.filter(edition=OuterRef("pk"), staff=staff)
    told = Told.objects.filter(policy.told_to(agencies), edition=OuterRef("pk"))
    found = Edition.objects.filter(Exists(told), ~Exists(newer), ~Exists(read))
    found = found.exclude(document__in=withdrawn.NOW.values("document"))
    return found.select_related("document").order_by("published_at", "id")[:ON_DESK]


_UNREAD: Prepared[Edition] = Prepared(_unread_by)


def _unread(one: Edition) -> DeskRow:
    url = addresses.of("shelf:document", one.document_id)
    return DeskRow(
        record=f"document:{one.document_id}",
        title=one.document.title,
        url=url,
        note=str(words.TOLD_NOTE) % {"version": one.version},
        on=clock.day(one.published_at),
        on_label=str(words.TOLD_ON),
        action=Action(url, str(words.READ_IT)),
    )


def _due(one: Document) -> DeskRow:
    url = addresses.of("shelf:document", one.pk)
    return DeskRow(
        record=f"document:{one.pk}",
        title=one.title,
        url=url,
        note=str(words.DUE_NOTE),
        on=one.next_revision,
        on_label=str(words.DUE_ON),
        action=Action(url, str(words.REVISE)),
    )


def _try(one: LinkShown) -> DeskRow:
    url = reverse("shelf:check_link", args=[one.link.code])
    return DeskRow(
        record=f"link:{one.link.code}",
        title=one.link.title,
        url=url,
        note=one.waits,
        on=one.checked_on,
        on_label=str(words.LINK_ON),
        action=Action(url, str(words.CHECK)),
    )
