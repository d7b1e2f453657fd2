"""What a plan opens of the case, and to whom. Inner halves: the caller has asked."""

from collections.abc import Iterable
from datetime import datetime

from tasuki.ground import clock
from tasuki.journey.cases.models import Around
from tasuki.journey.plans import queries, words
from tasuki.journey.plans.models import Plan
from tasuki.residents.grounds import queries as grounds
from tasuki.residents.grounds import services as ruling
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay import queries as relay_queries
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import CLOCK, Actor

TOGETHER = Section.CARD | Section.RECORDS | Section.ASSESSMENT | Section.PLAN
TO_DECIDE = Section.CARD | Section.PLAN
CONSENT, SUPPORT_MEETING = "consent", "law_106_6"


def source(plan: Plan) -> str:
    """The name under which a decided plan opens the case to its agencies."""
    return f"plan:{plan.pk}"


def ground_of(plan: Plan) -> str:
    """The person's yes; without it, what the 支援会議 held."""
    return CONSENT if plan.consented else SUPPORT_MEETING


def open_to_office(plan: Plan, actor: Actor, at: datetime) -> None:
    """The municipality decides: its deciding office reads what it is to decide on."""
    _share(plan, _office(at), actor, at, source=_deciding(plan), sections=TO_DECIDE)


def close_to_office(plan: Plan, actor: Actor, at: datetime) -> None:
    """The plan waits for no decision any more, or the person took the yes back."""
    _unshare(plan, _office(at), actor, at, source=_deciding(plan))


def open_to_promising(plan: Plan, actor: Actor, at: datetime) -> list[Agency]:
    """Each agency of the 役割分担表 sees what is done together and stands around the case."""
    agencies = list(Agency.objects.filter(pk__in=plan.promises.values("agency")))
    for agency in agencies:
        reads = TOGETHER | relay_queries.details_at(plan.case.lead_id, agency, at)
        _share(plan, agency, actor, at, source=source(plan), sections=reads)
    carrying = {plan.case.lead.holder_id, plan.case.coordination.holder_id}
    standing = set(
        Around.objects.filter(case=plan.case_id, until__isnull=True).values_list(
            "agency_id", flat=True
        )
    )
    new = [agency for agency in agencies if agency.pk not in carrying | standing]
    _rule(plan, new, actor, at)
    Around.objects.bulk_create(
        Around(
            created_at=at,
            case=plan.case,
            agency=agency,
            role=str(words.AROUND_ROLE),
            ground=ground_of(plan),
            ground_note=_reason(plan, at),
            since=at,
        )
        for agency in new
    )
    return agencies


def _rule(plan: Plan, agencies: Iterable[Agency], actor: Actor, at: datetime) -> None:
    """On which ground each agency that is new to the case reads on."""
    case = plan.case
    note = _reason(plan, at)
    there = grounds.bodies()
    ruling.rule_all(
        actor=actor,
        questions=[
            grounds.question(
                case.coordination.holder,
                agency,
                at,
                baton_id=case.lead_id,
                there=there,
                consent=grounds.said_as(plan.consented),
            )
            for agency in agencies
        ],
        chosen=ground_of(plan),
        note=note,
        target=f"plan:{plan.pk}",
        at=at,
    )


def _reason(plan: Plan, at: datetime) -> str:
    """Without the person's consent, which body held the plan to be right, and under which law."""
    if plan.consented:
        return ""
    return str(words.WITHOUT_CONSENT_REASON) % {"tables": queries.held_right_by(plan, at)}


def close_to_promising(plan: Plan, actor: Actor, at: datetime) -> None:
    """A version that is no longer in force opens nothing."""
    for agency in Agency.objects.filter(pk__in=plan.promises.values("agency")):
        _unshare(plan, agency, actor, at, source=source(plan))


def _deciding(plan: Plan) -> str:
    return f"decision:{plan.pk}"


def _office(at: datetime) -> Agency:
    return organizations.agency_by_code(pack.current(clock.day(at)).deciding_office.code)


def _mover(plan: Plan, actor: Actor, at: datetime) -> Actor:
    """Who decides need not carry the case: then the clock opens, inside the act that asked."""
    baton = plan.case.lead
    carries = baton.holder_id in actor.agency_ids
    if carries or relay_queries.may_see(actor, baton.pk, Section.INTAKE, at):
        return actor
    return CLOCK


def _share(
    plan: Plan, agency: Agency, actor: Actor, at: datetime, *, source: str, sections: Section
) -> None:
    relay.share(
        actor=_mover(plan, actor, at),
        baton=plan.case.lead,
        agency=agency,
        source=source,
        sections=sections,
        ground=ground_of(plan),
        at=at,
    )


def _unshare(plan: Plan, agency: Agency, actor: Actor, at: datetime, *, source: str) -> None:
    relay.unshare(
        actor=_mover(plan, actor, at), baton=plan.case.lead, agency=agency, source=source, at=at
    )
