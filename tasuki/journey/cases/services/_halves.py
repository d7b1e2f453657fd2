"""Inner halves of this room's acts: they do not ask again, and nobody else calls them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from tasuki.ground import clock
from tasuki.ground.errors import NotAllowed, WrongState
from tasuki.journey.cases import policy, queries, rules
from tasuki.journey.cases.models import Answer, Around, Case, CaseSeries, Request
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds import services as ruling
from tasuki.residents.grounds.rules import Category, Consent
from tasuki.residents.people.models import Concern, Person
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit


def persons_of(baton_id: UUID) -> list[UUID]:
    """Whom a matter concerns, for the record's line."""
    return list(Concern.objects.filter(baton=baton_id).values_list("person_id", flat=True))


def standing(request: Request) -> Request:
    """The request as it stands under the lock, not as it was read."""
    return (
        Request.objects.select_for_update(of=("self",))
        .select_related(
            "consultation__baton__holder",
            "consultation__baton__person",
            "consultation__subject",
            "consultation__household",
            "from_agency",
            "to_agency",
        )
        .get(pk=request.pk)
    )


def midnight_after(day: date) -> datetime:
    """From then on the request has lapsed, and what it opened is closed without any job."""
    return timezone.make_aware(datetime.combine(clock.add_days(day, 1), time.min))


def answer(
    request: Request,
    how: Answer,
    *,
    actor: Actor,
    at: datetime,
    reason: str = "",
    case: Case | None = None,
    joined: bool = False,
) -> None:
    """Compare and set: of two answers at the same moment one is the truth."""
    heeded = at if how in (Answer.ACCEPTED, Answer.WITHDRAWN) else None
    facts = {
        "answered_at": at,
        "answer": how,
        "answer_reason": reason,
        "answered_by_id": actor.staff_id,
        "heeded_at": heeded,
        "case": case,
        "joined": joined,
    }
    if not Request.objects.filter(pk=request.pk, answered_at__isnull=True).update(**facts):
        raise WrongState(f"cases.request_{standing(request).answer}")
    for name, value in facts.items():
        setattr(request, name, value)


def write_lapse(request: Request, at: datetime) -> None:
    """Write down that a request's date has passed; what it had opened closes."""
    answer(request, Answer.LAPSED, actor=CLOCK, at=at)
    audit.record(
        actor=CLOCK,
        action="cases.request_lapsed",
        target=f"request:{request.pk}",
        at=at,
        agency_id=request.from_agency_id,
    )


def next_number(at: datetime) -> str:
    """The next case number of the fiscal year; a refused act leaves a gap at most."""
    year = clock.fiscal_year(clock.day(at))
    series, _ = CaseSeries.objects.get_or_create(fiscal_year=year)
    series = CaseSeries.objects.select_for_update().get(pk=series.pk)
    series.last += 1
    series.save(update_fields=["last"])
    return rules.case_number(year, series.last)


def stand_around(
    case: Case,
    agency: Agency,
    *,
    actor: Actor,
    role: str,
    ground: str,
    ground_note: str,
    at: datetime,
    consent: str,
    sender: Agency | None = None,
    categories: Collection[str] | None = None,
) -> Around:
    """Put an agency around the case and open to it what is done together."""
    try:
        with transaction.atomic():
            around = Around.objects.create(
                created_at=at,
                case=case,
                agency=agency,
                role=role,
                ground=ground,
                ground_note=ground_note,
                since=at,
            )
    except IntegrityError:
        raise WrongState("cases.already_around") from None
    teller = sender or case.coordination.holder
    reads = needs(case, agency, ground, teller, consent, at) if categories is None else categories
    rule(
        ground,
        ground_note,
        actor=actor,
        sender=sender or case.coordination.holder,
        receiver=agency,
        consent=consent,
        persons=grounds.subjects_of(case.lead_id),
        baton_id=case.lead_id,
        target=f"around:{around.pk}",
        at=at,
    )
    relay.share(
        actor=actor,
        baton=case.lead,
        agency=agency,
        source=f"role:{around.pk}",
        sections=policy.TOGETHER | relay_queries.opened_by(reads),
        ground=ground,
        at=at,
    )
    audit.record(
        actor=actor,
        action="cases.agency_added",
        target=f"case:{case.pk}",
        at=at,
        basis=ground,
        words={"agency_name": agency.name, "role": role},
    )
    return around


def needs(
    case: Case, agency: Agency, ground: str, sender: Agency, consent: str, at: datetime
) -> list[str]:
    """What of the assessment an agency reads where nobody has said: what its kind works with, of
    that what the ground opens to it. 犯罪の経歴 is opened by hand alone."""
    wanted = relay_queries.needs_of(agency.kind, clock.day(at))
    persons = grounds.subjects_of(case.lead_id)
    said = grounds.said_as(consent != "no")
    asked = {
        code: grounds.question(
            sender,
            agency,
            at,
            persons=persons,
            baton_id=case.lead_id,
            consent=said,
            categories=frozenset({Category(code)}),
        )
        for code in wanted
        if code in set(Category)
    }
    return [code for code, one in asked.items() if grounds.claim(one, ground, at) is not None]


def ask_for_ground(
    code: str, note: str, *, sender: Agency, receiver: Agency, consent: str, at: datetime
) -> str:
    """The ground fits both sides and is explained; answers its article.

    Raises:
        RuleBroken: consent is not there, cited with its article.
        NotAllowed: the ground does not fit, or is not explained.
    """
    ground = pack.current(clock.day(at)).ground(code)
    agreeing = grounds.with_consent(grounds.question(sender, receiver, at))
    fits = grounds.claim(agreeing, code, at) is not None
    require(
        rules.ground_carries(
            needs_consent=code == grounds.CONSENT,
            consent=consent,
            condition=ground.condition,
            note=note,
            article=ground.article,
        )
    )
    if not fits:
        require(deny("cases.ground_does_not_fit"))
    return ground.article


def rule(
    code: str,
    note: str,
    *,
    actor: Actor,
    sender: Agency,
    receiver: Agency,
    consent: str,
    persons: Sequence[UUID],
    baton_id: UUID,
    target: str,
    at: datetime,
) -> None:
    """Keep with the act on which ground it tells; refused where that does not hold by now."""
    said = {"yes": Consent.GIVEN, "no": Consent.NONE}.get(consent)
    if said is None:
        said = Consent.GIVEN if note.strip() else Consent.UNKNOWN
    question = grounds.question(
        sender, receiver, at, persons=persons, baton_id=baton_id, consent=said
    )
    ruling.rule(
        actor=actor,
        question=question,
        chosen=code,
        note=note,
        target=target,
        at=at,
        persons=persons,
    )


def consent_of(case: Case, about: Person | None = None) -> str:
    """What is known of consent to sharing: of that person, else of all 本人 of the case together.
    A member who was never asked at a counter is 「まだ聞いていない」."""
    said = queries.consents_of(case)
    if about is not None:
        return said.get(about.pk, "unknown")
    answers = set(said.values())
    return "no" if "no" in answers else "yes" if answers == {"yes"} else "unknown"


def staff_of(actor: Actor) -> UUID:
    """The person who acts; the clock opens and asks nothing."""
    if actor.staff_id is None:
        raise NotAllowed("access.no_appointment")
    return actor.staff_id


def acting_agency(actor: Actor, case: Case) -> UUID:
    """For which of their agencies somebody with several works on this case."""
    near = [case.lead.holder_id, case.coordination.holder_id]
    near += Around.objects.filter(case=case, until__isnull=True).values_list("agency_id", flat=True)
    near += sorted(actor.agency_ids)
    return next(pk for pk in near if pk in actor.agency_ids)


def unique(agencies: Iterable[Agency], besides: set[UUID]) -> list[Agency]:
    """Each agency once, without those that carry the case anyway."""
    return list({one.pk: one for one in agencies if one.pk not in besides}.values())
