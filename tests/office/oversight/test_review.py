"""ask, explain, review: somebody else, in words, once."""

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import HouseError
from tasuki.office.oversight import queries, services
from tasuki.office.oversight.models import Finding, Question, State
from tasuki.trust.audit.models import Entry

pytestmark = pytest.mark.django_db


def refused(act, **facts):
    with pytest.raises(HouseError) as error:
        act(**facts)
    return error.value.code


@pytest.mark.parametrize("login", ["kanri", "head"])
def test_a_reviewer_asks_the_worker_answers_and_the_reviewer_says_how(
    request, sato, finding, noon, later, login
):
    reviewer = request.getfixturevalue(login)
    asked = services.ask(actor=reviewer, finding=finding, text="どの件ですか。", at=noon)
    [row] = queries.desk_rows(sato)["due"]
    assert row.record == f"question:{asked.pk}"
    services.explain(actor=sato, question=asked, text="電話を受けました。", at=later)
    assert not queries.desk_rows(sato)
    assert [row.record for row in queries.desk_rows(reviewer)["due"]] == [f"finding:{finding.pk}"]
    done = services.review(
        actor=reviewer, finding=finding, verdict="proper", note="電話の記録と合う。", at=later
    )
    assert (done.state, done.reviewed_by_id) == (State.REVIEWED, reviewer.staff_id)
    said = Entry.objects.filter(action__startswith="oversight.").order_by("pk")
    assert [one.action for one in said] == [
        "oversight.asked",
        "oversight.explained",
        "oversight.reviewed",
    ]
    assert "電話" not in "".join(str(one.words.content) for one in said)


def test_nobody_reviews_their_own_looking(sato, finding, noon):
    facts = {"finding": finding, "verdict": "proper", "note": "見た", "at": noon}
    assert refused(services.review, actor=sato, **facts) == "oversight.own_looking"
    with pytest.raises(IntegrityError), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(
            state="reviewed", verdict="proper", reviewed_at=noon, reviewed_by=sato.staff_id
        )


@pytest.mark.parametrize("login", ["suzuki", "watanabe", "yamada"])
def test_who_is_no_reviewer_does_not_find_it(request, finding, noon, login):
    actor = request.getfixturevalue(login)
    assert not queries.findings_for(actor).exists()
    assert (
        refused(services.ask, actor=actor, finding=finding, text="?", at=noon)
        == "oversight.not_reviewer"
    )


@pytest.mark.parametrize(
    ("verdict", "note", "code"),
    [
        ("", "見た", "oversight.no_verdict"),
        ("maybe", "見た", "oversight.no_verdict"),
        ("proper", "  ", "oversight.no_note"),
    ],
)
def test_a_verdict_says_what_was_checked(kanri, finding, noon, verdict, note, code):
    facts = {"finding": finding, "verdict": verdict, "note": note, "at": noon}
    assert refused(services.review, actor=kanri, **facts) == code


def test_what_was_reviewed_stays_so(kanri, head, finding, noon):
    services.review(actor=kanri, finding=finding, verdict="improper", note="根拠がない", at=noon)
    facts = {"finding": finding, "at": noon}
    assert (
        refused(services.review, actor=head, verdict="proper", note="見た", **facts)
        == "oversight.reviewed"
    )
    assert refused(services.ask, actor=head, text="どの件ですか。", **facts) == "oversight.reviewed"


def test_one_question_at_a_time(kanri, head, finding, noon):
    services.ask(actor=kanri, finding=finding, text="どの件ですか。", at=noon)
    facts = {"finding": finding, "text": "なぜですか。", "at": noon}
    assert refused(services.ask, actor=head, **facts) == "oversight.open_question"
    assert refused(services.ask, actor=head, **{**facts, "text": ""}) == "oversight.open_question"


def test_nobody_answers_for_another_and_an_answer_is_given_once(sato, suzuki, kanri, finding, noon):
    asked = services.ask(actor=kanri, finding=finding, text="どの件ですか。", at=noon)
    facts = {"question": asked, "at": noon}
    assert refused(services.explain, actor=suzuki, text="見た", **facts) == "oversight.not_asked"
    assert refused(services.explain, actor=sato, text=" ", **facts) == "oversight.no_answer"
    services.explain(actor=sato, text="電話を受けました。", **facts)
    assert refused(services.explain, actor=sato, text="もう一度", **facts) == "oversight.answered"
    assert Question.objects.get().answer == "電話を受けました。"


def test_an_empty_question_is_refused(kanri, finding, noon):
    assert (
        refused(services.ask, actor=kanri, finding=finding, text=" ", at=noon)
        == "oversight.no_question"
    )
