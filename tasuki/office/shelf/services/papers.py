"""A paper is put up, described otherwise, published anew, and its next revision planned."""

import secrets
from datetime import date, datetime

from django.db import IntegrityError, transaction

from tasuki.ground import clock, wareki
from tasuki.ground.errors import Stale, WrongState
from tasuki.ground.verdict import no
from tasuki.office.shelf import policy, queries, rules, withdrawn, words
from tasuki.office.shelf.models import Document, Edition, Read
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit
from tasuki.trust.vault import services as vault


@transaction.atomic
def put(
    *,
    actor: Actor,
    title: str,
    kind: str,
    owner: Agency,
    at: datetime,
    code: str = "",
    public: bool = False,
    form: str = "",
) -> Document:
    """Put a paper up: under the pack's code, or ("") as one of the town's own."""
    require(policy.can_keep(actor))
    require(rules.says(title, "shelf.no_title"))
    if code and queries.of_the_pack(code) is None:
        require(no("shelf.unknown_document"))
    one = Document(
        created_at=at,
        changed_at=at,
        changed_by_id=policy.in_person(actor),
        code=code or f"own_{secrets.token_hex(4)}",
        title=title.strip(),
        kind=kind,
        owner=owner,
        public=public,
        form=form,
    )
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError:
        raise WrongState("shelf.code_taken") from None
    _record(actor, "shelf.put", one, at)
    return one


@transaction.atomic
def change(
    *,
    actor: Actor,
    document: Document,
    version: int,
    title: str,
    kind: str,
    owner: Agency,
    public: bool,
    form: str,
    at: datetime,
) -> Document:
    """Describe it otherwise; its editions stay."""
    require(policy.can_keep(actor))
    require(rules.says(title, "shelf.no_title"))
    stands = Document.objects.select_related("changed_by").select_for_update(of=("self",))
    one = stands.get(pk=document.pk)
    if one.version != version:
        theirs = {
            "title": one.title,
            "kind": one.kind,
            "owner": str(one.owner_id),
            "public": one.public,
            "form": one.form,
        }
        raise Stale("shelf.stale", theirs=theirs, who=one.changed_by.name, at=one.changed_at)
    one.title, one.kind, one.owner, one.public, one.form = title.strip(), kind, owner, public, form
    one.version += 1
    one.changed_at, one.changed_by_id = at, policy.in_person(actor)
    one.save()
    _record(actor, "shelf.changed", one, at)
    return one


@transaction.atomic
def publish(
    *,
    actor: Actor,
    document: Document,
    version: str,
    revised_on: date,
    content: bytes,
    name: str,
    at: datetime,
    note: str = "",
) -> Edition:
    """A new edition counts from now on; a revision that was due is done by it."""
    require(policy.can_publish(actor, document))
    require(rules.says(version, "shelf.no_version"))
    require(rules.revised(on=revised_on, today=clock.day(at)))
    one = Document.objects.select_for_update().get(pk=document.pk)
    require(rules.given_out(withdrawn=withdrawn.now(one) is not None))
    target = f"document:{one.pk}"
    file = vault.put_paper(actor=actor, content=content, name=name, target=target, at=at)
    require(rules.file_fits(kind=one.kind, file_kind=file.kind))
    edition = Edition(
        created_at=at,
        document=one,
        version=version.strip(),
        revised_on=revised_on,
        file=file,
        size=file.size,
        note=note.strip(),
        published_at=at,
        published_by_id=policy.in_person(actor),
    )
    try:
        with transaction.atomic():
            edition.save(force_insert=True)
    except IntegrityError:
        raise WrongState("shelf.version_taken", version=version.strip()) from None
    Read.objects.create(edition=edition, staff_id=policy.in_person(actor), created_at=at)
    if one.next_revision is not None and one.next_revision <= clock.day(at):
        one.next_revision = None
        one.save(update_fields=["next_revision"])
    _record(actor, "shelf.published", one, at, version=edition.version)
    return edition


@transaction.atomic
def plan_revision(*, actor: Actor, document: Document, on: date | None, at: datetime) -> Document:
    """When it is to be revised next; it comes back to 事務局's desk on that day."""
    require(policy.can_publish(actor, document))
    require(rules.planned_ahead(on=on, today=clock.day(at)))
    one = Document.objects.select_for_update().get(pk=document.pk)
    require(rules.given_out(withdrawn=withdrawn.now(one) is not None))
    one.next_revision = on
    one.save(update_fields=["next_revision"])
    said = wareki.show(on) if on else str(words.NOT_PLANNED)
    _record(actor, "shelf.planned", one, at, on=said)
    return one


def _record(actor: Actor, action: str, one: Document, at: datetime, **said: str) -> None:
    facts = {"title": one.title, **said}
    audit.record(actor=actor, action=action, target=f"document:{one.pk}", at=at, words=facts)
