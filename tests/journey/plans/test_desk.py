from tasuki.journey.plans import panels, queries, services
from tasuki.town.relay.models import Section
from tests.journey.plans.conftest import YES


def held(actor, at):
    return queries.desk_rows(actor, at).get("held", [])


def test_a_plan_waits_first_for_the_person_then_the_meeting_then_the_municipality(
    draft, sit, decide, sato, takahashi, later, sitting
):
    plan = draft()
    (row,) = held(sato, later)
    assert (row.record, row.action.label) == (f"plan:{plan.pk}", "本人の同意を記録する")
    assert held(takahashi, later) == []

    services.record_consent(
        actor=sato, plan=plan, consent="yes", on=YES["consent_on"], how="oral", at=later
    )
    assert [row.mark for row in held(sato, later)] == ["会議の意見待ち"]
    sit(plan)
    assert [row.action.label for row in held(takahashi, sitting)] == ["支援決定"]
    assert [row.mark for row in held(sato, sitting)] == ["支援決定待ち"]
    decide(plan)
    assert held(takahashi, sitting) == held(sato, sitting) == []


def test_one_that_lies_before_a_meeting_says_so(draft, sit, sato, later):
    sit(draft(**YES), "")

    assert [row.mark for row in held(sato, later)] == ["会議に付議中"]


def test_the_secretary_is_told_a_number_and_no_name(draft, sit, watanabe, sitting, case):
    sit(draft(**YES))

    (row,) = held(watanabe, sitting)
    assert case.number in row.title
    assert case.title not in f"{row.title}{row.note}"


def test_strangers_have_nothing_on_the_desk(decided, yamada, kanri, day):
    assert queries.desk_rows(kanri, day(100)) == {}
    assert queries.desk_rows(yamada, day(100)) == {"held": [], "due": []}


def test_who_stands_only_in_the_role_table_finds_the_case_on_the_desk(
    decided, suzuki, sato, yamada, day, case
):
    (row,) = held(suzuki, day(10))

    assert (row.record, row.title, row.mark) == (f"case:{case.pk}", case.title, "役割がある")
    assert row.note
    assert [one.mark for one in held(sato, day(10)) if one.mark == "役割がある"] == []
    assert held(yamada, day(10)) == []


def test_a_role_that_is_done_leaves_the_desk(decided, suzuki, day):
    for promise in decided.promises.filter(agency__in=suzuki.agency_ids):
        services.keep_promise(actor=suzuki, promise=promise, outcome="done", at=day(11))

    assert held(suzuki, day(12)) == []


def test_the_desk_asks_the_same_whatever_lies_on_it(
    draft, sato, later, django_assert_max_num_queries
):
    draft()

    with django_assert_max_num_queries(10):
        queries.desk_rows(sato, later)


def test_the_panel_stays_shut_where_the_plan_is(rf, decided, sato, day, case):
    request = rf.get("/")
    request.actor, request.at = sato, day(10)

    assert panels.plan(request, case, Section.CARD) == ""
    assert panels.monitoring(request, case, Section.CARD) == ""
    text = panels.plan(request, case, Section.PLAN | Section.CARD)
    assert "役割分担表" in text
    assert "<form" not in text
    assert "モニタリング" in panels.monitoring(request, case, Section.PLAN)
