"""「返事を確かめた」"""

from datetime import timedelta

from django.urls import reverse

from tasuki.journey.referrals import queries, services
from tests.journey.referrals.conftest import refused


def test_a_no_that_was_read_leaves_the_desk(sato, suzuki, ask, later):
    one = services.decline(actor=suzuki, one=ask(), reason="人が足りません", at=later)
    services.note_answer(actor=sato, one=one, at=later)
    assert queries.desk_rows(sato, later)["sent"] == []
    with refused("referrals.already_noted"):
        services.note_answer(actor=sato, one=one, at=later)


def test_a_lapse_is_noted_too(sato, ask, noon):
    one, after = ask(), noon + timedelta(days=8)
    assert [row.mark for row in queries.desk_rows(sato, after)["sent"]] == ["期限切れ"]
    services.note_answer(actor=sato, one=one, at=after)
    assert queries.desk_rows(sato, after)["sent"] == []


def test_what_has_not_come_cannot_be_noted(sato, ask, later):
    with refused("referrals.not_answered"):
        services.note_answer(actor=sato, one=ask(), at=later)


def test_only_the_asker_notes(suzuki, ask, later):
    one = services.decline(actor=suzuki, one=ask(), reason="人が足りません", at=later)
    with refused("referrals.not_asker"):
        services.note_answer(actor=suzuki, one=one, at=later)


def test_the_page_notes(sato, suzuki, ask, later, sign_in, post):
    one = services.decline(actor=suzuki, one=ask(), reason="人が足りません", at=later)
    client = sign_in(sato)
    url = reverse("referrals:note_answer", args=[one.pk])
    assert 'data-act="referrals.note_answer"' in client.get(url).content.decode()
    assert post(client, url).status_code == 303
