"""「アセスメント」: of one member, or of the household. 「まだ聞いていない」 is an answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import Stale, WrongState
from tasuki.journey.cases import policy, rules
from tasuki.journey.cases.models import Assessment, Case, FormerAssessment
from tasuki.journey.cases.services import _halves as halves
from tasuki.residents.people.models import Concern, Person, Standing
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit

FIELDS = (*rules.ASKED, "unheard")


class Findings(TypedDict, total=False):
    """What was found out; what is left out is empty."""

    traits: Sequence[str]
    background: str
    strengths: str
    wish: str
    urgency: str
    involved: str
    unheard: Sequence[str]


@transaction.atomic
def assess(
    *,
    actor: Actor,
    case: Case,
    person: Person | None,
    version: int,
    at: datetime,
    **findings: Unpack[Findings],
) -> Assessment:
    """Write the assessment of `person` (None: of the household) on top of the version one has read
    (0: there was none)."""
    require(policy.can_work(actor, case, at))
    require(rules.case_is_open(is_open=case.lead.is_open))
    said = _said(findings)
    _ask(case, person, said, at)
    stands = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("author")
        .filter(case=case, person=person)
        .first()
    )
    if (stands.version if stands else 0) != version:
        raise _stale(stands, said, at)
    if stands is None:
        stands = _first(actor, case, person, said, at)
    else:
        _keep(stands, at)
        _write(stands, actor, case, said, at)
        stands.version += 1
        stands.save()
    audit.record(
        actor=actor,
        action="cases.assessed",
        target=f"case:{case.pk}",
        at=at,
        agency_id=stands.agency_id,
        persons=[person.pk] if person else halves.persons_of(case.lead_id),
        words={"version": str(stands.version)},
    )
    return stands


def _said(findings: Findings) -> dict[str, Any]:
    return {
        "traits": sorted(findings.get("traits", ())),
        "background": findings.get("background", ""),
        "strengths": findings.get("strengths", ""),
        "wish": findings.get("wish", ""),
        "urgency": findings.get("urgency", ""),
        "involved": findings.get("involved", ""),
        "unheard": sorted(findings.get("unheard", ())),
    }


def _ask(case: Case, person: Person | None, said: dict[str, Any], at: datetime) -> None:
    """The rules: of whom, and whether what is said can be said."""
    standing = None
    if person is not None:
        standing = Concern.objects.filter(baton=case.lead_id, person=person).first()
        if standing is None:
            raise WrongState("cases.not_a_member")
    town = pack.current(clock.day(at))
    require(
        rules.assessment_answers(
            said,
            said["unheard"],
            is_subject=standing is not None and standing.part == Standing.SUBJECT,
            traits_known=town.known("traits"),
        )
    )
    if said["urgency"] and said["urgency"] not in town.known("urgencies"):
        require(deny("cases.unknown_urgency", chosen=said["urgency"]))


def _first(
    actor: Actor, case: Case, person: Person | None, said: dict[str, Any], at: datetime
) -> Assessment:
    written = Assessment(created_at=at, case=case, person=person)
    _write(written, actor, case, said, at)
    try:
        with transaction.atomic():
            written.save(force_insert=True)
    except IntegrityError:
        stands = Assessment.objects.select_related("author").get(case=case, person=person)
        raise _stale(stands, said, at) from None
    return written


def _write(
    stands: Assessment, actor: Actor, case: Case, said: dict[str, Any], at: datetime
) -> None:
    for field, value in said.items():
        setattr(stands, field, value)
    stands.author_id = halves.staff_of(actor)
    stands.agency_id = halves.acting_agency(actor, case)
    stands.changed_at = at


def _keep(stands: Assessment, at: datetime) -> None:
    FormerAssessment.objects.create(
        created_at=at,
        assessment=stands,
        version=stands.version,
        content={field: getattr(stands, field) for field in FIELDS},
        author_id=stands.author_id,
    )


def _stale(stands: Assessment | None, said: dict[str, Any], at: datetime) -> Stale:
    if stands is None:
        return Stale("cases.stale", theirs={}, who="", at=at)
    theirs = {
        field: getattr(stands, field) for field in FIELDS if getattr(stands, field) != said[field]
    }
    return Stale("cases.stale", theirs=theirs, who=stands.author.name, at=stands.changed_at)
