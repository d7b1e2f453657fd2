"""Reads of 緊急閲覧: what was opened, and the desk's rows that tell of it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from tasuki.ground import addresses, clock, names, wareki
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.journey.cases.models import Case
from tasuki.journey.emergency import policy, rules, words
from tasuki.journey.emergency.models import Attempt, EmergencyLook, Result
from tasuki.journey.intake.models import Consultation
from tasuki.residents.people.models import Concern, NameState, Person, Standing
from tasuki.town.organizations import queries as organizations
from tasuki.town.relay import matters
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor

ON_DESK = 20
COORDINATION = "coordination"
DONE = [Result.FIT, Result.UNFIT]


def attempts_for(actor: Actor) -> QuerySet[Attempt]:
    """What the worker asked for; nobody else's page."""
    return Attempt.objects.filter(staff=actor.staff_id)


def looks_for(actor: Actor, at: datetime) -> QuerySet[EmergencyLook]:
    """The looks that the actor may know of."""
    return EmergencyLook.objects.filter(policy.visible_to(actor, at)).select_related(
        "attempt", "staff", "agency", "baton", "baton__holder", "reviewed_by"
    )


def tries_on(staff_id: UUID, at: datetime) -> int:
    """How often this worker has asked on that day."""
    day = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    asked = Attempt.objects.filter(staff=staff_id, created_at__gte=day)
    return asked.filter(created_at__lt=day + timedelta(days=1)).count()


def asked_for(number: str, name: str, birth_on: date | None) -> list[Baton]:
    """The matters of that number, or the open ones of whoever has that whole name and birth date;
    whoever may see them. Only the act of this room asks."""
    if number.strip():
        wanted = number.strip().upper()
        found = Q(pk__in=Consultation.objects.filter(number=wanted).values("baton"))
        found |= Q(pk__in=Case.objects.filter(number=wanted).values("lead"))
        grown = Q(predecessors__in=Consultation.objects.filter(number=wanted).values("baton"))
        return _whole(found | grown & Q(closed_at__isnull=True))
    forms = _folded(name)
    persons = Person.objects.filter(
        Q(folded__in=forms) | Q(folded_kana__in=forms),
        birth_on=birth_on,
        name_state=NameState.KNOWN,
    )
    about = Concern.objects.filter(
        person__in=persons, part__in=[Standing.SUBJECT, Standing.MEMBER]
    ).values("baton")
    return _whole(Q(pk__in=about, closed_at__isnull=True))


def _folded(name: str) -> list[str]:
    """The whole name or the whole reading, however it is written; never a part of it. In a demo the
    mark that everybody's name bears there need not be typed."""
    folded = names.fold(name)
    return [folded, folded + words.SAMPLE] if folded and organizations.is_demo() else [folded]


def _whole(which: Q) -> list[Baton]:
    found = Baton.objects.filter(which).exclude(matter=COORDINATION).select_related("holder")
    return list(found.distinct().order_by("-created_at", "-pk")[: rules.MOST])


def openable(actor: Actor, batons: list[Baton], at: datetime) -> list[Baton]:
    """Those from which the actor is not kept away: by name, or by another room's refusal."""
    ids = [baton.pk for baton in batons]
    barred = relay.barred_among(actor, ids, at)
    return [baton for baton in batons if baton.pk not in barred]


def links(looks: list[EmergencyLook], actor: Actor, at: datetime) -> list[matters.Card]:
    """The pages that are open now."""
    live = [look.baton_id for look in looks if look.until > at]
    return relay.cards_for(actor, live, at)


def number_of(look: EmergencyLook) -> str:
    """The matter's number, which says nothing of whom it is about; of a secret one not even that."""
    if look.baton.secret:
        return ""
    found = Consultation.objects.filter(baton=look.baton_id).values_list("number", flat=True)
    other = Case.objects.filter(lead=look.baton_id).values_list("number", flat=True)
    return next(iter([*found, *other]), "")


# --- the desk ------------------------------------------------------------------------------------


def desk_rows(actor: Actor, at: datetime) -> dict[str, list[DeskRow]]:
    """The actor's own looks while they last; every look that is not reviewed, on the desks of who
    carry or coordinate the matter and of 管理者. One query."""
    if actor.staff_id is None or not (actor.works or actor.is_admin):
        return {}
    found = _TOLD(agencies=actor.agency_ids, staff=actor.staff_id, at=at, everything=actor.is_admin)
    return {"due": [_row(look, actor) for look in found]}


def _told(
    agencies: list[UUID], staff: UUID, at: datetime, *, everything: bool
) -> QuerySet[EmergencyLook]:
    own = Q(staff=staff, until__gt=at)
    to_review = Q(since__lte=at) if everything else policy.carried_by(agencies, staff, at)
    found = EmergencyLook.objects.filter(own | to_review & ~Q(staff=staff) & ~Q(result__in=DONE))
    return found.select_related("attempt", "staff", "agency", "baton").order_by("since", "id")[
        :ON_DESK
    ]


_TOLD = Prepared(_told)


def _row(look: EmergencyLook, actor: Actor) -> DeskRow:
    until = wareki.show_moment_short(look.until)
    if look.staff_id == actor.staff_id:
        url = addresses.of("emergency:attempt", look.attempt_id)
        return DeskRow(
            record=f"look:{look.pk}",
            title=str(words.ROW_OWN) % {"until": until},
            url=url,
            mark=str(words.MARK),
            tone="due",
            on=clock.day(look.since),
            on_label=str(words.OPENED_ON),
            action=Action(url, str(words.READ)),
        )
    url = addresses.of("emergency:look", look.pk)
    reviews = bool(policy.can_review(actor, look))
    return DeskRow(
        record=f"look:{look.pk}",
        title=str(words.ROW_TITLE) % {"agency": look.agency.name, "staff": look.staff.name},
        url=url,
        note=_note(look, until),
        mark=str(words.UNSURE if look.result else words.MARK),
        tone="late",
        on=clock.day(look.since),
        on_label=str(words.OPENED_ON),
        action=Action(url, str(words.TO_REVIEW if reviews else words.READ), "eye"),
    )


def _note(look: EmergencyLook, until: str) -> str:
    return str(words.ROW_NOTE) % {
        "since": wareki.show_moment_short(look.since),
        "until": until,
        "danger": look.attempt.get_danger_display(),
    }


def facts(look: EmergencyLook, *, whole: bool, own_note: bool = False) -> list[tuple[str, Any]]:
    """What the page says of a look; the reason only to those who may know of the matter, the note
    of the review to them and to whoever wrote it (`own_note`)."""
    attempt = look.attempt
    said: list[tuple[Any, Any]] = [
        (words.FACTS["who"], f"{look.agency.name}　{look.staff.name}"),
        (words.FACTS["number"], number_of(look) or str(words.NOT_SHOWN)),
        (words.FACTS["holder"], look.baton.holder.name),
        (words.FACTS["since"], wareki.show_moment(look.since)),
        (words.FACTS["until"], wareki.show_moment(look.until)),
        (words.FACTS["danger"], attempt.get_danger_display()),
    ]
    if whole:
        said += [
            (words.FACTS["whose"], attempt.whose),
            (words.FACTS["reason"], attempt.reason),
            (words.FACTS["why_alone"], attempt.why_alone),
        ]
    if look.result:
        said += [(words.FACTS["result"], look.get_result_display())]
        by = look.reviewed_by.name if look.reviewed_by else ""
        said += [(words.FACTS["reviewed_by"], by)]
        if look.reviewed_at:
            said += [(words.FACTS["reviewed_at"], wareki.show_moment(look.reviewed_at))]
        reads_note = (whole or own_note) and look.review_note
        said += [(words.FACTS["note"], look.review_note)] if reads_note else []
    return [(str(label), value) for label, value in said]
