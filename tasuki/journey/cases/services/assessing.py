"""「アセスメント」: of one member, or of the household. 「まだ聞いていない」 is an answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypedDict, Unpack

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import Stale, WrongState
from tasuki.journey.cases import policy, queries, rules
from tasuki.journey.cases.models import Assessment, Case, FormerAssessment
from tasuki.journey.cases.services import _halves as halves
from tasuki.residents.people.models import Concern, Person, Standing
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import deny, require
from tasuki.trust.audit import services as audit

# A detail as its form calls it.
DETAIL = "detail_"
FIELDS = (*rules.ASKED, "unheard", "details")


class Findings(TypedDict, total=False):
    """What was found out; what is left out is empty."""

    traits: Sequence[str]
    background: str
    strengths: str
    wish: str
    urgency: str
    involved: str
    unheard: Sequence[str]
    details: Mapping[str, str]


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
    (0: there was none). What is not open to the actor stays as it stands, whatever is sent."""
    require(policy.can_work(actor, case, at))
    require(rules.case_is_open(is_open=case.lead.is_open))
    sections = queries.sections_for(actor, case, at)
    stands = (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("author")
        .filter(case=case, person=person)
        .first()
    )
    said = _within(_said(findings), stands, sections, at)
    _ask(case, person, said, at)
    if (stands.version if stands else 0) != version:
        raise _stale(stands, said, sections, at)
    if stands is None:
        stands = _first(actor, case, person, said, sections, at)
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
        "details": {code: text for code, text in findings.get("details", {}).items() if text},
    }


def _within(
    said: dict[str, Any], stands: Assessment | None, sections: Section, at: datetime
) -> dict[str, Any]:
    """What is said, as far as this actor reads it; the rest as it stands."""
    town = pack.current(clock.day(at))
    known = {one.code for one in queries.detail_fields(town)}
    strange = sorted(set(said["details"]) - known)
    if strange:
        require(deny("cases.unknown_field", field=strange[0]))
    before = {name: getattr(stands, name) for name in FIELDS} if stands else _said({})
    reads = partial(queries.may_read_field, sections, town=town)
    kept = [one for one in before["traits"] if not queries.may_read_trait(sections, one, town)]
    open_now = queries.open_traits(sections, said["traits"], town)
    own = {code: text for code, text in said["details"].items() if reads(code)}
    theirs = {code: text for code, text in before["details"].items() if not reads(code)}
    plain = [name for name in rules.ASKED if name != "traits"]
    return {
        **{name: said[name] if reads(name) else before[name] for name in plain},
        "traits": sorted({*open_now, *kept} | (set(said["traits"]) - town.known("traits"))),
        "unheard": sorted(
            {*(one for one in said["unheard"] if one not in rules.ASKED or reads(one))}
            | {one for one in before["unheard"] if not reads(one)}
        ),
        "details": {**theirs, **own},
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
    actor: Actor,
    case: Case,
    person: Person | None,
    said: dict[str, Any],
    sections: Section,
    at: datetime,
) -> Assessment:
    written = Assessment(created_at=at, case=case, person=person)
    _write(written, actor, case, said, at)
    try:
        with transaction.atomic():
            written.save(force_insert=True)
    except IntegrityError:
        stands = Assessment.objects.select_related("author").get(case=case, person=person)
        raise _stale(stands, said, sections, at) from None
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


def _stale(
    stands: Assessment | None, said: dict[str, Any], sections: Section, at: datetime
) -> Stale:
    if stands is None:
        return Stale("cases.stale", theirs={}, who="", at=at)
    shown = queries.visible(stands, FIELDS, sections, pack.current(clock.day(at)))
    details = shown.pop("details")
    theirs = {name: value for name, value in shown.items() if value != said[name]}
    for code in {*details, *said["details"]}:
        if queries.may_read_field(sections, code, pack.current(clock.day(at))):
            other = details.get(code, "")
            if other != said["details"].get(code, ""):
                theirs[f"{DETAIL}{code}"] = other
    return Stale("cases.stale", theirs=theirs, who=stands.author.name, at=stands.changed_at)
