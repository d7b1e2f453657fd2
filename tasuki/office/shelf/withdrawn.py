"""Which papers are given to nobody at the moment, and which were."""

from django.db.models import Prefetch

from tasuki.office.shelf.models import Document, Withdrawal

NOW = Withdrawal.objects.filter(ended_at__isnull=True)
AT_HAND = Prefetch("withdrawals", NOW.select_related("withdrawn_by"))
SHOWN = 50


def now(document: Document) -> Withdrawal | None:
    """Why it is given to nobody; None while it is given."""
    return NOW.filter(document=document).select_related("withdrawn_by").first()


def ever(document: Document) -> list[Withdrawal]:
    """Every time it was taken out of use, newest first."""
    found = Withdrawal.objects.filter(document=document)
    return list(found.select_related("withdrawn_by", "ended_by")[:SHOWN])
