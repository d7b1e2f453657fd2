"""Who handles requests, leaks and disposals.

事務局 and the 管理職 of the town's own offices keep the registers: numbers, dates, states. What stands
in a record is read by the two persons who were appointed to that one request, and by nobody else.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from tasuki.ground import clock
from tasuki.ground.errors import NotAllowed
from tasuki.office.duties.models import Disclosure, Disposal, Holder, Leak, State
from tasuki.residents.people.models import Person
from tasuki.residents.protection import queries as protection
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency, Regime, Staff
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import ALLOW, Decision, deny
from tasuki.trust.access.roles import Role


def heads_at(actor: Actor) -> frozenset[UUID]:
    """The town's own offices of which the actor is 管理職."""
    mine = actor.agencies_with(Role.SUPERVISOR)
    if not mine:
        return mine
    found = Agency.objects.filter(pk__in=mine, regime=Regime.PUBLIC)
    return frozenset(found.values_list("pk", flat=True))


def keeps_registers(actor: Actor) -> bool:
    """事務局, and 管理職 of the town."""
    return actor.is_secretary or bool(heads_at(actor))


def is_head(actor: Actor) -> bool:
    """課長: 管理職 of the town."""
    return bool(heads_at(actor))


def in_person(actor: Actor) -> UUID:
    """The worker behind an act that only somebody in person does."""
    if actor.staff_id is None:
        raise NotAllowed("access.no_appointment")
    return actor.staff_id


def can_keep(actor: Actor) -> Decision:
    """Registers of requests and disposals."""
    return ALLOW if keeps_registers(actor) else deny("duties.office_only")


def can_receive(actor: Actor) -> Decision:
    """Whoever stands at a counter takes it in and passes it to the office."""
    return ALLOW if actor.works or keeps_registers(actor) else deny("duties.office_only")


def visible(actor: Actor) -> Q:
    """Requests whose line in the register the actor may see."""
    mine = Q(received_by=actor.staff_id) | Q(handler=actor.staff_id) | Q(second=actor.staff_id)
    mine |= Q(holder=Holder.ITSELF, agency__in=actor.agencies_with(Role.SUPERVISOR))
    return Q() if keeps_registers(actor) else mine


def reads_names(actor: Actor, one: Disclosure) -> bool:
    """Who asked about whom: the two appointed, and until then who took it in."""
    if actor.staff_id in {one.handler_id, one.second_id}:
        return actor.staff_id is not None
    return one.handler_id is None and one.received_by_id == actor.staff_id


def can_handle(actor: Actor, one: Disclosure) -> Decision:
    """The appointed handler, as long as they may be near the person."""
    if actor.staff_id is None or actor.staff_id != one.handler_id:
        return deny("duties.not_handler")
    return may_be_near(actor.staff_id, one)


def can_decide(actor: Actor, one: Disclosure) -> Decision:
    """The appointed second person."""
    if actor.staff_id is None or actor.staff_id != one.second_id:
        return deny("duties.not_second")
    return may_be_near(actor.staff_id, one)


def can_read_package(actor: Actor, one: Disclosure) -> bool:
    """The handler while it is open; the second person from the proposal on."""
    if not one.is_open or one.gathered_at is None:
        return False
    if can_handle(actor, one):
        return True
    return bool(can_decide(actor, one)) and one.state in (State.PROPOSED, State.DECIDED)


def may_be_near(staff_id: UUID, one: Disclosure) -> Decision:
    """Nobody handles the record of whom they are kept away from."""
    if one.person_id and protection.may_not_meet([one.person_id], staff_id=staff_id):
        return deny("duties.kept_away")
    return ALLOW


def keeps_request(actor: Actor, one: Disclosure) -> Decision:
    """The registers' keepers; of a private holder's own request its 管理職 too."""
    if not one.has_term and one.agency_id in actor.agencies_with(Role.SUPERVISOR):
        return ALLOW
    return can_keep(actor)


def eligible(at: datetime, one: Disclosure) -> list[Staff]:
    """事務局 and 管理職 of the town; what a private body holds itself is handled by its own."""
    held = organizations.appointments_on(clock.day(at))
    if one.has_term:
        held = held.filter(
            Q(role=Role.SECRETARY) | Q(role=Role.SUPERVISOR, agency__regime=Regime.PUBLIC)
        )
    else:
        held = held.filter(agency=one.agency_id)
    return list(Staff.objects.filter(pk__in=held.values("staff"), is_active=True).order_by("login"))


def can_appoint(
    actor: Actor, one: Disclosure, handler: Staff, second: Staff, at: datetime, *, small: bool
) -> Decision:
    """Another appoints the handler, two different persons handle and decide."""
    if not (keeps := keeps_request(actor, one)):
        return keeps
    if handler.pk == second.pk:
        return deny("duties.second_person")
    if handler.pk == actor.staff_id and not small:
        return deny("duties.names_oneself")
    known = {staff.pk for staff in eligible(at, one)}
    if not {handler.pk, second.pk} <= known:
        return deny("duties.not_eligible" if one.has_term else "duties.not_of_the_holder")
    for staff in (handler, second):
        if not (near := may_be_near(staff.pk, one)):
            return near
    return ALLOW


def can_hold_person(actor: Actor, person: Person, at: datetime) -> Decision:
    """Who keeps the registers, and who works with this person: a hold only ever keeps something."""
    if keeps_registers(actor):
        return ALLOW
    if actor.works and protection.persons_for(actor, at).filter(pk=person.pk).exists():
        return ALLOW
    return deny("duties.office_only")


def holds_of(actor: Actor, at: datetime) -> Q:
    """All of them for who keeps registers, else those on persons the actor works with."""
    if keeps_registers(actor):
        return Q()
    return Q(person__in=protection.persons_for(actor, at).values("pk"))


# --- leaks ---------------------------------------------------------------------------------------


def watches_leaks(actor: Actor) -> bool:
    """事務局, 課長 and 管理者."""
    return keeps_registers(actor) or actor.is_admin


def leaks_of(actor: Actor) -> Q:
    """Of others only those of the own agency, and those one has told of."""
    if watches_leaks(actor):
        return Q()
    return Q(noticed_by=actor.staff_id) | Q(agency__in=actor.agencies_with(Role.SUPERVISOR))


def can_note_leak(actor: Actor) -> Decision:
    """Anybody with an appointment, at once."""
    return ALLOW if actor.hats else deny("access.no_appointment")


def can_keep_leak(actor: Actor, leak: Leak) -> Decision:
    """事務局, 課長, and the head of the agency where it happened."""
    if keeps_registers(actor) or leak.agency_id in actor.agencies_with(Role.SUPERVISOR):
        return ALLOW
    return deny("duties.office_only")


# --- disposal ------------------------------------------------------------------------------------


def can_propose(actor: Actor) -> Decision:
    """事務局."""
    return ALLOW if actor.is_secretary else deny("duties.secretary_only")


def can_look_after(actor: Actor, disposal: Disposal) -> Decision:
    """課長, about what was approved by who proposed it."""
    if is_head(actor) and actor.staff_id != disposal.proposed_by_id:
        return ALLOW
    return deny("duties.head_only")


def can_pass_on(actor: Actor, one: Disclosure) -> Decision:
    """The office, the handler, and who took it in while nobody handles it."""
    if keeps_request(actor, one) or reads_names(actor, one):
        return ALLOW
    return deny("duties.office_only")


def sees_custody(actor: Actor) -> bool:
    """Who works on matters sees their own agency's line, who keeps registers all."""
    return actor.works or watches_leaks(actor)
