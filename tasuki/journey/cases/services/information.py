"""「情報の提供を依頼する」: asked by name, answered in Tasuki, with a file, by telephone, or refused."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.journey.cases import policy, rules
from tasuki.journey.cases.models import Case, InformationAnswer, InformationRequest
from tasuki.journey.cases.services import _halves as halves
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.people.models import Concern, Person
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit
from tasuki.trust.vault import queries as files
from tasuki.trust.vault import services as vault
from tasuki.trust.vault.models import File as Kept


class File(NamedTuple):
    """What came with an answer: its name and what is in it. What it is, the vault reads from it."""

    name: str
    content: bytes


@transaction.atomic
def ask_information(
    *,
    actor: Actor,
    case: Case,
    asked: Agency,
    items: str,
    purpose: str,
    at: datetime,
    ground: str = "consent",
    ground_note: str = "",
    about: Person | None = None,
    answer_by: date | None = None,
) -> InformationRequest:
    """Ask a named agency for named items, with purpose, ground and date. It rings until answered."""
    require(policy.can_steer(actor, case))
    require(rules.case_is_open(is_open=case.lead.is_open))
    asking = _asking(actor, case)
    require(rules.question_says_what(items=items, purpose=purpose, to_itself=asked == asking))
    if about is not None and not Concern.objects.filter(baton=case.lead_id, person=about).exists():
        raise WrongState("cases.not_a_member")
    today = clock.day(at)
    term = pack.current(today).term("information_request_days")
    answer_by = answer_by or clock.add_days(today, term)
    require(rules.date_ahead(today=today, then=answer_by))
    article = halves.ask_for_ground(
        ground,
        ground_note,
        sender=asked,
        receiver=asking,
        consent=halves.consent_of(case, about),
        at=at,
    )
    information = InformationRequest.objects.create(
        created_at=at,
        case=case,
        about=about,
        asked=asked,
        items=items,
        purpose=purpose,
        ground=ground,
        ground_note=ground_note,
        asking_agency=asking,
        asked_by_id=halves.staff_of(actor),
        asked_at=at,
        answer_by=answer_by,
    )
    _rule(actor, information, at)
    _tell(actor, "cases.information_asked", information, at, basis=article)
    return information


@transaction.atomic
def give_information(
    *,
    actor: Actor,
    information: InformationRequest,
    text: str,
    at: datetime,
    file: File | None = None,
) -> InformationRequest:
    """The agency answers, in words, with a file, or both."""
    require(policy.can_answer_information(actor, information))
    require(rules.may_answer_information(answered=information.answer))
    require(rules.answer_says_something(text=text, has_file=file is not None))
    # Asked on a ground that held then: what is told is told on what holds now.
    _rule(actor, information, at)
    kept = None if file is None else _keep(actor, information, file, at)
    _answer(information, InformationAnswer.GIVEN, actor, at, kept, answer_text=text)
    _tell(actor, "cases.information_given", information, at)
    return information


@transaction.atomic
def note_phone_answer(
    *, actor: Actor, information: InformationRequest, text: str, at: datetime
) -> InformationRequest:
    """The asker notes what it was told by telephone, and by whom."""
    require(policy.can_note_information(actor, information))
    require(rules.may_answer_information(answered=information.answer))
    require(rules.answer_says_something(text=text, has_file=False))
    _answer(information, InformationAnswer.BY_PHONE, actor, at, answer_text=text)
    _tell(actor, "cases.information_by_phone", information, at)
    return information


@transaction.atomic
def refuse_information(
    *, actor: Actor, information: InformationRequest, reason: str, at: datetime
) -> InformationRequest:
    """The agency cannot tell, and says why."""
    require(policy.can_answer_information(actor, information))
    require(rules.may_answer_information(answered=information.answer))
    require(rules.reason_given(reason))
    _answer(information, InformationAnswer.REFUSED, actor, at, refusal_reason=reason)
    _tell(actor, "cases.information_refused", information, at)
    return information


@transaction.atomic
def withdraw_information(
    *, actor: Actor, information: InformationRequest, at: datetime
) -> InformationRequest:
    """The asker no longer needs it."""
    require(policy.can_note_information(actor, information))
    require(rules.may_answer_information(answered=information.answer))
    _answer(information, InformationAnswer.WITHDRAWN, actor, at)
    _tell(actor, "cases.information_withdrawn", information, at)
    return information


@transaction.atomic
def take_file(*, actor: Actor, information: InformationRequest, at: datetime) -> files.Opened:
    """Hand out the attached file, whole; that it was taken stands on record.

    Raises:
        File.DoesNotExist: there is none.
    """
    require(policy.can_see_information(actor, information, at))
    if information.file is None:
        raise Kept.DoesNotExist(information.pk)
    _tell(actor, "cases.file_taken", information, at)
    return files.opened(information.file)


def _rule(actor: Actor, information: InformationRequest, at: datetime) -> None:
    case, about = information.case, information.about
    halves.rule(
        information.ground,
        information.ground_note,
        actor=actor,
        sender=information.asked,
        receiver=information.asking_agency,
        consent=halves.consent_of(case, about),
        persons=[about.pk] if about is not None else grounds.subjects_of(case.lead_id),
        baton_id=case.lead_id,
        target=f"information:{information.pk}",
        at=at,
    )


def _asking(actor: Actor, case: Case) -> Agency:
    mine = case.coordination.holder_id in actor.agency_ids
    return case.coordination.holder if mine else case.lead.holder


def _answer(
    information: InformationRequest,
    how: InformationAnswer,
    actor: Actor,
    at: datetime,
    file: Kept | None = None,
    **said: str,
) -> None:
    """Compare and set: of two answers at the same moment one is the truth."""
    facts = {"answered_at": at, "answer": how, "noted_by_id": actor.staff_id, "file": file, **said}
    waiting = InformationRequest.objects.filter(pk=information.pk, answered_at__isnull=True)
    if not waiting.update(**facts):
        information.refresh_from_db(fields=["answer"])
        raise WrongState(f"cases.information_{information.answer}")
    for name, value in facts.items():
        setattr(information, name, value)


def _keep(actor: Actor, information: InformationRequest, file: File, at: datetime) -> Kept:
    return vault.put(
        actor=actor,
        content=file.content,
        name=file.name,
        target=f"information:{information.pk}",
        persons=_persons(information),
        at=at,
    )


def _persons(information: InformationRequest) -> list[UUID]:
    if information.about_id:
        return [information.about_id]
    return halves.persons_of(information.case.lead_id)


def _named(information: InformationRequest) -> dict[str, str]:
    return {"to": information.asked.name, "from": information.asking_agency.name}


def _tell(
    actor: Actor, action: str, information: InformationRequest, at: datetime, basis: str = ""
) -> None:
    audit.record(
        actor=actor,
        action=action,
        target=f"information:{information.pk}",
        at=at,
        basis=basis or information.ground,
        persons=_persons(information),
        words=_named(information),
    )
