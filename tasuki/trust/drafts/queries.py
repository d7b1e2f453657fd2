"""Reads of drafts: always one author's own."""

from uuid import UUID

from django.db.models import QuerySet

from tasuki.ground.prepared import Prepared
from tasuki.trust.drafts.models import Draft, OnceKey

FORMER = "~"  # ends the tab of a version that was put aside


def drafts_of(staff_id: UUID) -> QuerySet[Draft]:
    """The author's drafts, newest first (without their content, and without former versions)."""
    found = Draft.objects.filter(staff_id=staff_id).exclude(tab__endswith=FORMER)
    return found.defer("content").order_by("-saved_at")


NEWEST: Prepared[Draft] = Prepared(lambda staff, limit: drafts_of(staff)[:limit])


def latest(staff_id: UUID, form: str, subject: str) -> Draft | None:
    """The newest draft of that form about that subject."""
    found = every(staff_id, form, subject).exclude(tab__endswith=FORMER)
    return found.first()


def every(staff_id: UUID, form: str, subject: str) -> QuerySet[Draft]:
    """All drafts of that form about that subject, former versions too, newest first."""
    found = Draft.objects.filter(staff_id=staff_id, form=form, subject=subject)
    return found.order_by("-saved_at", "-pk")


def done_with(key: UUID, staff_id: UUID) -> str:
    """Where the act that was done with this key led; "" when none was."""
    made = next((one for one in KEY(key=key) if one.staff_id == staff_id), None)
    return made.url if made is not None else ""


KEY: Prepared[OnceKey] = Prepared(lambda key: OnceKey.objects.filter(key=key))
