"""Putting a paper up, publishing, telling, reading, planning the next revision."""

import shutil
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import get_resolver, reverse

from tasuki.doors.desk.frame import FORMS
from tasuki.ground.errors import HouseError, NotAllowed, Stale, WrongState
from tasuki.office.shelf import queries, services, words
from tasuki.office.shelf.models import Document, Edition, Read, Told
from tasuki.trust.audit.models import Entry
from tasuki.trust.vault.models import File


def lines(action):
    return Entry.objects.filter(action=action).count()


def on_desk(actor, at):
    return [row.title for row in queries.desk_rows(actor, at).get("due", [])]


def test_a_paper_of_the_pack_stands_once(put, sato):
    put()

    assert lines("shelf.put") == 1
    assert "sheet_manual" not in {one.code for one in queries.not_on_shelf()}
    with pytest.raises(WrongState, match="もう棚に"):
        put()
    with pytest.raises(NotAllowed, match="事務局"):
        put(actor=sato, code="")
    with pytest.raises(HouseError, match="町の書類"):
        put(code="nothing")


def test_an_edition_is_a_whole_pdf_and_a_form_may_be_word(put, publish, sato):
    document = put()

    with pytest.raises(HouseError, match="PDF"):
        publish(document, content="名簿".encode(), name="list.txt")
    with pytest.raises(NotAllowed, match="管理する"):
        publish(document, actor=sato)
    with pytest.raises(HouseError, match="きょうより後"):
        publish(document, revised_on=date(2027, 1, 1))
    assert not File.objects.exists()

    publish(document)

    assert lines("shelf.published") == 1
    with pytest.raises(WrongState, match="第2版"):
        publish(document)


def test_the_owner_publishes_without_the_secretariat(put, publish, sato, agency_of):
    assert publish(put(owner=agency_of(sato)), actor=sato).published_by_id == sato.staff_id


def test_who_was_told_has_it_on_the_desk_until_it_is_read(
    manual, watanabe, sato, suzuki, agency_of, noon
):
    services.tell(actor=watanabe, document=manual, agencies=[agency_of(sato)], at=noon)

    assert on_desk(sato, noon) == [manual.title]
    assert on_desk(suzuki, noon) == []
    (group,) = queries.readers(queries.newest(manual), noon)
    assert (group.read, group.people[0][1]) == (0, None)

    services.mark_read(actor=sato, edition=queries.newest(manual), at=noon)

    assert on_desk(sato, noon) == []
    assert queries.readers(queries.newest(manual), noon)[0].read == 1
    assert (lines("shelf.told"), lines("shelf.read")) == (1, 1)
    with pytest.raises(WrongState):
        services.mark_read(actor=sato, edition=queries.newest(manual), at=noon)
    with pytest.raises(HouseError, match="もう知らせて"):
        services.tell(actor=watanabe, document=manual, agencies=[agency_of(sato)], at=noon)


def test_all_are_told_and_a_newer_edition_takes_the_place_of_the_older(
    manual, publish, watanabe, yamada, noon, later
):
    services.tell(actor=watanabe, document=manual, agencies=[], at=noon)
    assert on_desk(yamada, noon) == [manual.title]

    publish(manual, version="第3版", at=later)

    assert on_desk(yamada, later) == []
    services.tell(actor=watanabe, document=manual, agencies=[], at=later)
    assert on_desk(yamada, later) == [manual.title]


def test_nobody_is_told_of_what_is_not_there(put, watanabe, noon):
    with pytest.raises(HouseError, match="まだ版"):
        services.tell(actor=watanabe, document=put(), agencies=[], at=noon)


def test_a_due_revision_comes_to_the_desk_and_goes_with_the_new_edition(
    manual, publish, watanabe, sato, noon
):
    on = date(2026, 12, 1)
    services.plan_revision(actor=watanabe, document=manual, on=on, at=noon)
    then = noon + timedelta(days=11)

    assert on_desk(watanabe, noon) == []
    assert on_desk(watanabe, then) == [manual.title]
    assert on_desk(sato, then) == []
    publish(manual, version="第3版", at=then)
    assert on_desk(watanabe, then) == []
    with pytest.raises(HouseError, match="きょうより前"):
        services.plan_revision(actor=watanabe, document=manual, on=on, at=then + timedelta(days=1))
    with pytest.raises(NotAllowed):
        services.plan_revision(actor=sato, document=manual, on=None, at=noon)


def test_what_another_changed_meanwhile_is_shown(manual, watanabe, noon):
    said = {"kind": "manual", "owner": manual.owner, "public": True, "form": "", "at": noon}
    services.change(actor=watanabe, document=manual, version=1, title="新しい題", **said)

    with pytest.raises(Stale):
        services.change(actor=watanabe, document=manual, version=1, title="別の題", **said)
    assert Document.objects.get().title == "新しい題"
    assert lines("shelf.changed") == 1


def test_the_database_keeps_one_of_each(manual, sato, noon):
    edition = queries.newest(manual)
    row = {"edition": edition, "staff_id": sato.staff_id, "created_at": noon}
    Read.objects.create(**row)
    told = {"edition": edition, "told_by_id": sato.staff_id, "created_at": noon}
    Told.objects.create(**told)
    for model, facts in ((Read, row), (Told, told)):
        with pytest.raises(IntegrityError), transaction.atomic():
            model.objects.create(**facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=manual.pk).update(kind="novel")
    assert Edition.objects.count() == 1


def test_the_pages_are_read_and_the_file_taken_out_is_read(
    manual, sign_in, watanabe, sato, pdf, noon
):
    browser = sign_in(sato)
    page = reverse("shelf:document", args=[manual.pk])

    assert manual.title in browser.get("/shelf/").content.decode()
    assert "版を出す" not in browser.get(page).content.decode()
    taken = browser.get(reverse("shelf:download", args=[queries.newest(manual).pk]))

    assert taken.content == pdf
    assert taken["Content-Disposition"].startswith("attachment")
    assert Read.objects.filter(staff=sato.staff_id).count() == 1
    assert browser.get(reverse("shelf:publish", args=[manual.pk])).status_code == 404
    assert browser.get("/shelf/links/").status_code == 404
    for name in ("document", "publish", "tell", "plan", "change"):
        assert sign_in(watanabe).get(reverse(f"shelf:{name}", args=[manual.pk])).status_code == 200


def test_a_paper_is_put_up_and_published_through_its_pages(sign_in, watanabe, tmp_path, pdf):
    browser = sign_in(watanabe)
    said = {"title": "フライヤー", "kind": "flyer", "form": "", "public": "on"}
    said["owner"] = str(watanabe.agency_id)
    made = browser.post("/shelf/new/", said)
    one = Document.objects.get()
    path = tmp_path / "flyer.pdf"
    path.write_bytes(pdf)

    with path.open("rb") as file:
        facts = {"edition": "第1版", "revised_on": "令和8年11月1日", "file": file}
        done = browser.post(made["Location"], facts)

    assert (made.status_code, done.status_code) == (303, 303)
    assert queries.newest(one).version == "第1版"
    told = browser.post(reverse("shelf:tell", args=[one.pk]), {})
    assert told.status_code == 303
    assert "人が読みました" in browser.get(told["Location"]).content.decode()


def test_the_manual_of_a_form_stands_where_the_form_is_used(manual, sign_in, sato, noon):
    found = queries.manual_for("referral_sheet")

    assert (found.title, found.version) == (manual.title, "第2版")
    assert found.url == reverse("shelf:document", args=[manual.pk])
    assert queries.manual_for("plan") is None


def test_a_manual_that_nobody_has_put_up_is_named_without_a_link(town):
    found = queries.manual_for("referral_sheet")

    assert found.title == "「相談つなぐシート」利用マニュアル"
    assert not found.url


def test_a_manual_of_the_towns_own_says_itself_which_form_it_explains(put, publish, sign_in, sato):
    one = put(code="", title="受付の手引き", form="intake")
    publish(one)

    page = sign_in(sato).get("/intake/new/").content.decode()

    assert "受付の手引き" in page
    assert reverse("shelf:document", args=[one.pk]) in page


def test_the_shelf_lists_each_form_with_its_use_its_pages_and_its_manual(manual, sign_in, watanabe):
    page = sign_in(watanabe).get("/shelf/").content.decode()

    _, _, sheet = page.partition('data-record="form:referral_sheet"')
    sheet = sheet.partition("</li>")[0]
    assert "市で使っている" in sheet
    assert "つなぐ・つなぎ直す" in sheet
    assert reverse("shelf:document", args=[manual.pk]) in sheet
    _, _, plan = page.partition('data-record="form:plan"')
    plan = plan.partition("</li>")[0]
    assert "市で使うかは不明" in plan
    assert reverse("setup:change", args=["form", "plan"]) in plan


def test_a_form_that_the_town_does_not_use_shows_no_manual(manual, settings, tmp_path):
    files = tmp_path / "packs"
    shutil.copytree(settings.PACKS_DIR, files)
    about = files / "kobayashi" / "2026" / "about.toml"
    said = about.read_text(encoding="utf-8")
    about.write_text(said.replace("used = true", "used = false"), encoding="utf-8")
    settings.PACKS_DIR = files

    assert queries.manual_for("referral_sheet") is None
    assert "referral_sheet" in {row.form.code for row in queries.forms()}


def test_a_public_paper_is_taken_without_signing_in(put, publish, client, pdf, manual):
    one = put(code="pamphlet", title="相談支援パンフレット", kind="pamphlet", public=True)
    publish(one, version="2026年版")

    page = client.get("/about/").content.decode()
    taken = client.get(reverse("public_site:document", args=[one.pk]))

    assert "2026年版" in page
    assert "1KB" in page
    assert taken.content == pdf
    assert client.get(reverse("public_site:document", args=[manual.pk])).status_code == 404


def test_every_page_on_which_a_form_is_filled_in_is_a_page() -> None:
    names = {
        f"{space}:{one.name}"
        for space, (_, resolver) in get_resolver().namespace_dict.items()
        for one in resolver.url_patterns
    }
    assert set(FORMS) <= names
    assert set(FORMS.values()) == set(words.PAGES)
