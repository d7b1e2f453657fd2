"""廃棄: due, proposed, approved by another, and nothing of the household stands anywhere."""

import json
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import override_settings

from tasuki.ground.errors import HouseError
from tasuki.office.duties import queries, services
from tasuki.office.duties.models import Disposal
from tasuki.residents.people.models import NameToken, Person
from tasuki.town.relay.models import Baton
from tasuki.trust.audit import queries as audit
from tasuki.trust.audit import services as audit_acts
from tasuki.trust.audit.models import Entry, Words
from tests.pages.stories import acts, words
from tests.pages.stories.words import TRACES

pytestmark = pytest.mark.django_db
RULE = {"basis": "小林市文書管理規程（見本）別表"}


def refused(act, **facts):
    with pytest.raises(HouseError) as error:
        act(**facts)
    return error.value.code


def every_text():
    """Every text of the database: all columns that hold words, of all tables."""
    for model in apps.get_models():
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
        ]
        for row in model._base_manager.values_list(*names):
            yield model._meta.label, json.dumps(row, ensure_ascii=False, default=str)


def standing():
    return {(label, trace) for label, text in every_text() for trace in TRACES if trace in text}


def propose(watanabe, at):
    found = queries.due(at)
    return services.propose_disposal(
        actor=watanabe, chosen=[one.key for one in found], at=at, **RULE
    )


def test_nothing_is_due_before_its_time(ended, watanabe, noon):
    soon = noon + timedelta(days=366 * 5)
    assert queries.due(soon) == []
    assert (
        refused(
            services.propose_disposal,
            actor=watanabe,
            chosen=[Baton.objects.first().pk],
            at=soon,
            **RULE,
        )
        == "duties.not_due"
    )


def test_a_whole_household_is_gone_from_every_table(ended, watanabe, head, years_later):
    assert standing()
    [matter] = queries.due(years_later)
    assert matter.kept_until == date(2032, 3, 31)
    audit_acts.seal(at=years_later)
    before = audit.verify()
    lines = Entry.objects.count()

    disposal = propose(watanabe, years_later)
    services.approve(actor=head, disposal=disposal, at=years_later)
    connection.check_constraints()

    [line] = Disposal.objects.get().lines.all()
    assert (line.not_done, line.persons, line.stayed) == ("", 2, 0)
    assert line.counts["relay.Baton"] == len(matter.batons)
    assert line.counts["audit.Words"] > 0
    assert standing() == set()
    assert not Person.objects.exists()
    assert not NameToken.objects.exists()
    assert not Baton.objects.exists()
    audit_acts.seal(at=years_later)
    after = audit.verify()
    assert before.ok
    assert after.ok
    assert Entry.objects.count() > lines
    assert Words.objects.filter(entry__action="duties.disposed").count() == 1


def test_who_has_another_live_matter_stays_and_only_the_matter_goes(
    ended, cast, watanabe, head, years_later
):
    person = Person.objects.get(name=words.NAME)
    other = acts.receive(cast["sato"])
    other.subject = person
    other.save()
    from tasuki.residents.people.models import Concern

    Concern.objects.filter(baton=other.baton).update(person=person)

    disposal = propose(watanabe, years_later)
    services.approve(actor=head, disposal=disposal, at=years_later)
    connection.check_constraints()

    line = disposal.lines.get()
    assert (line.persons, line.stayed) == (1, 1)
    assert list(Baton.objects.values_list("pk", flat=True)) == [other.baton_id]
    assert Person.objects.filter(pk=person.pk).exists()


@pytest.mark.parametrize("on", ["baton", "person"])
def test_what_is_held_is_not_disposed_of(ended, watanabe, head, years_later, on):
    disposal = propose(watanabe, years_later)
    what = {"baton": Baton.objects.first()} if on == "baton" else {"person": Person.objects.first()}
    held = services.hold(actor=watanabe, reason="suit", note="訴訟（見本）", at=years_later, **what)
    services.approve(actor=head, disposal=disposal, at=years_later)
    assert disposal.lines.get().not_done == "hold"
    assert Baton.objects.exists()
    [matter] = queries.due(years_later)
    assert matter.stopped == "hold"
    services.ask_lift(actor=watanabe, one=held, reason="終わった", at=years_later)
    services.lift(actor=head, one=held, at=years_later)
    assert refused(services.lift, actor=head, one=held, at=years_later) == "duties.lifted"
    assert queries.due(years_later)[0].stopped == ""


def test_an_open_request_and_a_protected_person_hold_it_too(ended, watanabe, noon, years_later):
    one = services.receive(
        actor=watanabe,
        kind="disclosure",
        about=words.NAME,
        asker="self",
        asker_name=words.NAME,
        identity="マイナンバーカード",
        wants="全部",
        received_on=date(2026, 11, 20),
        at=noon,
    )
    one.person = Person.objects.get(name=words.NAME)
    one.save()
    assert queries.due(years_later)[0].stopped == "disclosure"
    services.withdraw(actor=watanabe, one=one, note="取り下げ", at=noon)
    assert queries.due(years_later)[0].stopped == ""
    contact = {"address": "", "postal_code": "", "phone": "", "phone2": "", "contact_note": ""}
    Person.objects.update(protected=True, **contact)
    assert queries.due(years_later)[0].stopped == "protected"


def test_nobody_approves_alone_and_nobody_else_proposes(
    ended, watanabe, clerk, head, sato, kanri, years_later
):
    for actor in (sato, kanri, head):
        assert (
            refused(services.propose_disposal, actor=actor, chosen=[], at=years_later, **RULE)
            == "duties.secretary_only"
        )
    disposal = propose(watanabe, years_later)
    facts = {"disposal": disposal, "at": years_later}
    assert refused(services.approve, actor=watanabe, **facts) == "duties.second_person"
    assert refused(services.approve, actor=sato, **facts) == "duties.office_only"
    services.refuse(actor=clerk, note="規程を確かめる", **facts)
    assert refused(services.approve, actor=clerk, **facts) == "duties.moved_on"
    assert Baton.objects.exists()


def test_an_inquiry_and_a_draft_about_the_person_go_too(
    ended, cast, watanabe, head, years_later, noon
):
    from tasuki.trust.drafts import services as drafts
    from tasuki.trust.drafts.models import Draft

    drafts.save(
        staff_id=cast["sato"].staff_id,
        form="intake.record_progress",
        subject=str(ended.lead_id),
        fields={"content": ["見本"]},
        page="/",
        at=noon,
    )
    disposal = services.approve(actor=head, disposal=propose(watanabe, years_later), at=years_later)
    assert disposal.lines.get().counts["drafts.Draft"] == 1
    assert not Draft.objects.exists()
    assert override_settings
