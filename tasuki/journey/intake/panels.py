"""What this room shows on a page that the desk puts together. Links only, never forms."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse

from tasuki.ground import addresses, clock, wareki
from tasuki.ground.ui.shapes import Action, Happening
from tasuki.journey.intake import policy, queries, rules, words
from tasuki.journey.intake.models import Consent, Consultation, Progress, ShortAssessment, label_of
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import ContactOk, Sex
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Section
from tasuki.trust.access.actor import Actor, TownRequest

Fact = tuple[Any, Any]


def reception(request: TownRequest, consultation: Consultation, sections: Section) -> str:
    """The reception and the short assessment, as far as they are open.

    Parts that were not told to this reader say so instead of showing what stands there.
    """
    if not sections & Section.INTAKE:
        return ""
    actor = request.actor
    hidden = queries.untold(actor, consultation)
    people.shown([consultation.subject])
    assessed = None
    if sections & Section.ASSESSMENT and "assessment" not in hidden:
        assessed = queries.assessment_of(consultation)
    context = {
        "consultation": consultation,
        "groups": _groups(consultation, hidden),
        "assessment": _assessment(assessed, sections) if assessed else [],
        "assessed": assessed,
        "actions": _actions(consultation) if policy.can_change(actor, consultation) else [],
    }
    return render_to_string("intake/panel_reception.html", context, request)


def records(request: TownRequest, baton_ids: Sequence[UUID], sections: Section) -> str:
    """The 経過 of one matter (and of those it grew out of), newest first, a page by key."""
    if not sections & Section.RECORDS:
        return ""
    actor, at = request.actor, request.at
    found = queries.records_of(actor, baton_ids, at, before=_before(request))
    withheld = _withheld(actor, found)
    # A consultation's page has this link among its next steps already.
    besides = queries.open_besides(actor, baton_ids[0], at)
    context = {
        "items": [_happening(one, actor.agency_ids) for one in found if one.pk not in withheld],
        "withheld": bool(withheld),
        "more": found[-1].pk if len(found) == queries.RECORDS_A_PAGE else None,
        "record_url": addresses.of("intake:record", baton_ids[0]) if besides else "",
    }
    return render_to_string("intake/panel_records.html", context, request)


def _withheld(actor: Actor, found: list[Progress]) -> set[UUID]:
    """What others wrote before this holder took the matter, where the 経過 was not told."""
    kept: set[UUID] = set()
    for pk, consultation in queries.by_batons({one.baton_id for one in found}).items():
        if "records" in queries.untold(actor, consultation):
            since = consultation.baton.held_since
            kept.update(
                one.pk
                for one in found
                if one.baton_id == pk
                and one.agency_id not in actor.agency_ids
                and one.created_at < since
            )
    return kept


def _before(request: TownRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("records", ""))
    except ValueError:
        return None


def _happening(one: Progress, own: frozenset[UUID]) -> Happening:
    town = pack.current(clock.day(one.at))
    said = [town.label("record_methods", one.method)]
    if one.with_whom:
        said.append(str(words.WITH_WHOM) % {"whom": one.with_whom})
    if one.minutes is not None:
        said.append(str(words.MINUTES) % {"minutes": one.minutes})
    text = one.content
    if one.next_on or one.next_note:
        on = wareki.show(one.next_on) if one.next_on else ""
        text += "\n\n" + str(words.NEXT) % {"on": on, "note": one.next_note}
    return Happening(
        at=one.at,
        sentence="　".join(said),
        who=f"{one.agency.name} {one.author.name}",
        text=text,
        url=addresses.of("intake:correct_record", one.pk) if one.agency_id in own else "",
        mark="・".join(_marks(one)),
    )


def _marks(one: Progress) -> list[str]:
    marks = [str(words.CORRECTED)] if one.correction_of_id else []
    return [*marks, str(words.REACH[one.reach])] if one.reach else marks


def _actions(one: Consultation) -> list[Action]:
    links = [
        ("intake:edit", words.CORRECT, "pencil"),
        ("intake:inquire_about", words.INQUIRE, "search"),
    ]
    if one.baton.is_open:
        links += [
            ("intake:assess", words.ASSESS, "clipboard-list"),
            ("intake:outcome", words.OUTCOME, "list-check"),
        ]
    return [Action(reverse(name, args=[one.pk]), str(label), icon) for name, label, icon in links]


def _groups(one: Consultation, hidden: frozenset[str]) -> list[tuple[Any, list[Fact]]]:
    town = pack.current(clock.day(one.received_at))
    topics = [
        f"◎ {label}" if code == one.main_topic else label
        for code, label in town.choices("topics")
        if code in one.topics
    ]
    return [
        (words.ABOUT_WHOM, _person(one, hidden)),
        (words.RECEIVED, _reception(one, town)),
        (
            words.ABOUT_WHAT,
            [
                (_label("topics"), _told("topics", "\n".join(topics), hidden)),
                (_label("narrative"), _told("narrative", one.narrative, hidden)),
                (_label("wish"), _told("narrative", one.wish, hidden)),
                (_label("urgency"), town.label("urgencies", one.urgency)),
                (_label("area"), one.area),
                (
                    _label("household_type"),
                    _told("household", town.label("household_types", one.household_type), hidden),
                ),
                (_label("earlier_counters"), _told("narrative", one.earlier_counters, hidden)),
            ],
        ),
        (words.AGREED, _consent(one, town)),
        (
            words.WHAT_CAME,
            [
                (_label("outcome"), town.label("outcomes", one.outcome) or str(words.NO_OUTCOME)),
                *([(_label("outcome_note"), one.outcome_note)] if one.outcome_note else []),
            ],
        ),
    ]


def _person(one: Consultation, hidden: frozenset[str]) -> list[Fact]:
    person = one.subject
    on = clock.day(one.received_at)
    birth = f"{_day(person.birth_on)}　" if person.birth_on else ""
    phones = people.contact(person, "phone", "phone2", between="\n")
    contact = [str(ContactOk(person.contact_ok).label), person.contact_note]
    home = people.contact(person, "address")
    facts: list[Fact] = [
        (words.NAME, _told("name", people.display_name(person), hidden)),
        (words.KANA, _told("name", person.kana, hidden)),
        (words.SEX, Sex(person.sex).label if person.sex != Sex.UNKNOWN else ""),
        (words.BIRTH, people.age_band(person, on))
        if "name" in hidden
        else (words.BIRTH, birth + people.age_in_words(person, on)),
        (words.ADDRESS, _told("address", home, hidden)),
        (words.PHONE, _told("phone", phones, hidden)),
        (words.CONTACT, "　".join(said for said in contact if said)),
    ]
    if person.note:
        facts.append((words.NOTE, _told("narrative", person.note, hidden)))
    return facts


def _reception(one: Consultation, town: pack.Pack) -> list[Fact]:
    route = town.label("routes", one.route)
    if one.introduced_by:
        route = f"{route}（{one.introduced_by}）"
    visitor: Any = words.SUBJECT_CAME
    if not one.visitor_is_subject:
        relation = town.label("relations", one.visitor_relation)
        name = one.visitor_name or str(words.NAME_NOT_ASKED)
        told = (name, relation or str(words.SOMEBODY_ELSE), one.visitor_contact)
        visitor = "　".join(said for said in told if said)
    minutes = str(words.MINUTES) % {"minutes": one.minutes} if one.minutes is not None else ""
    return [
        (_label("received_at"), wareki.show_moment(one.received_at)),
        (_label("counter"), f"{one.counter.name}　{one.received_by.name}"),
        (_label("method"), town.label("methods", one.method)),
        (_label("route"), route),
        (words.VISITOR, visitor),
        (_label("minutes"), minutes),
    ]


def _consent(one: Consultation, town: pack.Pack) -> list[Fact]:
    if one.share_consent == Consent.UNKNOWN:
        return [(_label("share_consent"), "")]
    facts: list[Fact] = [(_label("share_consent"), Consent(one.share_consent).label)]
    if one.share_consent_on:
        how = town.label("consent_methods", one.share_consent_how)
        facts.append((_label("share_consent_on"), f"{_day(one.share_consent_on)}　{how}".rstrip()))
    if one.share_consent == Consent.NO:
        reason = town.label("no_consent_reasons", one.no_consent_reason)
        facts.append((_label("no_consent_reason"), reason))
    return facts


def _assessment(one: ShortAssessment, sections: Section) -> list[Fact]:
    town = pack.current(clock.day(one.created_at))
    said = {"issues": "\n".join(town.labels("traits", queries.open_issues(one, sections, town)))}
    if not all(queries.may_read_issue(code, sections, town) for code in town.known("traits")):
        said["issues"] = "\n".join(filter(None, (said["issues"], str(words.SOME_HIDDEN))))
    facts: list[Fact] = []
    for name in rules.UNHEARD_FIELDS:
        label = label_of(ShortAssessment, name)
        facts.append((label, said.get(name, getattr(one, name))))
    return facts


def _told(part: str, value: Any, hidden: frozenset[str]) -> Any:
    return words.NOT_TOLD if part in hidden else value


def _day(on: date | None) -> str:
    return wareki.show(on) if on else ""


def _label(name: str) -> Any:
    return label_of(Consultation, name)
