"""「一緒に対応する」"""

from datetime import date

import pytest
from django.urls import reverse

from tasuki.ground.errors import RuleBroken
from tasuki.journey.referrals import queries, services
from tasuki.journey.referrals.models import Collaboration
from tasuki.town.relay import queries as relay
from tasuki.town.relay.models import Baton, Section
from tests.journey.referrals.conftest import NAME, STORY, refused


def test_the_holder_does_not_change_and_nothing_is_opened_yet(sato, suzuki, ask, noon):
    one = ask()
    assert Baton.objects.get().holder_id == sato.agency_id
    assert relay.may_see(suzuki, one.baton_id, Section.PREVIEW, noon)
    assert relay.sections_for(suzuki, one.baton_id, noon) == Section(0)


def test_it_stands_on_both_desks(sato, suzuki, ask, noon):
    ask(told="80代の方の家計")
    (theirs,) = queries.desk_rows(suzuki, noon)["offered"]
    (mine,) = queries.desk_rows(sato, noon)["sent"]
    assert theirs.action.label == "内容を見て返事をする"
    assert NAME not in str(theirs)
    assert mine.mark == "返事待ち"


def test_it_rings_until_an_act(suzuki, ask, noon):
    assert queries.ringing(suzuki, noon) == 0
    one = ask()
    assert queries.ringing(suzuki, noon) == 1
    services.decline(actor=suzuki, one=one, reason="人が足りません", at=noon)
    assert queries.ringing(suzuki, noon) == 0


def test_several_agencies_are_asked_each_for_its_own(suzuki, tanaka, ask):
    ask()
    ask(of=tanaka, what="家に行って様子を見る", by_on=date(2026, 12, 1))
    assert Collaboration.objects.count() == 2


def test_one_agency_is_asked_once_at_a_time(ask):
    ask()
    with refused("referrals.already_asked"):
        ask()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"what": ""}, "referrals.no_task"),
        ({"by_on": date(2026, 11, 21)}, "referrals.done_before_answer"),
        ({"answer_by": date(2026, 11, 19)}, "relay.answer_in_past"),
    ],
)
def test_what_cannot_be_is_refused(ask, changes, code):
    with refused(code):
        ask(**changes)
    assert not Collaboration.objects.exists()


def test_a_ground_is_asked_for_here_too(ask):
    with refused("referrals.not_agreed", RuleBroken):
        ask(agreed="no_ground", ground_note="前に聞いた")


def test_only_the_holder_asks(suzuki, takahashi, ask):
    with refused("referrals.not_holder"):
        ask(actor=suzuki, of=takahashi)


def test_not_oneself_and_not_where_nobody_answers(sato, watanabe, ask):
    with refused("referrals.ask_yourself"):
        ask(of=sato)
    with refused("referrals.nobody_there"):
        ask(of=watanabe)


def test_a_lapsed_ask_is_written_down_before_the_next(suzuki, ask, noon):
    from datetime import timedelta

    first = ask()
    after = noon + timedelta(days=8)
    ask(at=after, answer_by=date(2026, 12, 5))
    first.refresh_from_db()
    assert first.answer == "lapsed"
    assert len(queries.desk_rows(suzuki, after)["offered"]) == 1


def test_the_page_asks(sato, suzuki, yamada, consultation, sign_in, post):
    client = sign_in(sato)
    url = reverse("referrals:together", args=[consultation.baton_id])
    assert 'data-act="referrals.ask_together"' in client.get(url).content.decode()
    sent = post(
        client,
        url,
        asked=str(suzuki.agency_id),
        what="家計表を一緒に作る",
        by_on="2040-12-10",
        agreed="yes",
        ground="consent",
        answer_by="2040-12-01",
    )
    assert sent.status_code == 303
    assert "返事待ち" in client.get(sent["Location"]).content.decode()
    theirs = sign_in(suzuki).get(sent["Location"]).content.decode()
    for word in ("引き受ける", "できない", "家計表を一緒に作る"):
        assert word in theirs
    for secret in (NAME, STORY):
        assert secret not in theirs
    assert sign_in(yamada).get(sent["Location"]).status_code == 404
