"""What is told with an offer, taken down as it stands at that moment."""

from datetime import datetime
from typing import Any

from tasuki.ground import clock, wareki
from tasuki.journey.intake import queries as intake
from tasuki.journey.intake.models import Consultation, Reach
from tasuki.journey.referrals import queries, rules
from tasuki.journey.referrals.models import Accompany, Told
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import NameState
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

RECORDS_ON_SHEET = 5


def with_blanks(said: rules.Telling) -> dict[str, Any]:
    """Every field of a telling, empty where nothing was said."""
    blanks = {name: "" for name in rules.Telling.__annotations__}
    lists: dict[str, Any] = {"told": [], "shown_before": [], "accompany": Accompany.NONE}
    return {**blanks, **lists, **said}


def preview(
    consultation: Consultation, sender: Agency, said: dict[str, Any], at: datetime
) -> dict[str, Any]:
    """What the other side needs to decide; names nobody unless it was ticked. What is not told does
    not stand here either: a consent to a part alone would end with the line on the desk."""
    shown = queries.shown_before(consultation, sender, said["shown_before"], at)
    if Told.TOPICS not in said["told"]:
        shown["topics"] = []
    return {
        **shown,
        "reason": said["reason"],
        "asked": said["asked"],
        "accompany": _accompany(said),
        "ground": queries.ground_in_words(said["ground"], at),
    }


def sheet(
    actor: Actor,
    consultation: Consultation,
    *,
    sender: Agency,
    to: Agency,
    said: dict[str, Any],
    at: datetime,
) -> dict[str, Any]:
    """The つなぐシート: what is told, nothing beside it."""
    today = clock.day(at)
    town = pack.current(today)
    told = set(said["told"])
    written: dict[str, Any] = {
        "number": consultation.number,
        "on": today.isoformat(),
        "from": sender.name,
        "by": actor.name,
        "to": to.name,
        "urgency": town.label("urgencies", consultation.urgency),
        "why": said["reason"],
        "asked": said["asked"],
        "accompany": _accompany(said),
        "explained": said["explained"],
        "agreed": said["agreed"],
        "ground": queries.ground_in_words(said["ground"], at),
        "ground_note": said["ground_note"],
        **_of_the_person(consultation, told, at),
    }
    if Told.TOPICS in told:
        written["topics"] = _topics(consultation, town)
    if Told.NARRATIVE in told:
        written |= {"narrative": consultation.narrative, "wish": consultation.wish}
    if Told.HOUSEHOLD in told:
        written["household"] = _household(actor, consultation, at)
        written["household_type"] = town.label("household_types", consultation.household_type)
    if Told.ASSESSMENT in told:
        written["assessment"] = _assessment(consultation, town)
    if Told.RECORDS in told:
        written["records"] = _records(actor, consultation, at)
    return written


def _of_the_person(consultation: Consultation, told: set[str], at: datetime) -> dict[str, str]:
    person, today = consultation.subject, clock.day(at)
    written: dict[str, str] = {}
    if Told.NAME in told:
        known = person.name_state == NameState.KNOWN
        written = {
            "name": people.display_name(person),
            "kana": person.kana if known else "",
            "birth": wareki.show(person.birth_on) if person.birth_on else "",
            "age": people.age_in_words(person, today),
        }
    else:
        written["age"] = people.age_band(person, today)
    if Told.ADDRESS in told:
        written["address"] = people.contact(person, "address")
    if Told.PHONE in told:
        written["phone"] = people.contact(person, "phone", "phone2")
        written["contact"] = "　".join(
            part for part in (person.get_contact_ok_display(), person.contact_note) if part
        )
    return written


def _topics(consultation: Consultation, town: pack.Pack) -> list[str]:
    from tasuki.journey.referrals.words import MAIN_TOPIC

    main = town.label("topics", consultation.main_topic)
    labels = town.labels("topics", consultation.topics)
    return [str(MAIN_TOPIC) % {"topic": one} if one == main else one for one in labels]


def _household(actor: Actor, consultation: Consultation, at: datetime) -> list[dict[str, str]]:
    household = consultation.household
    if household is None:
        return []
    members = people.members_of(actor, household, at)
    return [
        {"name": people.display_name(one.person), "tie": one.tie}
        for one in members
        if one.person_id != consultation.subject_id
    ]


def _assessment(consultation: Consultation, town: pack.Pack) -> dict[str, Any]:
    stands = intake.assessment_of(consultation)
    if stands is None:
        return {}
    return {
        "issues": town.labels("traits", stands.issues),
        "background": stands.background,
        "strengths": stands.strengths,
        "wish": stands.wish,
    }


def _records(actor: Actor, consultation: Consultation, at: datetime) -> list[dict[str, str]]:
    rows = intake.records_of(actor, [consultation.baton_id], at)
    # What was kept to the carriers or to one agency is on no paper that goes out.
    told = [row for row in rows if row.reach == Reach.AROUND][:RECORDS_ON_SHEET]
    return [{"on": clock.day(row.at).isoformat(), "text": row.content} for row in told]


def _accompany(said: dict[str, Any]) -> str:
    label = str(Accompany(said["accompany"] or Accompany.NONE).label)
    return f"{label}　{said['accompany_note']}".strip()
