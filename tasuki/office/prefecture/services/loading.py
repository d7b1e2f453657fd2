"""From the pack into the prefecture's tables, at founding."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from tasuki.office.prefecture import policy
from tasuki.office.prefecture.models import Municipality, Support
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def load(
    *,
    actor: Actor,
    towns: Iterable[Mapping[str, Any]],
    items: Iterable[Mapping[str, Any]],
    at: datetime,
) -> int:
    """Take in the municipalities (code, name, kana) and the schedule (fields of Support); what is there
    already stays as it is. Answers how many municipalities there are."""
    require(policy.can_load(actor))
    for town in towns:
        Municipality.objects.get_or_create(
            code=town["code"],
            defaults={"created_at": at, "name": town["name"], "kana": town["kana"]},
        )
    for item in items:
        Support.objects.get_or_create(
            fiscal_year=item["fiscal_year"],
            track=item["track"],
            title=item["title"],
            defaults={**item, "created_at": at},
        )
    audit.record(actor=actor, action="prefecture.loaded", target="prefecture", at=at)
    return Municipality.objects.count()
