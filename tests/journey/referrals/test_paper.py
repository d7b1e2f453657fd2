"""つなぐシート: what the PDF says when it is read back."""

import io
import re
from datetime import date

from django.urls import reverse
from pypdf import PdfReader

from tasuki.journey.intake import services as intake
from tasuki.journey.referrals import services
from tests.journey.referrals.conftest import ADDRESS, NAME, PHONE, SAID, STORY


def printed(client, referral):
    got = client.get(reverse("desk:paper", args=["referral", referral.pk]))
    assert got.status_code == 200
    assert got.content.startswith(b"%PDF")
    pages = PdfReader(io.BytesIO(got.content)).pages
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pages))


def test_it_says_what_was_told(sato, referral, consultation, sign_in):
    text = printed(sign_in(sato), referral)
    for said in (
        "相談つなぐシート",
        consultation.number,
        NAME.replace(" ", ""),
        ADDRESS,
        PHONE,
        STORY,
        "◎収入・生活費のこと",
        SAID["reason"],
        SAID["explained"],
        "同意している",
        "個人情報の保護に関する法律",
        "佐藤（見本）",
        "取扱注意",
    ):
        assert said in text


def test_only_names_on_the_record_stand_in_it(
    cast, sato, suzuki, referral, consultation, later, agency_of, sign_in
):
    intake.receive(
        actor=sato,
        agency=agency_of(sato),
        subject={"name": "別人 太郎", "kana": "べつじん たろう"},
        at=later,
        method="visit",
        main_topic="income",
        topics=["income"],
    )
    services.accept(actor=suzuki, referral=referral, look_again_on=date(2026, 12, 4), at=later)
    text = printed(sign_in(suzuki), referral)
    assert "鈴木（見本）" in text  # who took it
    for stranger in ("別人", "高橋", "田中", "伊藤", "渡辺", "山田", "管理（見本）"):
        assert stranger not in text


def test_what_was_not_told_does_not_stand_in_it(sato, offer, sign_in):
    text = printed(sign_in(sato), offer(told=["topics"]))
    for secret in (NAME.replace(" ", ""), ADDRESS, PHONE, STORY, "タカサキ"):
        assert secret not in text
    assert "（伝えていません）" in text
    assert "80代" in text


def test_it_says_what_was_told_then_not_what_is_known_now(sato, referral, consultation, sign_in):
    consultation.subject.address = "小林市真方1番地"
    consultation.subject.save()
    text = printed(sign_in(sato), referral)
    assert ADDRESS in text
    assert "真方1番地" not in text


def test_nobody_else_gets_it(yamada, tanaka, suzuki, referral, sign_in):
    for actor in (yamada, tanaka, suzuki):
        got = sign_in(actor).get(reverse("desk:paper", args=["referral", referral.pk]))
        assert got.status_code == 404
