"""Telling agencies of an edition, and reading it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from tasuki.ground.errors import WrongState
from tasuki.office.shelf import policy, queries, rules, withdrawn, words
from tasuki.office.shelf.models import Document, Edition, Read, Told
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def tell(
    *, actor: Actor, document: Document, agencies: Sequence[Agency], at: datetime
) -> list[Told]:
    """Tell these agencies (none named: all) of the newest edition: a row on each desk till read."""
    require(policy.can_publish(actor, document))
    one = Document.objects.select_for_update().get(pk=document.pk)
    require(rules.given_out(withdrawn=withdrawn.now(one) is not None))
    edition = queries.newest(one)
    require(rules.has_edition(0 if edition is None else 1))
    if edition is None:
        raise WrongState("shelf.nothing_published")
    known = set(Told.objects.filter(edition=edition).values_list("agency_id", flat=True))
    wanted: list[Agency | None] = [*agencies] if agencies else [None]
    new = [to for to in wanted if None not in known and (to.pk if to else None) not in known]
    require(rules.new_to_tell(chosen=new))
    made = [
        Told.objects.create(
            edition=edition, agency=to, told_by_id=policy.in_person(actor), created_at=at
        )
        for to in new
    ]
    names = "、".join(to.name for to in new if to) or str(words.ALL_AGENCIES)
    facts = {"title": one.title, "version": edition.version, "to": names}
    audit.record(actor=actor, action="shelf.told", target=f"document:{one.pk}", at=at, words=facts)
    return made


@transaction.atomic
def mark_read(*, actor: Actor, edition: Edition, at: datetime) -> Read:
    """「読みました」, once."""
    require(policy.can_read(actor))
    try:
        with transaction.atomic():
            read = Read.objects.create(
                edition=edition, staff_id=policy.in_person(actor), created_at=at
            )
    except IntegrityError:
        raise WrongState("shelf.read_already") from None
    facts = {"title": edition.document.title, "version": edition.version}
    target = f"document:{edition.document_id}"
    audit.record(actor=actor, action="shelf.read", target=target, at=at, words=facts)
    return read
