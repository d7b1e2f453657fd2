"""Keeping what is typed. Drafts are not acts: they are no record and no line tells of them."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from tasuki.ground import sealing
from tasuki.ground.inserts import insert
from tasuki.trust.drafts import queries
from tasuki.trust.drafts.models import Draft, OnceKey

KEEP_DAYS = 30
LATE_FOR = timedelta(hours=12)  # a ticket's life; without it nobody can come for the draft
LARGEST = 1_000_000  # bytes of one draft
Fields = Mapping[str, list[str]]
FORMER = queries.FORMER
_CODE = re.compile(r"[a-z0-9_-]*\Z")  # what a list or a tick sends, and nothing


def _place(draft: Draft) -> str:
    return f"drafts.draft:{draft.pk}"


def _sealed(draft: Draft, fields: Fields) -> bytes:
    # A letter cut in half (a lone surrogate) has no bytes of its own; the rest is kept.
    said = json.dumps(fields, ensure_ascii=False).encode(errors="replace")
    return sealing.seal(said, _place(draft))


def save(
    *,
    staff_id: UUID,
    form: str,
    subject: str,
    fields: Fields,
    page: str,
    at: datetime,
    tab: str = "",
) -> Draft:
    """Keep the fields of a form; the same author, form, subject and tab replaces what was kept."""
    key = {"staff_id": staff_id, "form": form[:60], "subject": subject[:80], "tab": tab[:40]}
    draft = Draft.objects.filter(**key).first() or Draft(**key, created_at=at)
    if draft.content and lost(read(draft), fields):
        _keep_former(draft, at)
    draft.content = _sealed(draft, fields)
    draft.page, draft.saved_at = page[:200], at
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError:  # two saves of a new draft at once: the later one wins
        draft = Draft.objects.get(**key)
        draft.content = _sealed(draft, fields)
        draft.saved_at = at
        draft.save(update_fields=["content", "saved_at"])
    return draft


def lost(before: Fields, now: Fields) -> bool:
    """Whether words that stood in a field are gone from it: a page that had not got them yet was
    sent, or was typed on. A code chosen anew or a tick taken away is no loss."""
    return any(
        not name.startswith("_") and not _CODE.match(_text(values)) and not _text(now.get(name, []))
        for name, values in before.items()
    )


def _text(values: list[str]) -> str:
    return "".join(values).strip()


def _keep_former(draft: Draft, at: datetime) -> None:
    """Put what stands in the draft aside as its former version, unless a fuller one lies there."""
    said = read(draft)
    key = {"staff_id": draft.staff_id, "form": draft.form, "subject": draft.subject}
    tab = f"{draft.tab[:39]}{FORMER}"
    kept = Draft.objects.filter(**key, tab=tab).first() or Draft(**key, tab=tab, created_at=at)
    if kept.content and lost(read(kept), said):
        return
    kept.content = _sealed(kept, said)
    kept.page, kept.saved_at = draft.page, draft.saved_at
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:  # two saves at once: one former version is enough
        return


def read(draft: Draft) -> dict[str, list[str]]:
    """The fields of a draft."""
    content: dict[str, list[str]] = json.loads(sealing.unseal(draft.content, _place(draft)))
    return content


def rewrite(*, change: Callable[[dict[str, list[str]]], dict[str, list[str]]]) -> int:
    """Change what must stand nowhere, in every draft that holds it; answers in how many.

    Nobody reads them by it: they are opened and closed here.
    """
    changed = 0
    for draft in Draft.objects.iterator():
        fields = read(draft)
        new = change(fields)
        if new != fields:
            Draft.objects.filter(pk=draft.pk).update(content=_sealed(draft, new))
            changed += 1
    return changed


def drop(*, staff_id: UUID, form: str, subject: str) -> int:
    """Throw a form's drafts away: the record is saved, or the author starts afresh."""
    return Draft.objects.filter(staff_id=staff_id, form=form, subject=subject).delete()[0]


def claim_hash(ticket: str) -> str:
    """What is stored of a ticket."""
    return hashlib.sha256(ticket.encode()).hexdigest()


def leave(
    *, ticket: str, form: str, subject: str, fields: Fields, page: str, at: datetime
) -> Draft:
    """Keep a POST that came too late for the account that signs in next on that browser."""
    draft = Draft(
        created_at=at,
        claim=claim_hash(ticket),
        form=form[:60],
        subject=subject[:80],
        tab=uuid4().hex,
        page=page[:200],
        saved_at=at,
    )
    draft.content = _sealed(draft, fields)
    draft.save(force_insert=True)
    return draft


def claim(*, ticket: str, staff_id: UUID) -> int:
    """Give what the ticket left to this account, and to no other."""
    return Draft.objects.filter(claim=claim_hash(ticket), staff_id__isnull=True).update(
        staff_id=staff_id, claim=""
    )


def expire(*, at: datetime) -> int:
    """Throw away what nobody came back for in time."""
    OnceKey.objects.filter(at__lt=at - timedelta(days=KEEP_DAYS)).delete()
    Draft.objects.filter(staff_id__isnull=True, saved_at__lt=at - LATE_FOR).delete()
    return Draft.objects.filter(saved_at__lt=at - timedelta(days=KEEP_DAYS)).delete()[0]


def once(*, key: UUID, staff_id: UUID, at: datetime, act: Callable[[], str]) -> str:
    """Do `act` (which answers the address of what it made) once per key, in one transaction.

    A second call with the same key, also a minute later, answers the first one's address.
    """
    done = next(iter(queries.KEY(key=key)), None)
    if done is not None and done.staff_id == staff_id:
        return done.url
    if done is not None:  # somebody else's key is no key
        key = uuid4()
    try:
        with transaction.atomic():
            insert(OnceKey(key=key, staff_id=staff_id, at=at))
            url = act()
            OnceKey.objects.filter(key=key).update(url=url)
            return url
    except IntegrityError:
        done = OnceKey.objects.filter(key=key, staff_id=staff_id).first()
        if done is None:
            raise
        return done.url
