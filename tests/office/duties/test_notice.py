"""決定通知書: in the town's words, with what is left out under which article, and where to object."""

import re

import pytest
from django.http import Http404
from django.test import RequestFactory

from tasuki.office.duties import gathering, paper, services
from tasuki.office.duties.models import Disclosure, Holder, Kind, Verdict
from tasuki.office.duties.rules import notice_code
from tasuki.town.municipality import pack
from tests.office.duties.test_request import (
    gathered,  # noqa: F401
    handled,  # noqa: F401
    pdf_text,
)
from tests.pages.stories import words

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[a-z]{3,}")


def printed(make, actor, one, at):
    request = RequestFactory().get("/")
    request.actor, request.at = actor, at
    return pdf_text(make(request, one.pk))


@pytest.fixture
def proposed(gathered, watanabe, noon):  # noqa: F811
    facts = {"actor": watanabe, "one": gathered, "at": noon}
    return services.propose(verdict="part", reason="ほかの方の情報", **facts)


def test_what_is_left_out_stands_in_it_with_its_article_and_nothing_of_its_text(
    proposed, watanabe, head, noon
):
    assert proposed.left_out
    assert words.BROTHER not in str(proposed.left_out)
    services.decide(actor=head, one=proposed, at=noon)
    text = printed(paper.decision_notice, watanabe, proposed, noon)
    assert "保有個人情報部分開示決定通知書" in text
    assert "個人情報の保護に関する法律第78条第1項第" in text
    assert "小林市長" in text
    assert "".join(words.NAME.split()) + "様" in text
    assert "審査請求" in text
    assert "".join(words.BROTHER.split()) not in text


def test_until_it_is_decided_it_is_a_draft_and_until_the_town_compared_it_it_says_so(
    proposed, watanabe, head, noon
):
    text = printed(paper.decision_notice, watanabe, proposed, noon)
    assert "（案）" in text
    assert "要確認" in text
    services.decide(actor=head, one=proposed, at=noon)
    assert "（案）" not in printed(paper.decision_notice, watanabe, proposed, noon)


def test_it_can_still_be_printed_after_the_copies_are_gone(proposed, watanabe, head, noon):
    services.decide(actor=head, one=proposed, at=noon)
    services.hand_over(actor=watanabe, one=proposed, note="窓口で渡した", at=noon)
    assert "第78条" in printed(paper.decision_notice, watanabe, proposed, noon)


def test_only_the_two_who_were_appointed_print_it(proposed, clerk, sato, noon):
    for actor in (clerk, sato):
        with pytest.raises(Http404):
            printed(paper.decision_notice, actor, proposed, noon)


def test_where_nothing_is_decided_there_is_no_notice(gathered, watanabe, noon):  # noqa: F811
    for make in (paper.decision_notice, paper.extension_notice):
        with pytest.raises(Http404):
            printed(make, watanabe, gathered, noon)


def test_the_letter_of_an_extension_says_both_days_and_why(handled, watanabe, noon):  # noqa: F811
    one = services.extend(actor=watanabe, one=handled(), reason="記録が多いため", at=noon)
    text = printed(paper.extension_notice, watanabe, one, noon)
    assert "令和8年12月20日" in text
    assert "令和9年1月19日" in text
    assert "記録が多いため" in text
    assert "第83条第2項" in text


def test_whether_there_is_a_record_is_not_given_away(gathered, watanabe, noon):  # noqa: F811
    facts = {"actor": watanabe, "one": gathered, "at": noon}
    one = services.propose(verdict="silent", reason="答えられない", **facts)
    assert one.left_out == []
    text = printed(paper.decision_notice, watanabe, one, noon)
    assert "あるかないかを答えずに" in text
    assert "開示しない部分" not in text


def test_every_answer_has_its_notice_in_every_pack():
    codes = {
        notice_code(kind=kind, verdict=verdict, holder=holder)
        for kind in Kind.values
        for verdict in Verdict.values
        for holder in Holder.values
    }
    for town in pack.town_codes():
        known = {one.code for one in pack.load(town, 2026).notices}
        assert codes | {"extension", "leak_person"} == known


def test_the_copy_holds_no_code_of_the_program(gathered):  # noqa: F811
    one = Disclosure.objects.get(pk=gathered.pk)
    said = [
        (piece.table, slot.name, word)
        for piece in one.pieces.all()
        for slot in gathering.unseal(piece).slots
        for text in (slot.label, slot.text)
        for word in CODE.findall(text)
    ]
    assert said == []
