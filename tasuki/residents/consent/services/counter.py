"""What the counter asked while it took a worry in, and what it put right afterwards."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from tasuki.ground import clock, wareki
from tasuki.residents.consent import policy, queries, rules, words
from tasuki.residents.consent.models import Consent, Giver, State, Way
from tasuki.residents.consent.services._halves import cover, write
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

PROXY = "proxy"
_ACTIONS = {State.NONE: "consent.refused", State.ASKING: "consent.asked"}


@transaction.atomic
def note_reception(
    *,
    actor: Actor,
    person: Person,
    agency: Agency,
    answer: str,
    on: date | None,
    source: str,
    at: datetime,
    how: str = "",
    speaker: str = "",
    visitor: str = "",
    corrects: bool = False,
) -> Consent | None:
    """What the person answered at the counter (yes | no | unknown), in the reception's transaction.

    A yes does not replace a consent that stands: a sheet with exceptions would be lost by a tick. A
    no does: it is the last word. A correction touches what its own reception wrote (`source`) and
    nothing that was said since. 代理 without a name, or where there is danger from within the family,
    is 確認中 and not yet a consent. None: nothing was to be written.

    `speaker` is the name of who came in the person's place, `visitor` what they are called where a
    no is told by them, name or none.
    """
    require(policy.can_note(actor, agency))
    today = clock.day(at)
    before = queries.present([person.pk]).get(person.pk)
    own = before is not None and bool(source) and before.source == source
    state = _state(person, answer, how, speaker)
    heard = state.value if state is not None else ""
    present = before.state if before is not None else ""
    stands = queries.standing(before, today) in rules.AGREED
    if not rules.counter_writes(
        heard=heard, present=present, stands=stands, own=own, corrects=corrects
    ):
        return None
    state = state or State.ASKING
    made = write(
        person,
        before,
        actor=actor,
        at=at,
        state=state,
        agency=agency,
        source=source,
        **_said(state, how, on or today, (speaker, visitor or speaker), at),
    )
    if state == State.GIVEN:
        codes = queries.category_codes(today)
        reach = rules.Reach(frozenset(codes), rules.SUPPORT)
        cover(made, [reach], order=codes, except_agencies=(), except_categories=(), at=at)
    audit.record(
        actor=actor,
        action=_ACTIONS.get(state, "consent.given"),
        target=f"consent:{made.pk}",
        at=at,
        agency_id=agency.pk,
        persons=[person.pk],
        words=_told(made),
    )
    return made


def _state(person: Person, answer: str, how: str, speaker: str) -> State | None:
    if answer == "no":
        return State.NONE
    if answer != "yes":
        return None
    if how != PROXY:
        return State.GIVEN
    checked = queries.may_represent(person, giver=Giver.REPRESENTATIVE, other=None)
    return State.GIVEN if checked and speaker else State.ASKING


def _said(state: State, how: str, on: date, came: tuple[str, str], at: datetime) -> dict[str, Any]:
    speaker, visitor = came
    town, today = pack.current(clock.day(at)), clock.day(at)
    if state == State.ASKING:
        again = clock.add_days(today, town.term("consent_ask_days"))
        return {"ask_again_on": again, "reason": str(words.FROM_RECEPTION)}
    way = how if how in Way.values else Way.ORAL
    said: dict[str, Any] = {"since": on, "way": way, "reason": str(words.FROM_RECEPTION)}
    if state == State.NONE and visitor:  # who came says of another that they refuse
        said["reason"] = str(words.FROM_VISITOR) % {"name": visitor}
        said["way"] = ""
    if state == State.GIVEN:
        said["until"] = clock.add_days(on, town.term("consent_days"))
        if how == PROXY:
            said |= {"giver": Giver.REPRESENTATIVE, "giver_name": speaker}
            said["giver_relation"] = town.codes("consent_representatives")[0].code
    return said


def _told(made: Consent) -> dict[str, str]:
    if made.state == State.ASKING:
        return {"on": wareki.show(made.ask_again_on) if made.ask_again_on else ""}
    if made.since is None or made.until is None:
        return {}
    return {
        "state": str(made.get_state_display()),
        "way": str(made.get_way_display()),
        "since": wareki.show(made.since),
        "until": wareki.show(made.until),
    }
