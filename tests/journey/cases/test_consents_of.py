"""What opens a meeting and carries a request is the person's own answer, as it stands now."""

from datetime import date

from tasuki.journey.cases import queries
from tasuki.residents.consent import queries as records
from tasuki.residents.consent import services as consents
from tasuki.residents.consent.models import Consent
from tasuki.residents.people.models import Concern, Standing

TODAY = date(2026, 11, 20)


def withdraw(actor, person, at):
    one = Consent.objects.get(person=person, superseded_at__isnull=True)
    consents.withdraw(
        actor=actor,
        consent=one,
        version=one.version,
        on=TODAY,
        way="oral",
        told_by="本人",
        told="残ることを話した。",
        at=at,
    )


def test_a_withdrawal_counts_at_once(case, sato, later):
    person = case.origin.consultation.subject
    assert queries.consents_of(case)[person.pk] == "yes"

    withdraw(sato, person, later)

    assert queries.consents_of(case)[person.pk] == "no"


def test_a_member_who_agreed_stands_beside_and_who_did_not_hinders_nobody(case, sato, later):
    from tasuki.residents.people import services as people

    agreed, refused = (
        people.register_person(
            actor=sato, baton=case.lead, part=Standing.MEMBER, name=name, at=later
        )
        for name in ("見本 次郎", "見本 春子")
    )
    said = {"actor": sato, "version": 0, "way": "oral", "since": TODAY, "at": later}
    consents.give(person=agreed, **said)
    consents.refuse(person=refused, **said)

    found = queries.consents_of(case)
    assert found[agreed.pk] == "yes"
    assert refused.pk not in found
    assert Concern.objects.filter(person=refused, baton=case.lead).exists()
    assert records.state_of(refused.pk, later) is records.State.NONE
