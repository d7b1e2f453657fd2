"""「同意を受ける」: the one sheet, the fine print, and going on with it after its date."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypedDict, Unpack
from uuid import UUID

from django.db import transaction

from tasuki.ground import clock, wareki
from tasuki.residents.consent import policy, queries, rules, words
from tasuki.residents.consent.models import Consent, Giver, State, Way
from tasuki.residents.consent.services._halves import cover, lock, write
from tasuki.residents.people.models import Person
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit
from tasuki.trust.vault import rules as files
from tasuki.trust.vault import services as vault


class Paper(NamedTuple):
    """The signed sheet as it was scanned, or as the file that came."""

    name: str
    content: bytes


class Taken(TypedDict, total=False):
    """Who said it, how, before whom, from when to when."""

    giver: str
    giver_name: str
    giver_person: Person | None
    giver_relation: str
    way: str
    witness: str
    since: date | None
    until: date | None
    reason: str


@transaction.atomic
def give(
    *,
    actor: Actor,
    person: Person,
    version: int,
    at: datetime,
    except_agencies: Collection[UUID] = (),
    except_categories: Collection[str] = (),
    signature: str = "",
    scan: Paper | None = None,
    source: str = "",
    **taken: Unpack[Taken],
) -> Consent:
    """The town's one sheet: everybody who supports, every category, to support; with exceptions.

    `signature` is what the pad drew (a PNG as data URL); on the screen it, or a typed name before a
    witness, is the signature.
    """
    require(policy.can_take(actor, person, at))
    on = clock.day(at)
    reach = rules.Reach(frozenset(queries.category_codes(on)), rules.SUPPORT)
    exceptions = (frozenset(except_agencies), frozenset(except_categories))
    state = State.PARTLY if any(exceptions) else State.GIVEN
    made = _take(actor, person, version, state, (reach,), exceptions, taken, source, at)
    _sign(actor, made, signature, at)
    _file(actor, made, scan, at)
    _tell(actor, "consent.given", made, at)
    return made


@transaction.atomic
def give_partly(
    *,
    actor: Actor,
    person: Person,
    version: int,
    reaches: Sequence[rules.Reach],
    at: datetime,
    except_agencies: Collection[UUID] = (),
    except_categories: Collection[str] = (),
    signature: str = "",
    scan: Paper | None = None,
    source: str = "",
    **taken: Unpack[Taken],
) -> Consent:
    """The fine print: agency or kind of agency × categories × purpose."""
    require(policy.can_take(actor, person, at))
    exceptions = (frozenset(except_agencies), frozenset(except_categories))
    made = _take(actor, person, version, State.PARTLY, reaches, exceptions, taken, source, at)
    _sign(actor, made, signature, at)
    _file(actor, made, scan, at)
    _tell(actor, "consent.given", made, at)
    return made


@transaction.atomic
def renew(
    *,
    actor: Actor,
    consent: Consent,
    version: int,
    at: datetime,
    signature: str = "",
    scan: Paper | None = None,
    **taken: Unpack[Taken],
) -> Consent:
    """The person was asked again and agrees to the same, until another day."""
    require(policy.can_see(actor, consent, at))
    before = lock(consent.person, version)
    present = before is not None and before.pk == consent.pk
    require(rules.may_renew(state=rules.State(consent.state), present=present))
    held = queries.held(consent)
    if held is None:  # for the type alone: a consent is there
        raise LookupError(consent.pk)
    exceptions = (held.except_agencies, held.except_categories)
    state, person, source = State(consent.state), consent.person, consent.source
    made = _take(actor, person, version, state, held.reaches, exceptions, taken, source, at)
    _sign(actor, made, signature, at)
    _file(actor, made, scan, at)
    _tell(actor, "consent.renewed", made, at)
    return made


def _take(
    actor: Actor,
    person: Person,
    version: int,
    state: State,
    reaches: Sequence[rules.Reach],
    exceptions: tuple[frozenset[UUID], frozenset[str]],
    taken: Taken,
    source: str,
    at: datetime,
) -> Consent:
    """Ask every rule, then write the answer and what it covers."""
    today = clock.day(at)
    said = _settled(taken)
    _check(person, said, today)
    _check_reaches(reaches, exceptions, today)
    made = write(
        person, lock(person, version), actor=actor, at=at, state=state, source=source, **said
    )
    cover(
        made,
        reaches,
        order=queries.category_codes(today),
        except_agencies=exceptions[0],
        except_categories=exceptions[1],
        at=at,
    )
    return made


def _settled(taken: Taken) -> Taken:
    """What nobody said is as usual; who speaks for themself represents nobody."""
    said = Taken(giver=Giver.SELF, way="", since=None)
    said.update(taken)
    if said["giver"] != Giver.REPRESENTATIVE:
        said["giver_relation"] = ""
    if said["giver"] == Giver.SELF:
        said["giver_person"] = None
    return said


def _check(person: Person, said: Taken, today: date) -> None:
    giver, name = said["giver"], said.get("giver_name", "")
    other, witness = said.get("giver_person"), said.get("witness", "")
    require(rules.dates_right(since=said["since"], until=said.get("until"), today=today))
    require(
        rules.taken_right(
            giver=giver,
            name=name,
            relation=said.get("giver_relation", ""),
            way=said["way"],
            witness=witness,
            relations=pack.current(today).known("consent_representatives"),
        )
    )
    require(queries.may_represent(person, giver=giver, other=other))
    require(rules.text_fits(said.get("reason", ""), name, witness))


def _check_reaches(
    reaches: Sequence[rules.Reach],
    exceptions: tuple[frozenset[UUID], frozenset[str]],
    today: date,
) -> None:
    town = pack.current(today)
    categories = town.known("consent_categories")
    require(
        rules.reach_says_something(
            reaches,
            categories=categories,
            purposes=town.known("consent_purposes"),
            kinds=town.known("agency_kinds"),
        )
    )
    require(
        rules.exceptions_leave_something(
            reaches,
            except_agencies=exceptions[0],
            except_categories=exceptions[1],
            categories=categories,
        )
    )
    named = {one.agency for one in reaches if one.agency is not None} | exceptions[0]
    require(rules.agencies_known(known=len(organizations.names(named)), named=len(named)))


def _sign(actor: Actor, consent: Consent, signature: str, at: datetime) -> None:
    """What the pad drew is kept with the answer."""
    if consent.way == Way.ELECTRONIC:
        name, witness = consent.giver_name, consent.witness
        require(rules.signed(drawn=bool(signature), name=name, witness=witness))
    if not signature:
        return
    picture = rules.picture_of(signature)
    require(rules.signature_readable(is_picture=files.kind_of(picture or b"") == "png"))
    consent.signature = vault.put(
        actor=actor,
        content=picture or b"",
        name="signature.png",
        target=f"consent:{consent.pk}",
        persons=[consent.person_id],
        at=at,
    )
    consent.save(update_fields=["signature"])


def _file(actor: Actor, consent: Consent, scan: Paper | None, at: datetime) -> None:
    if scan is None:
        return
    consent.scan = vault.put(
        actor=actor,
        content=scan.content,
        name=scan.name,
        target=f"consent:{consent.pk}",
        persons=[consent.person_id],
        at=at,
    )
    consent.save(update_fields=["scan"])


def _tell(actor: Actor, action: str, consent: Consent, at: datetime) -> None:
    until = wareki.show(consent.until) if consent.until else str(words.NO_END)
    audit.record(
        actor=actor,
        action=action,
        target=f"consent:{consent.pk}",
        at=at,
        persons=[consent.person_id],
        words={
            "state": str(consent.get_state_display()),
            "way": str(consent.get_way_display()),
            "since": wareki.show(consent.since) if consent.since else "",
            "until": until,
        },
    )
