"""保護: somebody who has fled, whose address was never the story's."""

from datetime import date
from typing import Any

from tasuki.journey.intake.models import Consultation
from tasuki.residents.people.models import Person
from tasuki.residents.protection import services
from tasuki.residents.protection.models import Protection
from tests.conftest import NOON
from tests.pages.stories.acts import receive
from tests.pages.table import doors

TODAY = date(2026, 11, 20)
HOME = {"address": "小林市真方77番地7", "phone": "0984-24-7777", "birth_on": date(1990, 2, 3)}

ACTS = doors(
    ("protection:protect", "sato", "unguarded"),
    ("protection:apply", "sato", "guarded"),
    ("protection:estrange", "sato", "guarded"),
    ("protection:contact", "sato", "guarded"),
    ("protection:replace", "sato", "written"),
    ("protection:reveals", "sato", "guarded"),
    ("protection:estranged_read", "sato", "guarded"),
    ("protection:confirm", "sato", "guard"),
    ("protection:end", "sato", "other_guard"),
    ("protection:confirm_end", "sato", "ending_guard"),
    ("protection:close_application", "sato", "application"),
    ("protection:let_near", "sato", "estranged"),
)
READS = doors(("protection:person", "sato", "guarded"))
# It answers with what it opened, and goes nowhere.
OTHERS = doors(("protection:reveal", "sato", "guarded"))
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ("/protection/",)
OPEN = {"protection:due"}


def build(house: Any) -> None:
    """One with an application and an opened contact, one whose end waits for the second person."""
    sato, tani = house.cast["sato"], house.cast["tani"]
    guarded = _protected(tani, receive(sato, subject=HOME), NOON)
    person = guarded.person
    application = services.record_application(
        actor=tani, person=person, body="市民課", number="R8-1", since=TODAY, at=NOON
    )
    estranged = services.estrange(
        actor=tani, person=person, manner="abuser", name="遠山 次郎", at=NOON
    )
    services.reveal(actor=tani, person=person, reason="受診に付き添う", at=NOON)
    leaving = _protected(tani, receive(sato, subject=HOME), NOON)
    services.propose_end(
        actor=tani,
        protection=leaving,
        clerk="市民課 田村",
        checked_on=TODAY,
        reason="転居して終わった",
        at=NOON,
    )
    written = _protected(tani, receive(sato, subject=HOME), NOON)
    Person.objects.filter(pk=written.person_id).update(note="真方77番地7に一人で住む")
    house.ids |= {
        "unguarded": Consultation.objects.get(pk=house.ids["kept"]).subject_id,
        "guarded": person.pk,
        "guard": guarded.pk,
        "other_guard": _protected(tani, receive(sato, subject=HOME), NOON).pk,
        "ending_guard": leaving.pk,
        "written": written.person_id,
        "application": application.pk,
        "estranged": estranged.pk,
    }


def _protected(actor: Any, one: Consultation, at: Any) -> Protection:
    made = services.protect(
        actor=actor, person=one.subject, kind="before", reason="逃げてきた", at=at
    )
    return Protection.objects.select_related("person").get(pk=made.pk)
