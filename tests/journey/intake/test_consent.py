"""What the counter hears about sharing is the person's own record too."""

from datetime import date

import pytest

from tasuki.journey.intake import services
from tasuki.residents.consent import queries
from tasuki.residents.consent import services as consents
from tasuki.residents.consent.models import Consent
from tasuki.trust.audit.models import Entry

TODAY = date(2026, 11, 20)


@pytest.fixture
def receive(sato, agency_of, noon):
    def received(**facts):
        said = {"method": "visit", "main_topic": "income", "topics": ["income"]}
        said |= {"subject": {"name": "見本 花子"}, "actor": sato, "agency": agency_of(sato)}
        return services.receive(**(said | {"at": noon} | facts))

    return received


@pytest.fixture
def agreed(receive):
    return receive(share_consent="yes", share_consent_how="oral")


def test_a_yes_is_written_down_with_the_reception(agreed, sato, noon):
    one = Consent.objects.get()

    assert (one.state, one.way, one.since) == ("given", "oral", TODAY)
    assert one.until == date(2027, 11, 20)
    assert one.person_id == agreed.subject_id
    assert one.source == f"consultation:{agreed.pk}"
    assert one.scopes.get().everyone
    assert Entry.objects.get(action="consent.given").agency_id == sato.agency_id


@pytest.mark.parametrize(
    ("answer", "how", "state"),
    [
        ("no", "", "refused"),
        ("yes", "proxy", "asking"),
        ("yes", "written", "given"),
        ("yes", "", "given"),
    ],
)
def test_each_answer_is_what_it_is(receive, answer, how, state):
    receive(share_consent=answer, share_consent_how=how)

    assert Consent.objects.get().state == state


def test_nobody_asked_is_no_row(receive):
    receive(share_consent="unknown")

    assert not Consent.objects.exists()


def test_a_named_representative_speaks_and_is_named(receive):
    receive(
        share_consent="yes",
        share_consent_how="proxy",
        visitor_is_subject=False,
        visitor_name="見本 太郎",
    )

    one = Consent.objects.get()
    assert (one.state, one.giver, one.giver_name) == ("given", "representative", "見本 太郎")


def test_a_no_told_by_who_came_is_not_written_down_as_the_persons_own_word(receive):
    receive(share_consent="no", visitor_is_subject=False, visitor_name="見本 太郎")

    one = Consent.objects.get()
    assert (one.state, one.way) == ("refused", "")
    assert "来談者の見本 太郎から聞いた" in one.reason


def test_where_violence_is_feared_a_representative_is_looked_at_first(receive):
    receive(
        share_consent="yes",
        share_consent_how="proxy",
        visitor_is_subject=False,
        visitor_name="見本 太郎",
        topics=["income", "dv_abuse"],
    )

    assert Consent.objects.get().state == "asking"


def test_a_sheet_with_exceptions_is_not_lost_by_a_tick(agreed, receive, sato, later):
    consents.give(
        actor=sato,
        person=agreed.subject,
        version=1,
        way="written",
        since=TODAY,
        except_categories=["money"],
        at=later,
    )
    receive(existing=agreed.subject_id, share_consent="yes", at=later)

    assert queries.last_version(agreed.subject_id) == 2
    assert queries.state_of(agreed.subject_id, later) is queries.State.PARTLY


def test_after_a_withdrawal_the_counter_may_hear_a_yes_again(agreed, receive, sato, later):
    consents.withdraw(
        actor=sato,
        consent=Consent.objects.get(),
        version=1,
        on=TODAY,
        way="oral",
        told_by="本人",
        told="残ることを話した。",
        at=later,
    )
    receive(existing=agreed.subject_id, share_consent="yes", at=later)

    assert queries.state_of(agreed.subject_id, later) is queries.State.GIVEN


@pytest.mark.parametrize(("answer", "state"), [("no", "refused"), ("unknown", "asking")])
def test_a_correction_puts_its_own_answer_right(agreed, sato, later, answer, state):
    services.correct(
        actor=sato,
        consultation=agreed,
        version=agreed.version,
        share_consent=answer,
        share_consent_on=None,
        at=later,
    )

    assert queries.state_of(agreed.subject_id, later) == state


def test_a_correction_leaves_what_was_signed_since(agreed, sato, later):
    consents.give(
        actor=sato, person=agreed.subject, version=1, way="written", since=TODAY, at=later
    )
    services.correct(
        actor=sato,
        consultation=agreed,
        version=agreed.version,
        share_consent="no",
        share_consent_on=None,
        at=later,
    )

    assert queries.state_of(agreed.subject_id, later) is queries.State.GIVEN


def test_a_reception_that_fails_leaves_no_consent(receive):
    with pytest.raises(Exception, match="一覧"):
        receive(share_consent="yes", method="pigeon")

    assert not Consent.objects.exists()


def test_a_no_at_another_counter_is_the_last_word(agreed, receive, later):
    receive(existing=agreed.subject_id, share_consent="no", at=later)

    assert queries.state_of(agreed.subject_id, later) is queries.State.NONE


def test_a_no_of_somebody_nameless_is_not_the_persons_own_word_either(receive):
    receive(share_consent="no", visitor_is_subject=False, visitor_relation="acquaintance")

    one = Consent.objects.get()
    assert (one.state, one.way) == ("refused", "")
    assert "来談者の方（知人・近隣、氏名は聞いていない）から聞いた" in one.reason
