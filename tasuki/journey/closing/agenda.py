"""終結 as an item of a meeting's agenda: what waits for an opinion, and what the table reads of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tasuki.journey.closing import queries, services, words
from tasuki.journey.closing.models import Closing
from tasuki.journey.meetings.kinds import AgendaKind, ConsentFacts, PaperPart, Waiting
from tasuki.journey.meetings.models import AgendaItem, Seat
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import Actor


def waiting(actor: Actor, at: datetime) -> Sequence[Waiting]:
    """The closings that this actor's agencies proposed and that still want an opinion."""
    return [_waiting(one) for one in queries.wanting_opinion(actor, at)]


def find(actor: Actor, item_id: UUID, at: datetime) -> Waiting | None:
    """One that the actor can see, as long as it is open."""
    found = queries.closings_for(actor, at).filter(pk=item_id).first()
    return _waiting(found) if found is not None and found.is_open else None


def _waiting(closing: Closing) -> Waiting:
    case = closing.case
    title = str(words.AGENDA_TITLE) % {"number": case.number, "title": case.title}
    return Waiting(closing.pk, case.lead_id, title)


def paper(item: AgendaItem, _seat: Seat | None) -> Sequence[PaperPart]:
    """Why it ends, what changed, what is left, and who carries on."""
    closing = Closing.objects.select_related("carrier", "handover").get(pk=item.item_id)
    facts = queries.facts_of(closing, pack.current())
    return [
        PaperPart(title=item.title, facts=[(str(label), said) for label, said in facts if said])
    ]


def consents(item_id: UUID) -> ConsentFacts:
    """What the 相談者 last said: to the plan, else at the counter that asked for 多機関協働."""
    said, how = queries.consent_of(Closing.objects.select_related("case").get(pk=item_id).case)
    return ConsentFacts(said, how)


def decide(actor: Actor, item: AgendaItem, opinion: str, at: datetime) -> None:
    """The opinion stands on the item; the closing only hears of it, as long as it is open."""
    services.hear_opinion(actor=actor, item=item, opinion=opinion, at=at)


KIND = AgendaKind(
    code=queries.KIND,
    label=words.KIND,
    waiting=waiting,
    find=find,
    paper=paper,
    consents=consents,
    decide=decide,
    examined_as="closing",
    decided_as="closing",
)
