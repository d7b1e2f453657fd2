"""「つなぐ」"""

from datetime import date

import pytest
from django.urls import reverse

from tasuki.ground.errors import NotAllowed, RuleBroken
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Referral
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Baton, Pass
from tasuki.trust.audit.models import Entry
from tests.journey.referrals.conftest import ADDRESS, NAME, PHONE, SAID, STORY, refused


def test_the_sender_holds_until_the_other_side_has_taken(sato, suzuki, referral):
    baton = Baton.objects.get()
    assert baton.holder_id == sato.agency_id
    assert referral.handover.to_agency_id == suzuki.agency_id
    assert referral.handover.answer == ""
    told = Entry.objects.get(action="referrals.offered")
    assert told.basis == "consent"
    assert told.words.content["to"] == "小林市生活自立相談支援センター"


def test_the_preview_names_nobody_unless_it_was_ticked(referral):
    shown = str(referral.handover.preview)
    for secret in (NAME, ADDRESS, PHONE, STORY):
        assert secret not in shown
    for needed in ("収入・生活費のこと", "80代", "細野", "食", SAID["reason"], SAID["asked"]):
        assert needed in shown


def test_what_was_ticked_is_stored_with_the_offer(offer):
    referral = offer(shown_before=["name", "narrative"])
    shown = str(referral.handover.preview)
    assert NAME in shown
    assert STORY in shown
    assert ADDRESS not in shown
    assert referral.shown_before == ["name", "narrative"]


def test_nothing_is_shown_that_is_not_told(offer):
    with refused("referrals.shown_not_told"):
        offer(told=["topics"], shown_before=["name"])


def test_without_consent_an_agency_of_unknown_regime_has_no_ground(offer):
    with pytest.raises(RuleBroken) as refused:
        offer(agreed="no_ground", ground="law69_2_3", ground_note="事務に必要")
    assert refused.value.code == "referrals.no_ground"
    assert "個人情報の保護に関する法律" in refused.value.basis
    assert Pass.objects.count() == 0


def test_consent_is_no_ground_when_the_person_did_not_agree(offer):
    with refused("referrals.not_agreed", RuleBroken):
        offer(agreed="no_ground", ground="consent", ground_note="前に聞いた")


def test_another_ground_says_what_its_article_asks_for(town, offer):
    Agency.objects.filter(code__in=["houkatsu_kobayashi", "seikatsu_jiritsu"]).update(
        regime="public"
    )
    with refused("referrals.ground_unsaid", RuleBroken):
        offer(agreed="no_ground", ground="law69_1", explained="")
    referral = offer(
        agreed="no_ground",
        ground="law69_1",
        ground_note="生活困窮者自立支援法による事務",
        explained="",
    )
    assert referral.handover.ground == "law69_1"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": " "}, "referrals.no_reason"),
        ({"told": []}, "referrals.told_nothing"),
        ({"told": ["secrets"]}, "referrals.unknown_part"),
        ({"explained": ""}, "referrals.no_explanation"),
        ({"reason": "あ" * 20_001}, "referrals.too_long"),
        ({"answer_by": date(2026, 11, 19)}, "relay.answer_in_past"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(offer, changes, code):
    with pytest.raises(NotAllowed) as refused:
        offer(**changes)
    assert refused.value.code == code
    assert str(refused.value)
    assert Referral.objects.count() == 0
    assert Pass.objects.count() == 0


def test_only_the_holder_hands_on(offer, suzuki, takahashi):
    with refused("referrals.not_holder"):
        offer(actor=suzuki, to=takahashi)


def test_one_offer_at_a_time(offer, referral):
    with refused("relay.already_offered"):
        offer()
    assert Referral.objects.count() == 1


def test_an_agency_without_anybody_who_answers_cannot_be_chosen(offer, watanabe):
    with refused("referrals.nobody_there"):
        offer(to=watanabe)


def test_the_page_offers_and_goes_on_to_the_hand_over(sato, suzuki, consultation, sign_in, post):
    client = sign_in(sato)
    url = reverse("referrals:offer", args=[consultation.pk])
    page = client.get(url).content.decode()
    assert 'data-act="referrals.offer"' in page
    assert 'data-page="referrals.new"' in page
    for label in ("つなぐ先", "つなぐ理由", "本人に説明したこと", "伝える根拠", "返事の期限"):
        assert label in page
    sent = post(
        client,
        url,
        **{**SAID, "to": str(suzuki.agency_id), "accompany": "none", "answer_by": "R8.11.27"},
    )
    referral = Referral.objects.get()
    assert sent.status_code == 303
    assert sent["Location"] == reverse("referrals:show", args=[referral.pk])
    assert "返事待ち" in client.get(sent["Location"]).content.decode()


def test_the_page_says_the_refusal_with_its_article(sato, suzuki, consultation, sign_in, post):
    url = reverse("referrals:offer", args=[consultation.pk])
    sent = post(
        sign_in(sato),
        url,
        **{
            **SAID,
            "agreed": "no_ground",
            "to": str(suzuki.agency_id),
            "accompany": "none",
            "answer_by": "R8.11.27",
        },
    )
    page = sent.content.decode()
    assert sent.status_code == 422
    assert 'data-refusal="referrals.not_agreed"' in page
    assert "調整役に相談する" in page
    assert Referral.objects.count() == 0


def test_strangers_get_the_404_everywhere(yamada, kanri, watanabe, consultation, referral, sign_in):
    for stranger in (yamada, kanri, watanabe):
        client = sign_in(stranger)
        for name, pk in (
            ("referrals:offer", consultation.pk),
            ("referrals:to_coordinator", consultation.pk),
            ("referrals:show", referral.pk),
            ("referrals:accept", referral.pk),
            ("referrals:give_back", referral.pk),
            ("referrals:withdraw", referral.pk),
            ("referrals:again", referral.pk),
            ("referrals:together", consultation.baton_id),
        ):
            assert client.get(reverse(name, args=[pk])).status_code == 404, name
        assert queries.desk_rows(stranger, referral.created_at).get("offered", []) == []


def test_what_was_not_told_cannot_be_told_on(suzuki, tanaka, offer, consultation, later, sign_in):
    taken = offer(told=["name", "topics"])
    services.accept(actor=suzuki, referral=taken, look_again_on=date(2026, 12, 4), at=later)
    with refused("referrals.not_yours_to_tell"):
        offer(actor=suzuki, to=tanaka, at=later)
    page = sign_in(suzuki).get(reverse("referrals:offer", args=[consultation.pk]))
    assert 'value="topics"' in page.content.decode()
    assert 'value="narrative"' not in page.content.decode()
    on = offer(actor=suzuki, to=tanaka, at=later, told=["name", "topics"])
    assert STORY not in str(on.sheet)


def test_the_page_of_the_matter_keeps_back_what_was_not_told(suzuki, offer, later, sign_in):
    taken = offer(told=["name", "topics"])
    services.accept(actor=suzuki, referral=taken, look_again_on=date(2026, 12, 4), at=later)
    url = reverse("desk:consultation", args=[taken.consultation_id])
    page = sign_in(suzuki).get(url).content.decode()
    assert NAME in page
    for secret in (ADDRESS, PHONE, STORY):
        assert secret not in page


def test_the_preview_begins_with_what_the_worry_is_mainly_about(offer):
    Consultation.objects.update(main_topic="housing", topics=["income", "housing"])

    assert offer().handover.preview["topics"] == ["住まいについて", "収入・生活費のこと"]


def test_a_kind_of_worry_that_is_not_told_stands_in_no_preview(offer, suzuki, sign_in):
    referral = offer(told=["name"])

    assert "収入・生活費のこと" not in str(referral.handover.preview)
    page = sign_in(suzuki).get(reverse("desk:desk")).content.decode()
    assert "相談内容は伝えられていません" in page
    assert "収入・生活費のこと" not in page
