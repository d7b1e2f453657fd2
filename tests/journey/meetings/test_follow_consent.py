"""A consent that is taken back closes the papers that lie on tables because of it."""

from datetime import date

import pytest
from django.urls import reverse

from tasuki.ground.errors import NotAllowed
from tasuki.journey.meetings import queries, services
from tasuki.residents.consent import queries as consents
from tasuki.residents.consent import services as consent
from tasuki.residents.consent.models import Consent
from tasuki.residents.grounds.models import Ruling
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Section
from tasuki.trust.audit.models import Entry

WHY = "同意が撤回されたため、資料を閉じました"


@pytest.fixture
def withdraw(sato, later):
    def done(person, **more):
        stands = Consent.objects.get(person=person, superseded_at__isnull=True)
        return consent.withdraw(
            actor=sato,
            consent=stands,
            version=stands.version,
            on=date(2026, 11, 20),
            way="oral",
            told_by="本人",
            told="伝えたものは残ると話した。",
            at=later,
            **more,
        )

    return done


@pytest.fixture
def subject(case):
    return case.origin.consultation.subject


@pytest.fixture
def guest(takahashi, yamada, agency_of, later):
    def invited(meeting):
        services.invite(actor=takahashi, meeting=meeting, agency=agency_of(yamada), at=later)

    return invited


def reads(actor, case, at):
    return relay.may_see(actor, case.lead_id, Section.PAPERS, at)


def test_the_papers_close_at_once_and_the_page_says_why(
    bring, regular, case, subject, guest, withdraw, yamada, takahashi, later, sign_in
):
    guest(regular)
    item = bring(regular, case)
    assert reads(yamada, case, later)

    withdraw(subject)

    assert not reads(yamada, case, later)
    page = sign_in(yamada).get(reverse("meetings:show", args=[regular.pk])).content.decode()
    assert WHY in page
    assert case.title not in page
    assert sign_in(yamada).get(reverse("desk:case", args=[case.pk])).status_code == 404
    assert sign_in(yamada).get(f"/papers/agenda/{regular.pk}.pdf").status_code == 404
    assert queries.open_items(takahashi, regular, [_again(item)], later) == set()
    assert Entry.objects.filter(action="meetings.papers_closed").exists()


def test_who_carries_the_case_reads_on(
    bring, regular, case, subject, withdraw, sato, tanaka, later
):
    bring(regular, case)

    withdraw(subject)

    for actor in (sato, tanaka):
        assert relay.may_see(actor, case.lead_id, Section.PLAN, later)


def test_under_106_6_the_seats_stay(bring, support, case, subject, guest, withdraw, yamada, later):
    guest(support)
    bring(support, case, reason="家族に知られずに考えたい")

    withdraw(subject)

    assert reads(yamada, case, later)


def test_a_seat_given_afterwards_opens_nothing(
    bring, regular, case, subject, withdraw, guest, yamada, later
):
    bring(regular, case)
    withdraw(subject)

    guest(regular)

    assert not reads(yamada, case, later)


def test_a_new_consent_opens_them_again_on_a_ruling_of_its_own(
    bring, regular, case, subject, guest, withdraw, sato, yamada, later
):
    guest(regular)
    item = bring(regular, case)
    withdraw(subject)
    before = Ruling.objects.filter(target=f"item:{item.pk}").count()

    consent.give(
        actor=sato,
        person=subject,
        version=consents.last_version(subject.pk),
        way="written",
        since=date(2026, 11, 20),
        until=date(2027, 11, 20),
        at=later,
    )

    assert reads(yamada, case, later)
    assert Ruling.objects.filter(target=f"item:{item.pk}").count() > before


def test_a_member_who_takes_it_back_is_left_out(
    bring, regular, case, brother, withdraw, sato, yamada, guest, later
):
    consent.give(
        actor=sato,
        person=brother,
        version=0,
        way="written",
        since=date(2026, 11, 20),
        until=date(2027, 11, 20),
        at=later,
    )
    guest(regular)
    item = bring(regular, case)

    withdraw(brother)

    assert _again(item).left_out == [str(brother.pk)]
    assert reads(yamada, case, later)


def test_what_is_said_and_closed_stays_as_it_was(
    bring, regular, case, subject, withdraw, takahashi, later, at_table
):
    item = bring(regular, case)
    services.cancel(actor=takahashi, meeting=regular, reason="延期", at=later)

    withdraw(subject)

    assert _again(item).papers_closed_at is None


def test_nobody_closes_papers_by_hand(case, subject, sato, later):
    with pytest.raises(NotAllowed):
        services.follow_consent(actor=sato, person_id=subject.pk, agreed=False, at=later)


def test_the_page_of_withdrawing_tells_who_sees_and_what_went_out(
    bring, regular, case, subject, guest, yamada, sato, withdraw, later, sign_in
):
    guest(regular)
    bring(regular, case)
    stands = Consent.objects.get(person=subject, superseded_at__isnull=True)

    before = sign_in(sato).get(reverse("consent:withdraw", args=[stands.pk])).content.decode()

    assert yamada.hats[0].agency_name in before
    assert "会議の資料" in before
    assert "紙の回収を確かめる" in before
    withdraw(subject, recall="次第・資料を25日までに回収する。")
    after = sign_in(sato).get(reverse("consent:person", args=[subject.pk])).content.decode()
    assert "次第・資料を25日までに回収する。" in after
    assert "いま見える機関と根拠" in after


def _again(item):
    return type(item).objects.select_related("meeting", "brought_for").get(pk=item.pk)
