"""「返事を聞いて記録する」: an office without accounts says by telephone whether it takes the matter."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tasuki.ground.errors import RuleBroken
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import queries, services, sheets
from tasuki.journey.referrals.models import Dispute, HeardAnswer, Referral, Way
from tasuki.residents.grounds.models import Ruling
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Answer, Baton, Pass
from tasuki.trust.audit.models import Entry
from tests.journey.referrals.conftest import ANSWER_BY, SAID, refused

LOOK = date(2026, 12, 11)


@pytest.fixture
def office(town):
    """An office at which nobody has an account."""
    return Agency.objects.filter(has_accounts=False).order_by("position").first()


@pytest.fixture
def hold_out(sato, consultation, office, noon):
    def held_out(**changes):
        return services.offer(
            actor=sato,
            consultation=Consultation.objects.select_related("baton__holder").get(
                pk=consultation.pk
            ),
            to=office,
            answer_by=ANSWER_BY,
            at=noon,
            **{**SAID, **changes},
        )

    return held_out


@pytest.fixture
def waiting(hold_out):
    return hold_out()


@pytest.fixture
def heard(noon):
    """What was heard; what is not said is the ordinary case."""

    def said(**changes):
        ordinary = {"who": "相談支援員（見本）", "on": noon.date(), "way": Way.PHONE, "note": ""}
        return services.Hearing(**{**ordinary, **changes})

    return said


def take(actor, referral, heard, at, **changes):
    return services.hear_taken(
        actor=actor, referral=referral, heard=heard(**changes), look_again_on=LOOK, at=at
    )


def test_the_ground_is_asked_for_as_for_anybody(hold_out):
    with refused("referrals.not_agreed", RuleBroken):
        hold_out(agreed="no_ground", ground="consent", ground_note="前に聞いた")
    hold_out()
    assert Ruling.objects.filter(target=f"pass:{Pass.objects.get().pk}").exists()


def test_it_stays_with_the_sender_whose_desk_asks_to_hear(sato, waiting, office, noon):
    assert Baton.objects.get().holder_id == sato.agency_id
    (row,) = queries.desk_rows(sato, noon)["sent"]
    assert office.name in row.note
    assert row.action.label == "返事を聞いて記録する"


def test_taken_it_counts_as_a_hand_over_that_was_taken(sato, waiting, office, heard, later):
    take(sato, waiting, heard, later)
    assert Pass.objects.get().answer == Answer.TAKEN
    baton = Baton.objects.get()
    assert (baton.carrier, baton.holder_id, baton.look_again_on) == (office, sato.agency_id, LOOK)
    told = HeardAnswer.objects.get()
    assert (told.what, told.who, told.way) == ("taken", "相談支援員（見本）", "phone")
    assert told.noted_by_id == sato.staff_id
    line = Entry.objects.get(action="referrals.heard_taken")
    assert line.words.content["who"] == "相談支援員（見本）"


def test_the_sheet_says_who_took_it(sato, waiting, heard, later):
    take(sato, waiting, heard, later)
    said = str(sheets.sections(Referral.objects.get(), later))
    for part in ("引き受けた（電話など）", "相談支援員（見本）", "電話", "佐藤（見本）"):
        assert part in said


def test_refused_the_sender_chooses_and_the_second_time_the_coordinator_does(
    sato, hold_out, heard, later
):
    for _ in range(2):
        services.hear_refused(
            actor=sato, referral=hold_out(), heard=heard(note="町の仕事と言われた"), at=later
        )
    assert Baton.objects.get().holder_id == sato.agency_id
    assert Dispute.objects.get().why == "returned_twice"
    assert HeardAnswer.objects.filter(what="refused").count() == 2


def test_a_refusal_says_why(sato, waiting, heard, later):
    with refused("referrals.no_refusal_reason"):
        services.hear_refused(actor=sato, referral=waiting, heard=heard(), at=later)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"who": "　"}, "referrals.heard_from_nobody"),
        ({"on": date(2026, 11, 19)}, "referrals.heard_when"),
        ({"on": date(2026, 11, 21)}, "referrals.heard_when"),
        ({"note": "あ" * 20_001}, "referrals.too_long"),
    ],
)
def test_what_cannot_be_is_refused(sato, waiting, heard, later, changes, code):
    with refused(code):
        take(sato, waiting, heard, later, **changes)
    assert HeardAnswer.objects.count() == 0


def test_only_who_offered_notes_it(suzuki, waiting, heard, later):
    with refused("referrals.not_sender"):
        take(suzuki, waiting, heard, later)
    with refused("referrals.not_sender"):
        services.hear_refused(actor=suzuki, referral=waiting, heard=heard(note="x"), at=later)


def test_an_agency_with_accounts_answers_for_itself(sato, referral, heard, later):
    with refused("relay.answers_itself"):
        take(sato, referral, heard, later)


def test_past_its_date_it_is_offered_again(sato, waiting, heard, noon):
    after = noon + timedelta(days=8)
    with refused("relay.lapsed"):
        services.hear_taken(
            actor=sato,
            referral=waiting,
            heard=heard(on=noon.date()),
            look_again_on=LOOK,
            at=after,
        )


def test_a_heard_answer_belongs_to_one_thing(sato, waiting, heard, later):
    take(sato, waiting, heard, later)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeardAnswer.objects.update(referral=None)


def test_the_page_offers_the_office_and_notes_its_answer(sato, consultation, office, sign_in, post):
    client = sign_in(sato)
    page = client.get(reverse("referrals:offer", args=[consultation.pk])).content.decode()
    assert f"{office.name}（返事は電話などで聞く）" in page
    offered = post(
        client,
        reverse("referrals:offer", args=[consultation.pk]),
        **{**SAID, "to": str(office.pk), "answer_by": "2040-11-27", "accompany": "none"},
    )
    assert offered.status_code == 303
    shown = client.get(offered["Location"]).content.decode()
    assert "返事を聞いて記録する" in shown
    url = reverse("referrals:hear", args=[Referral.objects.get().pk])
    said = {"answer": "taken", "who": "見本 窓口（見本）", "way": "phone"}
    today = Pass.objects.get().offered_at.date().isoformat()
    empty = post(client, url, **said, heard_on=today, look_again_on="")
    assert empty.status_code == 422
    assert "次に見る日" in empty.content.decode()
    done = post(client, url, **said, heard_on=today, look_again_on="2040-12-01")
    assert done.status_code == 303
    matter = client.get(done["Location"]).content.decode()
    assert 'data-watch="小林市地域包括支援センター"' in matter


def test_the_page_is_not_there_for_who_answers_here(sato, referral, sign_in):
    assert sign_in(sato).get(reverse("referrals:hear", args=[referral.pk])).status_code == 404


# --- it comes back -----------------------------------------------------------------------------


def test_the_office_lets_go_and_the_sender_holds_it_again(sato, waiting, heard, later):
    referral = take(sato, waiting, heard, later)
    services.hear_let_go(
        actor=sato,
        referral=referral,
        heard=heard(note="引っ越されたため"),
        look_again_on=LOOK,
        at=later,
    )
    baton = Baton.objects.get()
    assert (baton.carrier, baton.holder_id) == (None, sato.agency_id)
    with refused("relay.not_outside"):
        services.hear_let_go(
            actor=sato, referral=referral, heard=heard(note="x"), look_again_on=LOOK, at=later
        )


def test_why_it_came_back_is_said_by_who_watches(sato, suzuki, waiting, heard, later):
    referral = take(sato, waiting, heard, later)
    with refused("referrals.no_let_go_reason"):
        services.hear_let_go(
            actor=sato, referral=referral, heard=heard(), look_again_on=LOOK, at=later
        )
    with refused("referrals.not_holder"):
        services.hear_let_go(
            actor=suzuki, referral=referral, heard=heard(note="x"), look_again_on=LOOK, at=later
        )


def test_the_page_takes_it_back(sato, waiting, heard, later, sign_in, post):
    referral = take(sato, waiting, heard, later)
    client = sign_in(sato)
    shown = client.get(reverse("referrals:show", args=[referral.pk])).content.decode()
    assert "外の機関から戻った" in shown
    url = reverse("referrals:hear_let_go", args=[referral.pk])
    said = {"who": "係の人", "way": "phone", "heard_on": "2026-11-20", "note": "転居のため"}
    Pass.objects.update(answered_at=later)
    done = post(client, url, **said, look_again_on="2040-12-01")
    assert done.status_code == 303
    assert Baton.objects.get().carrier is None
