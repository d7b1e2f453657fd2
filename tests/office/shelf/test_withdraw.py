"""「公開をやめる」 and 「棚に戻す」: given to nobody, on the list with its reason, nothing forgotten."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tasuki.ground.errors import HouseError, NotAllowed
from tasuki.office.shelf import queries, services
from tasuki.office.shelf import withdrawn as taken_out
from tasuki.office.shelf.models import Edition, Read, Withdrawal
from tasuki.trust.audit.models import Entry

WHY = "第3版に代わったため。"


@pytest.fixture
def withdrawn(manual, watanabe, noon):
    services.withdraw(actor=watanabe, document=manual, reason=WHY, at=noon)
    return manual


def test_nobody_is_given_it_any_more_and_the_list_says_why(withdrawn, sign_in, sato, yamada):
    client = sign_in(yamada)
    edition = queries.newest(withdrawn)
    listed = client.get("/shelf/").content.decode()
    row = listed.partition(f'data-record="document:{withdrawn.pk}"')[2].partition("</li>")[0]

    assert "公開をやめた" in row
    assert WHY in row
    assert reverse("shelf:download", args=[edition.pk]) not in row
    assert client.get(reverse("shelf:download", args=[edition.pk])).status_code == 404
    page = client.get(reverse("shelf:document", args=[withdrawn.pk])).content.decode()
    assert WHY in page
    assert reverse("shelf:download", args=[edition.pk]) not in page
    found = queries.manual_for("referral_sheet")
    assert (found.title, found.url) == (withdrawn.title, "")


def test_who_publishes_still_opens_it_and_nothing_is_forgotten(withdrawn, sign_in, watanabe):
    edition = queries.newest(withdrawn)

    assert sign_in(watanabe).get(reverse("shelf:download", args=[edition.pk])).status_code == 200
    assert Edition.objects.filter(document=withdrawn).count() == 1
    assert Read.objects.filter(edition=edition).exists()
    line = Entry.objects.get(action="shelf.withdrawn")
    assert line.target == f"document:{withdrawn.pk}"


def test_a_public_paper_leaves_the_towns_page(put, publish, client, watanabe, noon):
    one = put(code="pamphlet", title="相談支援パンフレット", kind="pamphlet", public=True)
    publish(one, version="2026年版")
    address = reverse("public_site:document", args=[one.pk])
    assert client.get(address).status_code == 200

    services.withdraw(actor=watanabe, document=one, reason=WHY, at=noon)

    assert client.get(address).status_code == 404
    assert "2026年版" not in client.get("/about/").content.decode()


def test_it_leaves_the_desk_of_who_was_told(manual, watanabe, sato, agency_of, noon):
    services.tell(actor=watanabe, document=manual, agencies=[agency_of(sato)], at=noon)
    assert len(queries.unread(sato)) == 1

    services.withdraw(actor=watanabe, document=manual, reason=WHY, at=noon)

    assert len(queries.unread(sato)) == 0


def test_nothing_is_done_with_it_before_it_is_back(withdrawn, publish, watanabe, noon, later):
    for act in (
        lambda: publish(withdrawn, version="第3版", at=later),
        lambda: services.tell(actor=watanabe, document=withdrawn, agencies=[], at=later),
        lambda: services.plan_revision(actor=watanabe, document=withdrawn, on=None, at=later),
        lambda: services.withdraw(actor=watanabe, document=withdrawn, reason=WHY, at=later),
    ):
        with pytest.raises(HouseError) as refused:
            act()
        assert refused.value.code == "shelf.withdrawn"

    services.restore(actor=watanabe, document=withdrawn, at=later)

    assert taken_out.now(withdrawn) is None
    assert queries.manual_for("referral_sheet").url
    (kept,) = taken_out.ever(withdrawn)
    assert (kept.reason, kept.ended_at) == (WHY, later)
    with pytest.raises(HouseError) as refused:
        services.restore(actor=watanabe, document=withdrawn, at=later)
    assert refused.value.code == "shelf.not_withdrawn"
    assert Entry.objects.filter(action="shelf.restored").count() == 1


def test_a_reason_is_needed_and_only_its_keepers_do_it(manual, watanabe, sato, noon):
    with pytest.raises(HouseError) as refused:
        services.withdraw(actor=watanabe, document=manual, reason="　", at=noon)
    assert refused.value.code == "shelf.no_reason"
    for act in (
        lambda: services.withdraw(actor=sato, document=manual, reason=WHY, at=noon),
        lambda: services.restore(actor=sato, document=manual, at=noon),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_the_database_keeps_one_open_withdrawal(withdrawn, watanabe, noon):
    with pytest.raises(IntegrityError), transaction.atomic():
        Withdrawal.objects.create(
            created_at=noon,
            document=withdrawn,
            reason="x",
            withdrawn_at=noon,
            withdrawn_by_id=watanabe.staff_id,
        )


def test_it_is_withdrawn_and_put_back_through_its_pages(manual, sign_in, watanabe, sato):
    client = sign_in(watanabe)
    away = reverse("shelf:withdraw", args=[manual.pk])
    back = reverse("shelf:restore", args=[manual.pk])

    assert sign_in(sato).get(away).status_code == 404
    assert client.get(away).status_code == 200
    assert client.post(away, {"reason": ""}).status_code == 422
    assert client.post(away, {"reason": WHY}).status_code == 303
    assert back in client.get(reverse("shelf:document", args=[manual.pk])).content.decode()
    assert client.post(back, {}).status_code == 303
    page = client.get(reverse("shelf:document", args=[manual.pk])).content.decode()
    assert "公開をやめた記録" in page
    assert away in page
