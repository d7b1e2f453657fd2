"""Pages of the shelf: for every member of staff, with the acts of its keepers."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock, downloads
from tasuki.ground.forms import version_read
from tasuki.office.shelf import forms, policy, queries, services, withdrawn, words
from tasuki.office.shelf.models import Document, Edition
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.trust.access.actor import Actor, TownRequest
from tasuki.trust.drafts.pages import ActPage
from tasuki.trust.vault import rules as files


def _reader(request: TownRequest) -> Actor:
    """Who is appointed nowhere finds no such page."""
    actor: Actor = request.actor
    if not policy.reads(actor):
        raise Http404
    return actor


def _after(request: TownRequest) -> Document | None:
    try:
        return queries.documents().filter(pk=UUID(request.GET.get("after", ""))).first()
    except ValueError:
        return None


@require_GET
def shelf(request: TownRequest) -> HttpResponse:
    """書類の棚, a page by title; what the pack names and nobody has put up stands on the first."""
    actor = _reader(request)
    after = _after(request)
    rows = queries.shelf_page(actor, after)
    more = rows[-1].document.pk if len(rows) == queries.PAGE else None
    context = {
        "rows": rows,
        "missing": [] if after else queries.not_on_shelf(),
        "forms": [] if after else queries.forms(),
        "keeps": policy.keeps(actor),
        "next_url": f"?after={more}" if more else "",
        "first_url": reverse("shelf:list") if after else "",
    }
    return render(request, "shelf/list.html", context)


@require_GET
def document(request: TownRequest, document_id: UUID) -> HttpResponse:
    """One paper with its editions; who has read it, for its keepers."""
    actor = _reader(request)
    at = request.at
    one = get_object_or_404(queries.documents(), pk=document_id)
    editions = queries.editions_of(one)
    newest = editions[0] if editions else None
    publishes = bool(policy.can_publish(actor, one))
    out = withdrawn.now(one)
    context = {
        "one": one,
        "newest": newest,
        "editions": [(edition, words.size(edition.size)) for edition in editions],
        "read": newest is not None and queries.has_read(actor, newest),
        "publishes": publishes,
        "keeps": policy.keeps(actor),
        "withdrawn": out,
        "given": out is None or publishes,
        "withdrawals": withdrawn.ever(one) if publishes else [],
        "told": queries.told_of(newest) if newest and publishes else None,
        "readers": queries.readers(newest, at) if newest and publishes else [],
    }
    return render(request, "shelf/document.html", context)


@require_GET
def download(request: TownRequest, edition_id: UUID) -> HttpResponse:
    """The file; taking it out is reading it."""
    actor = _reader(request)
    edition = get_object_or_404(queries.edition_for(edition_id))
    if withdrawn.now(edition.document) and not policy.can_publish(actor, edition.document):
        raise Http404
    if not queries.has_read(actor, edition):
        at = request.at
        services.mark_read(actor=actor, edition=edition, at=at)
    opened = queries.content_of(edition)
    return downloads.attachment(opened.content, opened.name)


@require_GET
def links(request: TownRequest) -> HttpResponse:
    """リンクの確認: every link of the pack with what was last found behind it."""
    actor, at = _reader(request), request.at
    if not policy.keeps(actor):
        raise Http404
    return render(request, "shelf/links.html", {"links": queries.links(clock.day(at))})


class _Page(ActPage):
    """An act on the shelf."""

    keeps_draft = False

    def load(self, **kwargs: Any) -> None:
        _reader(self.request)
        self.fetch(**kwargs)

    def fetch(self, **kwargs: Any) -> None:
        """What the page is about."""
        if not policy.keeps(self.actor):
            raise Http404

    def back(self) -> str:
        """Where the page leads on leaving."""
        return reverse("shelf:list")

    def context(self) -> dict[str, Any]:
        return {"back": self.back(), "title": self.title()}

    def title(self) -> str:
        """Of what it is about."""
        return ""


def _described() -> dict[str, Any]:
    return {
        "agencies": [(str(one.pk), one.name) for one in organizations.agencies()],
        "papers": [(one.code, one.name) for one in pack.current().forms],
    }


def _said(form: forms.DocumentForm) -> dict[str, Any]:
    said = dict(form.cleaned_data)
    said["owner"] = organizations.agency(UUID(said["owner"]))
    return said


class Put(_Page):
    """「棚に置く」"""

    form_class = forms.DocumentForm
    template_name = "shelf/put.html"
    act = "shelf.put"
    paper: pack.Document | None = None

    def fetch(self, **kwargs: Any) -> None:
        super().fetch()
        code = self.request.GET.get("code", "")
        self.paper = queries.of_the_pack(code) if code else None
        if code and self.paper is None:
            raise Http404

    def form_kwargs(self) -> dict[str, Any]:
        return _described()

    def initial(self) -> dict[str, Any]:
        owner = self.paper.owner if self.paper else None
        agency = organizations.agencies().filter(code=owner or "").first()
        mine = str(agency.pk if agency else self.actor.agency_id or "")
        if self.paper is None:
            return {"owner": mine}
        manuals = {one.manual: one.code for one in pack.current().forms}
        return {
            "title": self.paper.title,
            "kind": self.paper.kind,
            "owner": mine,
            "form": manuals.get(self.paper.code, ""),
        }

    def perform(self, form: forms.DocumentForm) -> str:
        code = self.paper.code if self.paper else ""
        one = services.put(actor=self.actor, code=code, at=self.at, **_said(form))
        return reverse("shelf:publish", args=[one.pk])


class _OfDocument(_Page):
    document: Document

    def fetch(self, **kwargs: Any) -> None:
        self.document = get_object_or_404(queries.documents(), pk=kwargs["document_id"])
        if not self.allowed():
            raise Http404

    def allowed(self) -> bool:
        """Whether the page is there for this person."""
        return bool(policy.can_publish(self.actor, self.document))

    def back(self) -> str:
        return reverse("shelf:document", args=[self.document.pk])

    def title(self) -> str:
        return self.document.title


class Change(_OfDocument):
    """「説明を変える」"""

    form_class = forms.DocumentForm
    template_name = "shelf/change.html"
    act = "shelf.change"

    def allowed(self) -> bool:
        return policy.keeps(self.actor)

    def form_kwargs(self) -> dict[str, Any]:
        return _described()

    def version(self) -> str:
        return str(self.document.version)

    def initial(self) -> dict[str, Any]:
        one = self.document
        facts = {"title": one.title, "kind": one.kind, "owner": str(one.owner_id)}
        return {**facts, "public": one.public, "form": one.form}

    def perform(self, form: forms.DocumentForm) -> str:
        services.change(
            actor=self.actor,
            document=self.document,
            version=version_read(form.version),
            at=self.at,
            **_said(form),
        )
        return self.back()


class Publish(_OfDocument):
    """「版を出す」"""

    form_class = forms.PublishForm
    template_name = "shelf/publish.html"
    act = "shelf.publish"

    def initial(self) -> dict[str, Any]:
        return {"revised_on": clock.day(self.at)}

    def perform(self, form: forms.PublishForm) -> str:
        said = dict(form.cleaned_data)
        file, version = said.pop("file"), said.pop("edition")
        services.publish(
            actor=self.actor,
            document=self.document,
            version=version,
            content=file.read(files.LARGEST + 1),
            name=file.name,
            at=self.at,
            **said,
        )
        return self.back()


class Tell(_OfDocument):
    """「知らせる」"""

    form_class = forms.TellForm
    template_name = "shelf/tell.html"
    act = "shelf.tell"

    def form_kwargs(self) -> dict[str, Any]:
        there = organizations.agencies().filter(has_accounts=True)
        return {"agencies": [(str(one.pk), one.name) for one in there]}

    def perform(self, form: forms.TellForm) -> str:
        chosen = [organizations.agency(UUID(pk)) for pk in form.cleaned_data["chosen"]]
        services.tell(actor=self.actor, document=self.document, agencies=chosen, at=self.at)
        return self.back()


class Plan(_OfDocument):
    """「次の改訂を決める」"""

    form_class = forms.PlanForm
    template_name = "shelf/plan.html"
    act = "shelf.plan"

    def initial(self) -> dict[str, Any]:
        return {"on": self.document.next_revision}

    def perform(self, form: forms.PlanForm) -> str:
        on = form.cleaned_data["on"]
        services.plan_revision(actor=self.actor, document=self.document, on=on, at=self.at)
        return self.back()


class Withdraw(_OfDocument):
    """「公開をやめる」"""

    form_class = forms.WithdrawForm
    template_name = "shelf/withdraw.html"
    act = "shelf.withdraw"

    def perform(self, form: forms.WithdrawForm) -> str:
        reason = form.cleaned_data["reason"]
        services.withdraw(actor=self.actor, document=self.document, reason=reason, at=self.at)
        return self.back()


class Restore(_OfDocument):
    """「棚に戻す」"""

    form_class = forms.NothingForm
    template_name = "shelf/restore.html"
    act = "shelf.restore"

    def perform(self, form: forms.NothingForm) -> str:
        services.restore(actor=self.actor, document=self.document, at=self.at)
        return self.back()


class MarkRead(_Page):
    """「読みました」"""

    form_class = forms.NothingForm
    template_name = "shelf/read.html"
    act = "shelf.mark_read"
    edition: Edition

    def fetch(self, **kwargs: Any) -> None:
        self.edition = get_object_or_404(queries.edition_for(kwargs["edition_id"]))

    def back(self) -> str:
        return reverse("shelf:document", args=[self.edition.document_id])

    def title(self) -> str:
        return self.edition.document.title

    def perform(self, form: forms.NothingForm) -> str:
        services.mark_read(actor=self.actor, edition=self.edition, at=self.at)
        return self.back()


class Check(_Page):
    """「確かめた」「切れている」"""

    form_class = forms.CheckForm
    template_name = "shelf/check.html"
    act = "shelf.check_link"
    link: pack.Link

    def fetch(self, **kwargs: Any) -> None:
        super().fetch()
        found = queries.link(kwargs["code"])
        if found is None:
            raise Http404
        self.link = found

    def back(self) -> str:
        return reverse("shelf:links")

    def title(self) -> str:
        return self.link.title

    def context(self) -> dict[str, Any]:
        return {**super().context(), "link": self.link}

    def perform(self, form: forms.CheckForm) -> str:
        state = form.cleaned_data["state"]
        services.check_link(actor=self.actor, link=self.link, state=state, at=self.at)
        return self.back()
