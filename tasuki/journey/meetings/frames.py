"""The frame of a sitting: what the town's pack lets a body take, say and decide."""

from dataclasses import dataclass
from datetime import date, datetime

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.ground.verdict import Verdict
from tasuki.ground.wareki import fiscal_year_name
from tasuki.journey.meetings import kinds, policy, rules, words
from tasuki.journey.meetings.kinds import AgendaKind
from tasuki.journey.meetings.models import AgendaItem, Meeting, Opinion
from tasuki.town.municipality import pack
from tasuki.town.municipality.pack import Code, Duty, MeetingBody, Pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.organizations.queries import OnDuty
from tasuki.trust.access.actor import Actor

# The pack's names of what the house calls otherwise.
CONSENT = {"GIVEN": rules.GIVEN, "NONE": rules.WITHOUT, "ANY": rules.ANY}
_PACK_OPINIONS = {"revise": "resubmit", "not_now": "deferred"}


def body_of(meeting: Meeting) -> MeetingBody | None:
    """The body in the pack of the meeting's year; None when that pack knows it no more."""
    try:
        return pack.current(clock.day(meeting.held_at)).meeting_body(meeting.body)
    except HouseError:
        return None


def table_of(meeting: Meeting) -> rules.Table:
    """The frame under which the meeting sits, as the rules want it."""
    return rules.Table(
        name=meeting.name,
        consent_rule=meeting.consent_rule,
        case_data=meeting.case_data,
        basis=meeting.basis,
        data_law=str(words.DATA_LAW),
        others=others(clock.day(meeting.held_at)),
        without=tables_without_consent(clock.day(meeting.held_at)),
    )


def tables_without_consent(day: date) -> str:
    """Where what nobody has agreed to may be spoken of in that 年度, each with its law."""
    return pack.current(day).tables_without_consent(clock.fiscal_year(day))


@dataclass(frozen=True, slots=True)
class InYear:
    """What a body is in one 年度: on what it sits, whom it may speak of."""

    body: MeetingBody
    stands: bool
    legal_types: tuple[str, ...]
    consent_rule: str
    case_data: bool


def in_year(body: MeetingBody, day: date) -> InYear:
    """The body as it may sit on that day."""
    town, year = pack.current(day), clock.fiscal_year(day)
    types = town.legal_types_in(body, year)
    return InYear(
        body=body,
        stands=any(one.code == body.code for one in town.bodies_in(year)),
        legal_types=types,
        consent_rule=rules.asks_consent(
            CONSENT[body.consent_rule.name], lost_support=len(types) < len(body.legal_types)
        ),
        case_data=rules.takes_cases(
            case_data=body.case_data,
            legal_types=types,
            type_known="legal_types" not in body.unknown or "legal_types" in body.demo_choice,
        ),
    )


def may_convene(body: MeetingBody, day: date) -> Verdict:
    """Whether the body can be called together on that day; a refusal says what there is instead."""
    town, there = pack.current(day), in_year(body, day)
    return rules.may_convene(
        stands=there.stands,
        waits_for_programme=body.stands_in(clock.fiscal_year(day)),
        meeting=body.name,
        year=fiscal_year_name(clock.fiscal_year(day)),
        instead="・".join(
            f"{one.label}（{one.article}）" for one in town.instead_of_support_meeting()
        ),
    )


def instead(town: Pack, day: date) -> tuple[Code, ...]:
    """What there is for what nobody has agreed to, before the programme runs; () once it runs."""
    if town.runs(clock.fiscal_year(day)):
        return ()
    return town.instead_of_support_meeting()


def others(day: date) -> str:
    """The names of the town's tables that take cases, for a sentence."""
    bodies = pack.current(day).bodies_in(clock.fiscal_year(day))
    named = [body.name for body in bodies if in_year(body, day).case_data]
    return "・".join(named) or str(words.NO_TABLE)


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the town has yet to found, and what there is until then."""

    to_come: tuple[tuple[MeetingBody, bool], ...]  # True: there, but the programme has to run first
    instead: tuple[Code, ...]
    by_itself: bool


def outlook(at: datetime) -> Outlook:
    """For the pages on which a meeting is chosen or called."""
    day = clock.day(at)
    town, year = pack.current(day), clock.fiscal_year(day)
    to_come = tuple((body, body.stands_in(year)) for body in town.bodies_to_come(year))
    return Outlook(to_come, instead(town, day), town.decides_by_itself(year))


def officers(meeting: Meeting) -> dict[str, OnDuty]:
    """会議担当者 of the offices at the table, or the deputy who stands in on that day, by the
    agency's code: to them the invitation goes."""
    return organizations.on_duty(Duty.MEETING, clock.day(meeting.held_at))


def is_demo_choice(meeting: Meeting) -> bool:
    """見本の設定: the town's source does not say by what law this body sits."""
    body = body_of(meeting)
    return body is not None and body.chosen_for_the_demo


def powers_of(meeting: Meeting) -> rules.Powers:
    """What the body may say."""
    body = body_of(meeting)
    if body is None:
        return rules.Powers(decides=frozenset())
    return rules.Powers(frozenset(body.decides), body.may_name_referrer_lead)


def convening_agency(body: MeetingBody) -> Agency:
    """Who convenes that body: the pack's word, else the 調整役."""
    code = body.convener or pack.current().coordinator_agency.code
    return organizations.agency_by_code(code)


def bodies_for(actor: Actor, at: datetime) -> list[MeetingBody]:
    """The bodies this actor may convene, in the pack's order: only those that stand by now."""
    bodies = pack.current(clock.day(at)).bodies_in(clock.fiscal_year(clock.day(at)))
    codes = {body.convener or pack.current().coordinator_agency.code for body in bodies}
    agencies = {agency.code: agency for agency in Agency.objects.filter(code__in=codes)}
    convening = policy.convening(actor)
    return [
        body
        for body in bodies
        if (agency := agencies.get(body.convener or pack.current().coordinator_agency.code))
        and (agency.pk in convening or (body.members_by_case and policy.coordinates(actor)))
    ]


def bodies_that_decide(kind: AgendaKind, at: datetime) -> str:
    """The names of the bodies which decide on such matters, for a sentence."""
    day = clock.day(at)
    bodies = pack.current(day).bodies_that_decide(kind.decided_as, clock.fiscal_year(day))
    return "・".join(body.name for body in bodies) or str(words.NOTHING_DECIDES)


def opinions_for(item: AgendaItem) -> list[tuple[str, str]]:
    """What this meeting may say of this item, with the town's words."""
    kind = kinds.kind(item.kind) if kinds.known(item.kind) else None
    offered = rules.opinions(
        powers_of(item.meeting),
        decided_as=kind.decided_as if kind else "",
        has_referrer=item.referrer_id is not None,
        may_give_back=kind.may_give_back if kind else False,
    )
    return [(code, opinion_label(code)) for code in offered]


def opinion_label(code: str) -> str:
    """The town's word for an opinion, else the house's."""
    if not code:
        return ""
    listed = pack.current().lists.get("opinions")
    known = listed.find(_PACK_OPINIONS.get(code, code)) if listed else None
    return known.label if known else str(Opinion(code).label)


def secrecy_notice(meeting: Meeting) -> str:
    """What stands on every page and paper of a 支援会議; "" for other meetings."""
    return str(words.SECRECY) if meeting.secrecy_by_law else ""
