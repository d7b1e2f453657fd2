"""The pages as somebody opens them: who sees them, what a form does, what the paper says."""

import base64
from io import BytesIO

import pypdf
import pytest

from tasuki.residents.consent import services
from tasuki.residents.consent.models import Consent
from tests.pages.reading import form
from tests.trust.vault import samples

DRAWN = "data:image/png;base64," + base64.b64encode(samples.png(30, 10)).decode()


@pytest.fixture
def page(sign_in, sato, person):
    return sign_in(sato), f"/people/{person.pk}/consents/"


def sent(client, url, **typed):
    fields = form(client.get(url)).sent() | {k: [v] for k, v in typed.items()}
    flat = {name: values for name, values in fields.items() if values}
    return client.post(url, flat)


def text_of(response):
    pages = pypdf.PdfReader(BytesIO(response.content)).pages
    return "".join(one.extract_text() for one in pages).replace(" ", "").replace("\n", "")


def test_the_ordinary_consent_is_one_click(page):
    client, url = page

    answer = sent(client, url + "give/")
    one = Consent.objects.get()

    assert (answer.status_code, answer["Location"]) == (303, url)
    assert (one.state, one.way) == ("given", "written")
    shown = client.get(url).content.decode()
    assert "同意あり" in shown
    assert "支援関係機関すべて" in shown


def test_the_fine_print_is_folded_and_whole(page, other_agency):
    client, url = page
    half = sent(client, url + "give/", to_1=str(other_agency.pk))
    assert half.status_code == 422
    assert 'id="fold-fine" open' in " ".join(half.content.decode().split())

    done = sent(client, url + "give/", to_1=str(other_agency.pk), what_1="money", for_1="support")
    assert done.status_code == 303
    assert Consent.objects.get().scopes.get().agency == other_agency


def test_dates_backwards_stand_beside_their_field(page):
    client, url = page

    answer = sent(client, url + "give/", until="令和8年11月1日")

    assert answer.status_code == 422
    assert "始まりの日より前" in answer.content.decode()


def test_the_second_of_two_pages_is_told(page):
    client, url = page
    old = form(client.get(url + "give/")).sent()
    sent(client, url + "give/")

    late = client.post(url + "give/", old)

    assert late.status_code == 409
    assert "佐藤（見本）" in late.content.decode()
    assert Consent.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"signature": DRAWN}, 303),
        ({"giver_name": "見本 花子", "witness": "佐藤"}, 303),
        ({"giver_name": "見本 花子"}, 422),
        ({"signature": "data:image/png;base64,AAAA"}, 422),
        ({"signature": "x" * 400_000}, 422),
    ],
)
def test_the_screen_is_signed_by_finger_or_name(page, typed, status):
    client, url = page

    assert sent(client, url + "sign/", **typed).status_code == status
    assert Consent.objects.count() == (status == 303)


def test_the_screen_speaks_plainly_with_readings(page):
    client, url = page

    shown = client.get(url + "sign/").content.decode()

    assert "<ruby>困<rp>（</rp><rt>こま</rt><rp>）</rp></ruby>" in shown
    assert "{困|" not in shown


def test_a_scan_comes_back_as_a_download(page, give):
    client, _ = page
    one = give(scan=services.Paper("同意書.pdf", samples.PDF))

    answer = client.get(f"/consents/{one.pk}/scan/")

    assert answer.content == samples.PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert client.get(f"/consents/{give(version=1).pk}/scan/").status_code == 404


def test_the_paper_reads_back(page, give):
    client, _ = page
    one = give(
        way="electronic", signature=DRAWN, except_categories=["money"], giver_name="見本 花子"
    )

    said = text_of(client.get(f"/papers/consent/{one.pk}.pdf"))

    assert "見本花子" in said
    assert "令和8年11月20日" in said
    assert "支援関係機関" in said
    assert "こま" in said


def test_an_empty_sheet_is_printed_before_a_visit(page, person):
    client, _ = page

    said = text_of(client.get(f"/papers/consent_blank/{person.pk}.pdf"))

    assert "見本花子" in said
    assert "いつまで令和" in said


def test_a_stranger_finds_nothing_by_any_door(sign_in, yamada, person, give):
    client, one = sign_in(yamada), give(scan=services.Paper("同意書.pdf", samples.PDF))
    doors = [f"/people/{person.pk}/consents/{end}" for end in ("", "give/", "sign/", "ask/")]
    doors += [f"/consents/{one.pk}/{end}/" for end in ("renew", "withdraw", "attach", "scan")]
    doors += [f"/papers/consent/{one.pk}.pdf", f"/papers/consent_blank/{person.pk}.pdf"]

    assert {client.get(url).status_code for url in doors} == {404}


def test_one_scope_is_chosen_to_be_withdrawn(page, give):
    client, url = page
    one = give()

    answer = sent(client, f"/consents/{one.pk}/withdraw/", told="残ると話した。")

    assert answer.status_code == 303
    assert "撤回" in client.get(url).content.decode()


def test_the_panel_says_who_has_agreed(sign_in, sato, consultation, give, brother):
    give()

    shown = sign_in(sato).get(f"/intake/{consultation.pk}/").content.decode()

    assert 'id="consent"' in shown
    panel = shown.split('id="consent"')[1].split("</section>")[0]
    assert "同意あり" in panel
    assert "まだ聞いていない" in panel
    assert "見本 次郎" in panel
