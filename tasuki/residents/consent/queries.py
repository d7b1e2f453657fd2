"""Reading consents. `agreed` and `stands` are asked at the moment of use and kept nowhere."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from tasuki.ground import addresses, clock
from tasuki.ground.prepared import Prepared
from tasuki.ground.ui.shapes import Action, DeskRow
from tasuki.ground.verdict import Verdict
from tasuki.residents.consent import changes, dangers, policy, rules, words
from tasuki.residents.consent.models import AGREED, Consent, Giver
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Membership, Person, Standing, Tie
from tasuki.residents.protection import queries as protection
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.services import look

State = rules.State
Given = changes.Given
ON_DESK = 20


def consents_for(actor: Actor, at: datetime) -> QuerySet[Consent]:
    """The consents this actor may see; who shows them calls `look`."""
    return Consent.objects.filter(policy.visible_to(actor, at)).select_related(
        "person", "taken_by", "agency", "scan", "giver_person"
    )


def history_of(person: Person) -> list[Consent]:
    """Every answer, newest first, with what it covers. The caller has asked who may see it."""
    look([person.pk])
    found = Consent.objects.filter(person=person).select_related("taken_by", "agency", "scan")
    return list(
        found.prefetch_related(
            "scopes__agency", "exclusions__agency", "withdrawals__noted_by", "withdrawals__scope"
        ).order_by("-version")
    )


def present(person_ids: Collection[UUID]) -> dict[UUID, Consent]:
    """The answer of each person that counts now, with what it covers."""
    return {one.person_id: one for one in _PRESENT(persons=list(person_ids))}


_PRESENT: Prepared[Consent] = Prepared(
    lambda persons: (
        Consent.objects.filter(person__in=persons, superseded_at__isnull=True)
        .select_related("agency")
        .prefetch_related("scopes", "exclusions")
        .order_by()
    )
)


def answers(person_ids: Collection[UUID]) -> dict[UUID, Consent]:
    """As `present`, without what it covers: for lists."""
    return {one.person_id: one for one in _ANSWERS(persons=list(person_ids))}


_ANSWERS: Prepared[Consent] = Prepared(
    lambda persons: Consent.objects.filter(
        person__in=persons, superseded_at__isnull=True
    ).order_by()
)


def consents_of(person_ids: Collection[UUID], at: datetime) -> dict[UUID, list[Consent]]:
    """Every answer of these persons that was written down until then, newest first."""
    found: dict[UUID, list[Consent]] = defaultdict(list)
    rows = Consent.objects.filter(person__in=list(person_ids), created_at__lte=at)
    for one in rows.prefetch_related("scopes", "exclusions").order_by("-version"):
        found[one.person_id].append(one)
    return dict(found)


def held(consent: Consent | None) -> rules.Held | None:
    """The answer as rules read it; a scope that was withdrawn is none."""
    if consent is None:
        return None
    exclusions = list(consent.exclusions.all())
    return rules.Held(
        state=State(consent.state),
        until=consent.until,
        reaches=tuple(
            rules.Reach(
                frozenset(one.categories), one.purpose, agency=one.agency_id, kind=one.agency_kind
            )
            for one in consent.scopes.all()
            if one.withdrawn_on is None
        ),
        except_agencies=frozenset(one.agency_id for one in exclusions if one.agency_id is not None),
        except_categories=frozenset(one.category for one in exclusions if one.category),
    )


def standing(consent: Consent | None, on: date) -> rules.State:
    """Its state on that day, without asking what it covers."""
    if consent is None:
        return State.UNKNOWN
    return rules.state_on(rules.Held(State(consent.state), consent.until), on)


def states_of(person_ids: Collection[UUID], at: datetime) -> dict[UUID, rules.State]:
    """Of each person: the state of the present answer; UNKNOWN where nobody asked or it has ended."""
    said, today = answers(person_ids), clock.day(at)
    return {pk: standing(said.get(pk), today) for pk in person_ids}


def said_of(person_ids: Collection[UUID]) -> dict[UUID, str]:
    """yes | no | unknown, of those who have an answer on record, whatever its date: what opens a
    meeting asks no more. What may be told is asked by `agreed`."""
    said = answers(person_ids)
    return {pk: rules.IN_SHORT[State(one.state)] for pk, one in said.items()}


def state_of(person_id: UUID, at: datetime) -> rules.State:
    """states_of, for one."""
    return states_of([person_id], at)[person_id]


def agreed(
    person_id: UUID, agency_id: UUID, categories: Collection[str], purpose: str, at: datetime
) -> rules.State:
    """What the person's present answer says of telling that agency these categories.

    No categories: anything at all; no purpose: any.
    """
    answers = present([person_id])
    if person_id not in answers:
        return State.UNKNOWN
    to = organizations.agency(agency_id)
    return agreed_of([person_id], answers, to, categories, at, purpose)[person_id]


def agreed_of(
    person_ids: Iterable[UUID],
    answers: Mapping[UUID, Consent],
    to: Agency,
    categories: Collection[str],
    at: datetime,
    purpose: str = "",
) -> dict[UUID, rules.State]:
    """`agreed` of several people, whose present answers were read together."""
    said = {}
    for pk in person_ids:
        answer = held(answers.get(pk))
        said[pk] = State.UNKNOWN
        if answer is not None:
            said[pk] = rules.agreed(
                answer,
                agency=to.pk,
                kind=to.kind,
                categories=categories,
                purpose=purpose,
                on=clock.day(at),
            )
    return said


def stands(
    person_id: UUID, agency_id: UUID, categories: Collection[str], purpose: str, at: datetime
) -> Verdict:
    """May an act rest on this person's consent towards that agency? rules.stands of `agreed`."""
    state = agreed(person_id, agency_id, categories, purpose, at)
    return rules.stands(state, receiver=organizations.agency(agency_id).name)


def category_codes(on: date) -> list[str]:
    """The town's categories, in the order of its sheet."""
    return [one.code for one in pack.current(on).codes("consent_categories")]


def near_persons(person: Person) -> list[Person]:
    """Who may speak for the person as one on record: the household, and those tied to them."""
    homes = Membership.objects.filter(person=person, until__isnull=True).values("household")
    members = Membership.objects.filter(household__in=homes, until__isnull=True)
    batons = Concern.objects.filter(person=person).values("baton")
    beside = Concern.objects.filter(baton__in=batons, part__in=[Standing.SUBJECT, Standing.MEMBER])
    ties = Tie.objects.filter(Q(person=person) | Q(other=person)).values_list("person", "other")
    tied = {pk for pair in ties for pk in pair}
    found = Person.objects.filter(
        Q(pk__in=members.values("person")) | Q(pk__in=beside.values("person")) | Q(pk__in=tied)
    )
    return list(found.exclude(pk=person.pk).order_by("pk"))


def speakers_for(person: Person) -> list[Person]:
    """`near_persons` to choose from: neither whom the person fled from, nor who fled from them."""
    away = protection.estranged_from(person.pk)
    return [
        one
        for one in near_persons(person)
        if one.pk not in away
        and not (one.protected and person.pk in protection.estranged_from(one.pk))
    ]


def is_near(person: Person, other: Person) -> bool:
    """Whether that is one of `near_persons`."""
    return any(one.pk == other.pk for one in near_persons(person))


def may_represent(person: Person, *, giver: str, other: Person | None) -> Verdict:
    """The check against an abusive representative, with what this house knows."""
    if giver == Giver.SELF:
        return rules.may_represent(giver=giver, estranged=False, danger=False, is_person=False)
    estranged = protection.estranged_from(person.pk)
    # Who is to be feared is on record, and who speaks is on record as somebody else.
    cleared = bool(estranged) and other is not None
    return rules.may_represent(
        giver=giver,
        estranged=other is not None and other.pk in estranged,
        danger=not cleared and (bool(estranged) or person.protected or dangers.near(person.pk)),
        is_person=other is not None and other.pk == person.pk,
        among=other is None or is_near(person, other),
    )


def listen_to_changes(name: str, listener: changes.Listener) -> None:
    """A later room says what it does when somebody answers anew."""
    changes.listen(name, listener)


def tell_of_given(name: str, teller: changes.Teller) -> None:
    """A later room says what it knows to have been told."""
    changes.tell_of(name, teller)


def ask_of_danger(name: str, question: dangers.Question) -> None:
    """A later room says how it is asked whether its matters mention 虐待・DV."""
    dangers.add(name, question)


def last_version(person_id: UUID) -> int:
    """What the form is written on; 0 where nobody asked yet."""
    newest = Consent.objects.filter(person=person_id, superseded_at__isnull=True)
    return next(iter(newest.values_list("version", flat=True)), 0)


def near_the_end(actor: Actor, at: datetime) -> list[Consent]:
    """Consents of people in matters that the actor's agencies hold, which end soon or have ended,
    and those that are to be asked again by now."""
    today = clock.day(at)
    horizon = clock.add_days(today, pack.current(today).term("consent_renew_days"))
    found = _NEAR_THE_END(agencies=actor.agency_ids, until=horizon, on=today)
    rows = {one.pk: one for one in found}
    if not rows:
        return []
    seen = set(consents_for(actor, at).filter(pk__in=rows).values_list("pk", flat=True))
    return [one for pk, one in rows.items() if pk in seen]


def _near_the_end(agencies: list[UUID], until: date, on: date) -> QuerySet[Consent]:
    concerns = Concern.objects.filter(
        person=OuterRef("person_id"),
        part__in=[Standing.SUBJECT, Standing.MEMBER],
        baton__closed_at__isnull=True,
        baton__holder__in=agencies,
    )
    near = Q(state__in=AGREED, until__lte=until) | Q(ask_again_on__lte=on)
    found = Consent.objects.filter(near, Exists(concerns), superseded_at__isnull=True)
    found = found.select_related("person").order_by(Coalesce("ask_again_on", "until"), "pk")
    return found[:ON_DESK]


_NEAR_THE_END = Prepared(_near_the_end)


def concerned_by(baton_ids: Iterable[UUID]) -> list[Concern]:
    """本人 and household members of these matters, each person once."""
    found = people.persons_of(list(baton_ids))
    once: dict[UUID, Concern] = {}
    for concerns in found.values():
        for one in concerns:
            if one.part != Standing.VISITOR:
                once.setdefault(one.person_id, one)
    return list(once.values())


def desk_rows(actor: Actor, at: datetime) -> dict[str, list[DeskRow]]:
    """due | stalled of the agencies that hold a matter of the person; two queries on a calm day."""
    lists: dict[str, list[DeskRow]] = {"due": [], "stalled": []}
    if not actor.works:
        return lists
    today = clock.day(at)
    found = near_the_end(actor, at)
    for one in found:
        row = _row(one, today)
        lists["stalled" if row.tone == "late" else "due"].append(row)
    look([one.person_id for one in found])
    return lists


def _row(one: Consent, today: date) -> DeskRow:
    asks = one.state not in AGREED
    on = one.ask_again_on if asks else one.until
    late = on is not None and on < today
    mark = words.TO_ASK if asks else words.HAS_ENDED if late else words.ENDS_SOON
    page = addresses.of("consent:person", one.person_id)
    action = (
        Action(page, str(words.ASK_NOW))
        if asks
        else Action(addresses.of("consent:renew", one.pk), str(words.RENEW))
    )
    return DeskRow(
        record=f"person:{one.person_id}",
        title=people.display_name(one.person),
        url=page,
        note=str(one.get_state_display()),
        mark=str(mark),
        tone="late" if late else "due",
        on=on,
        on_label=str(words.ASK_AGAIN if asks else words.UNTIL),
        action=action,
    )
