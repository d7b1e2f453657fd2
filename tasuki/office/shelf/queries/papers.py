"""Papers and links: for staff, for the pages on which a form is used, and for the public pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from tasuki.ground import addresses, clock
from tasuki.office.shelf import rules, withdrawn, words
from tasuki.office.shelf.models import (
    Document,
    Edition,
    Kind,
    LinkCheck,
    LinkReport,
    LinkState,
    Read,
    Withdrawal,
)
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.trust.access.actor import Actor
from tasuki.trust.vault import queries as files

Found = TypeVar("Found", LinkCheck, LinkReport)
PAGE = 50


@dataclass(frozen=True)
class Row:
    """A paper in the list, with its newest edition."""

    document: Document
    edition: Edition | None
    size: str
    read: bool
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True)
class Manual:
    """The manual of a form; without an address while nobody has put it on the shelf."""

    title: str
    url: str = ""
    version: str = ""
    form: str = ""


@dataclass(frozen=True)
class FormShown:
    """様式: whether the town uses it, on which pages it is filled in, and its manual."""

    form: pack.Form
    pages: str
    manual: Manual | None


@dataclass(frozen=True)
class PublicDocument:
    """A paper for everybody: what a reader wants to know before taking it."""

    id: UUID
    code: str
    title: str
    kind: str
    version: str
    revised_on: date
    size: str


@dataclass(frozen=True)
class Readers:
    """Of one agency that was told: who, and when they read it (None: not yet)."""

    agency: str
    people: list[tuple[str, datetime | None]]

    @property
    def read(self) -> int:
        """How many have."""
        return sum(at is not None for _name, at in self.people)


@dataclass(frozen=True)
class LinkShown:
    """A link of the pack with what was last found behind it."""

    link: pack.Link
    checked_on: date | None = None
    dead: bool = False
    due: bool = False
    reported_on: date | None = None

    @property
    def waits(self) -> str:
        """Why somebody has to try it; "" when nobody has."""
        if not self.link.url:
            return ""
        if self.dead:
            return str(words.LINK_DEAD)
        if self.reported_on:
            return str(words.LINK_REPORTED)
        return str(words.LINK_DUE) if self.due else ""


def documents() -> QuerySet[Document]:
    """The shelf; it holds nobody's data, so every member of staff reads all of it."""
    return Document.objects.select_related("owner")


def shelf_page(actor: Actor, after: Document | None) -> list[Row]:
    """A page of the shelf by title."""
    found = documents().prefetch_related("editions", withdrawn.AT_HAND)
    if after is not None:
        found = found.filter(Q(title__gt=after.title) | Q(title=after.title, pk__gt=after.pk))
    page = list(found[:PAGE])
    newest = {one.pk: next(iter(one.editions.all()), None) for one in page}
    known = [edition.pk for edition in newest.values() if edition is not None]
    mine = Read.objects.filter(staff=actor.staff_id, edition__in=known)
    read = set(mine.values_list("edition_id", flat=True))
    return [_row(one, newest[one.pk], read) for one in page]


def _row(one: Document, edition: Edition | None, read: set[UUID]) -> Row:
    size = words.size(edition.size) if edition else ""
    out = next(iter(one.withdrawals.all()), None)
    return Row(one, edition, size, edition is not None and edition.pk in read, out)


def not_on_shelf() -> list[pack.Document]:
    """Papers that the pack names and nobody has put up."""
    known = set(Document.objects.values_list("code", flat=True))
    named = sorted(pack.current().documents, key=lambda one: one.order)
    return [one for one in named if one.code not in known]


def of_the_pack(code: str) -> pack.Document | None:
    """A paper that the pack names."""
    return next((one for one in pack.current().documents if one.code == code), None)


def newest(document: Document) -> Edition | None:
    """What counts now."""
    return Edition.objects.filter(document=document).first()


def editions_of(document: Document) -> list[Edition]:
    """Every edition, newest first."""
    return list(Edition.objects.filter(document=document).select_related("published_by")[:PAGE])


def edition_for(edition_id: UUID) -> QuerySet[Edition]:
    """One edition with its paper."""
    return Edition.objects.select_related("document__owner", "file").filter(pk=edition_id)


def has_read(actor: Actor, edition: Edition) -> bool:
    """Whether this person has."""
    return Read.objects.filter(edition=edition, staff=actor.staff_id).exists()


def told_of(edition: Edition) -> tuple[bool, list[str]]:
    """(all agencies?, the names of those that were told one by one)."""
    rows = edition.told.select_related("agency")
    names = [one.agency.name for one in rows if one.agency is not None]
    return any(one.agency is None for one in rows), names


def readers(edition: Edition, at: datetime) -> list[Readers]:
    """Who was told, agency by agency, and who has read it: for the keepers and the owner."""
    rows = list(edition.told.values_list("agency_id", flat=True))
    if not rows:
        return []
    there = organizations.appointments_on(clock.day(at)).filter(staff__is_active=True)
    if None not in rows:
        there = there.filter(agency__in=[one for one in rows if one is not None])
    read = dict(Read.objects.filter(edition=edition).values_list("staff_id", "created_at"))
    found: dict[str, dict[UUID, tuple[str, datetime | None]]] = {}
    for one in there.select_related("staff", "agency").order_by("agency__position", "staff__login"):
        people = found.setdefault(one.agency.name, {})
        people[one.staff_id] = (one.staff.name, read.get(one.staff_id))
    return [Readers(agency, list(people.values())) for agency, people in found.items()]


def content_of(edition: Edition) -> files.Opened:
    """The file as it was given."""
    return files.opened(edition.file)


# --- the manual of a form -------------------------------------------------------------------------


def forms() -> list[FormShown]:
    """Every form of the pack, in its order."""
    known = pack.current().forms
    manuals = _manuals(known)
    return [FormShown(one, words.pages_of(one.code), manuals.get(one.code)) for one in known]


def manual_for(form: str) -> Manual | None:
    """The manual of that form, unless the town has said that it does not use the form."""
    known = [one for one in pack.current().forms if one.code == form and one.used is not False]
    return _manuals(known).get(form)


def _manuals(forms: Iterable[pack.Form]) -> dict[str, Manual]:
    """Of each the manual that the pack names, else the newest that says so itself."""
    known = {one.code: one for one in forms}
    named = {one.manual for one in known.values() if one.manual}
    if not known:
        return {}
    wanted = Q(form__in=known, kind=Kind.MANUAL) | Q(code__in=named)
    papers = Document.objects.filter(wanted).exclude(pk__in=withdrawn.NOW.values("document"))
    published = Edition.objects.filter(document__in=papers)
    rows = list(published.select_related("document")[: PAGE * len(known)])
    found = {code: _manual(one, rows) for code, one in known.items()}
    return {code: manual for code, manual in found.items() if manual is not None}


def _manual(form: pack.Form, rows: list[Edition]) -> Manual | None:
    mine = [
        one
        for one in rows
        if one.document.code == (form.manual or "")
        or (one.document.form == form.code and one.document.kind == Kind.MANUAL)
    ]
    mine.sort(key=lambda one: one.document.code != form.manual)  # stable: newest first within each
    if mine:
        paper = mine[0].document
        url = addresses.of("shelf:document", paper.pk)
        return Manual(paper.title, url, mine[0].version, form.name)
    named = of_the_pack(form.manual) if form.manual else None
    return Manual(named.title, form=form.name) if named else None


# --- the public pages -----------------------------------------------------------------------------


def public_documents() -> list[PublicDocument]:
    """What the town gives to everybody, newest edition of each."""
    found = Document.objects.filter(public=True).prefetch_related("editions")
    found = found.exclude(pk__in=withdrawn.NOW.values("document"))
    pairs = [(one, next(iter(one.editions.all()), None)) for one in found[:PAGE]]
    return [
        PublicDocument(
            id=one.pk,
            code=one.code,
            title=one.title,
            kind=str(one.get_kind_display()),
            version=edition.version,
            revised_on=edition.revised_on,
            size=words.size(edition.size),
        )
        for one, edition in pairs
        if edition is not None
    ]


def public_file(document_id: UUID) -> files.Opened | None:
    """The newest edition of a public paper."""
    found = Edition.objects.filter(document=document_id, document__public=True)
    found = found.exclude(document__in=withdrawn.NOW.values("document"))
    one = found.select_related("file").first()
    return files.opened(one.file) if one is not None else None


# --- links ----------------------------------------------------------------------------------------


def link(code: str) -> pack.Link | None:
    """A link of the pack in use."""
    return next((one for one in pack.current().links if one.code == code), None)


def links(today: date) -> list[LinkShown]:
    """Every link of the pack in use, in its order."""
    known = sorted(pack.current().links, key=lambda one: one.order)
    if not any(one.url for one in known):
        return [LinkShown(one) for one in known]
    codes = [one.code for one in known]
    checks = _first(LinkCheck.objects.filter(link__in=codes))
    reports = _first(LinkReport.objects.filter(link__in=codes))
    return [_link(one, checks, reports, today) for one in known]


def _first(rows: Iterable[Found]) -> dict[tuple[str, str], Found]:
    found: dict[tuple[str, str], Found] = {}
    for row in rows:
        found.setdefault((row.link, row.url), row)
    return found


def _link(
    one: pack.Link,
    checks: dict[tuple[str, str], LinkCheck],
    reports: dict[tuple[str, str], LinkReport],
    today: date,
) -> LinkShown:
    check, report = checks.get((one.code, one.url)), reports.get((one.code, one.url))
    heard = report is not None and (check is None or check.created_at < report.created_at)
    on = check.checked_on if check else None
    return LinkShown(
        link=one,
        checked_on=on,
        dead=check is not None and check.state == LinkState.DEAD,
        due=bool(one.url) and rules.link_is_due(checked_on=on, today=today),
        reported_on=report.on if report is not None and heard else None,
    )


def reported_on(code: str, day: date) -> bool:
    """Whether somebody has said so today."""
    return LinkReport.objects.filter(link=code, on=day).exists()
