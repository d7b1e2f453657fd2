"""「見せる区分を変える」, and what an agency then reads of the assessment, by whichever way."""

import pytest

from tasuki.ground.errors import NotAllowed, Stale, WrongState
from tasuki.journey.cases import forms, queries, services
from tasuki.journey.cases.models import Around, Assessment
from tasuki.town.relay.models import Section
from tests.pages.stories.acts import enter

SAID = {
    "health": "月に二度の通院。",
    "income": "家賃を三か月払えていない。",
    "justice": "執行猶予中。",
}


@pytest.fixture
def subject(case):
    return case.origin.consultation.subject


@pytest.fixture
def around(case, sato, suzuki, agency_of, later):
    return services.add_agency(
        actor=sato, case=case, agency=agency_of(suzuki), role="家計", at=later
    )


@pytest.fixture
def assessed(case, subject, sato, later):
    return services.assess(
        actor=sato,
        case=case,
        person=subject,
        version=0,
        at=later,
        traits=["illness", "debt", "ex_offender"],
        background="父の介護で仕事をやめた。",
        details=SAID,
    )


def read(actor, case, one, at):
    sections = queries.sections_for(actor, case, at)
    lines = queries.lines_of(one, queries.Reader(sections, case.lead.holder.name))
    return "".join(f"{line.label}{line.value}" for line in lines)


def test_an_agency_reads_what_its_kind_works_with(assessed, around, case, suzuki, later):
    said = read(suzuki, case, assessed, later)

    assert SAID["income"] in said
    assert "債務" in said
    assert "父の介護" in said
    for hidden in (SAID["health"], SAID["justice"], "病気", "刑余者"):
        assert hidden not in said
    assert f"「{case.lead.holder.name}」に聞いて" in said


def test_who_carries_the_case_reads_all(assessed, case, sato, tanaka, later):
    for actor in (sato, tanaka):
        said = read(actor, case, assessed, later)
        assert all(text in said for text in SAID.values())
        assert "刑余者" in said
        assert "に聞いて" not in said


def test_it_says_the_same_where_nothing_stands(case, subject, around, sato, suzuki, later):
    empty = services.assess(
        actor=sato, case=case, person=subject, version=0, at=later, unheard=["traits"]
    )

    assert "健康状態" in read(suzuki, case, empty, later)


def test_what_the_role_needs_is_said_by_hand(assessed, around, case, tanaka, suzuki, days):
    services.change_reading(
        actor=tanaka, around=around, categories=["health", "criminal"], at=days(1)
    )

    said = read(suzuki, case, assessed, days(1))
    assert SAID["health"] in said
    assert SAID["justice"] in said
    assert SAID["income"] not in said


def test_what_was_chosen_when_it_came_in_stands(assessed, case, sato, hana_agency, later):
    made = services.add_agency(
        actor=sato, case=case, agency=hana_agency, categories=["money"], at=later
    )

    opened = queries.of_agency(case.lead_id, made.agency, later)
    assert opened == ["money"]


def test_a_plan_that_is_decided_later_opens_no_more(assessed, around, case, tanaka, suzuki, days):
    from tasuki.town.relay import queries as relay

    services.change_reading(actor=tanaka, around=around, categories=[], at=days(1))

    again = relay.details_at(case.lead_id, around.agency, days(1))
    assert again == Section(0)


def test_who_does_not_steer_changes_nothing(around, suzuki, later):
    with pytest.raises(NotAllowed) as refusal:
        services.change_reading(actor=suzuki, around=around, categories=["health"], at=later)

    assert refusal.value.code == "cases.not_steering"


def test_the_reporter_is_opened_to_nobody(around, sato, later):
    with pytest.raises(NotAllowed) as refusal:
        services.change_reading(actor=sato, around=around, categories=["reporter"], at=later)

    assert refusal.value.code == "cases.unknown_category"


def test_who_has_left_is_given_nothing(around, sato, days):
    services.end_agency(actor=sato, around=around, reason="役割を終えた", at=days(1))

    with pytest.raises(WrongState):
        services.change_reading(
            actor=sato, around=Around.objects.get(), categories=["health"], at=days(1)
        )


def test_what_is_hidden_stays_when_somebody_writes_who_does_not_see_it(
    assessed, around, case, subject, suzuki, later
):
    services.assess(
        actor=suzuki,
        case=case,
        person=subject,
        version=1,
        at=later,
        traits=["poverty"],
        background="父を看取った。",
        details={"income": "家賃は払えた。", "health": "元気。"},
    )

    stands = Assessment.objects.get()
    assert stands.details == {**SAID, "income": "家賃は払えた。"}
    assert stands.traits == ["ex_offender", "illness", "poverty"]
    assert stands.background == "父を看取った。"


def test_a_stale_save_is_told_nothing_that_is_hidden(
    assessed, around, case, subject, suzuki, later
):
    with pytest.raises(Stale) as refusal:
        services.assess(
            actor=suzuki, case=case, person=subject, version=0, at=later, traits=["poverty"]
        )

    told = str(refusal.value.theirs)
    assert SAID["income"] in told
    assert SAID["health"] not in told
    assert "ex_offender" not in told


def test_the_form_has_no_field_and_no_choice_of_it(assessed, around, case, suzuki, later):
    form = forms.AssessmentForm(sections=queries.sections_for(suzuki, case, later))

    assert "detail_income" in form.fields
    assert "detail_health" not in form.fields
    assert "ex_offender" not in dict(form.fields["traits"].choices)


def test_the_page_and_its_form_show_no_word_of_it(assessed, around, case, suzuki):
    client = enter(suzuki)
    for page in (f"/cases/{case.pk}/", f"/cases/{case.pk}/assessment/"):
        shown = client.get(page).content.decode()
        assert SAID["income"] in shown
        assert SAID["health"] not in shown
        assert SAID["justice"] not in shown


def test_a_field_that_was_forged_is_not_written(assessed, around, case, suzuki):
    client = enter(suzuki)
    page = f"/cases/{case.pk}/assessment/"
    form = client.get(page).context["form"]
    client.post(
        page,
        {
            "_once": form.once_key,
            "_version": form.version,
            "traits": ["debt"],
            "detail_health": "書き換えた。",
        },
    )

    assert Assessment.objects.get().details["health"] == SAID["health"]


@pytest.fixture
def hana_agency():
    from tasuki.town.organizations.models import Agency

    return Agency.objects.get(name="小林市西部地域包括支援センター")
