"""Each act: done and on record, refused to whoever works on matters, refused by the rule."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tasuki.ground.errors import HouseError, NotAllowed, Stale, WrongState
from tasuki.office.prefecture import queries, services
from tasuki.office.prefecture.models import Municipality, Phase, Support, Survey, Visit
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry
from tests.pages.rooms.prefecture import ITEMS, TOWNS

DAY = date(2026, 11, 10)


def acts(who, one, at):
    """Every act by name, ready to be done."""
    item = Support.objects.get(number=1)
    survey = Survey.objects.first()
    return {
        "phase_noted": lambda: services.note_phase(
            actor=who,
            municipality=one,
            fiscal_year=2021,
            phase="preparing",
            source="聞き取り",
            at=at,
        ),
        "revision_noted": lambda: services.note_revision(
            actor=who, municipality=one, fiscal_year=2022, version=one.version, at=at
        ),
        "visited": lambda: services.record_visit(
            actor=who, municipality=one, visited_on=DAY, purpose="助言", content="計画の章", at=at
        ),
        "support_planned": lambda: services.plan_support(
            actor=who,
            fiscal_year=2026,
            track="visits",
            title="計画の助言",
            month_from=4,
            month_to=3,
            at=at,
        ),
        "support_reported": lambda: services.report_support(
            actor=who, support=item, done_on=DAY, outcome="7市町が集まった", at=at
        ),
        "survey_opened": lambda: services.open_survey(
            actor=who, title="調査", asked_on=DAY, answer_by=DAY, at=at
        ),
        "answer_noted": lambda: services.note_answer(
            actor=who, survey=survey, municipality=one, answered_on=DAY, answer="検討中", at=at
        ),
    }


@pytest.fixture
def asked(okada, municipality, noon):
    return services.open_survey(actor=okada, title="前の調査", asked_on=DAY, answer_by=DAY, at=noon)


@pytest.mark.parametrize(
    "name",
    [
        "phase_noted",
        "revision_noted",
        "visited",
        "support_planned",
        "support_reported",
        "survey_opened",
        "answer_noted",
    ],
)
def test_it_is_done_and_on_record(name, okada, municipality, asked, noon):
    before = Entry.objects.filter(action=f"prefecture.{name}").count()

    acts(okada, municipality, noon)[name]()

    assert Entry.objects.filter(action=f"prefecture.{name}").count() == before + 1


@pytest.mark.parametrize("login", ["sato", "takahashi", "watanabe", "kanri"])
def test_nobody_of_a_town_can_do_any_of_it(login, cast, municipality, asked, noon):
    for act in acts(cast[login], municipality, noon).values():
        with pytest.raises(NotAllowed, match="後方支援担当"):
            act()


def test_who_works_on_matters_does_not_get_in_by_a_second_appointment(okada, sato, municipality):
    both = type(sato)(staff_id=sato.staff_id, name=sato.name, hats=(*sato.hats, *okada.hats))

    assert not queries.municipalities_for(both).exists()
    assert queries.municipalities_for(okada).exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"fiscal_year": 2015}, "年度は2016年度から"),
        ({"source": "　"}, "どこからわかったことか"),
    ],
)
def test_a_phase_needs_a_year_and_a_source(wrong, said, okada, municipality, noon):
    told = {"fiscal_year": 2021, "phase": "preparing", "source": "聞き取り", **wrong}

    with pytest.raises(HouseError, match=said):
        services.note_phase(actor=okada, municipality=municipality, at=noon, **told)


def test_a_year_said_before_is_corrected_not_doubled(okada, municipality, noon):
    for phase in ("exploring", "preparing"):
        services.note_phase(
            actor=okada,
            municipality=municipality,
            fiscal_year=2021,
            phase=phase,
            source="聞き取り",
            at=noon,
        )

    assert [one.phase for one in Phase.objects.all()] == ["preparing"]
    assert queries.phases_in(2021) == {"392014": "preparing"}
    assert queries.table([2021])[2021] == {"preparing": 1, "": 1}


def test_two_people_on_one_plan_year_are_told(okada, municipality, noon):
    services.note_revision(
        actor=okada, municipality=municipality, fiscal_year=2022, version=1, at=noon
    )

    with pytest.raises(Stale):
        services.note_revision(
            actor=okada, municipality=municipality, fiscal_year=2023, version=1, at=noon
        )
    assert Municipality.objects.get(pk=municipality.pk).revision_year == 2022


def test_printed_figures_stand_beside_names_and_nobody_is_guessed(okada, municipality, noon):
    services.note_revision(
        actor=okada, municipality=municipality, fiscal_year=2022, version=1, at=noon
    )

    rows = queries.revisions({2022: 15, 2023: 10})

    assert [(one.fiscal_year, one.printed, one.names) for one in rows] == [
        (2022, 15, ["高知市"]),
        (2023, 10, []),
    ]
    assert queries.unknown_revision() == 1


def test_an_answer_is_written_down_once(okada, municipality, asked, noon):
    acts(okada, municipality, noon)["answer_noted"]()

    with pytest.raises(WrongState, match="もう記録されています"):
        acts(okada, municipality, noon)["answer_noted"]()
    assert [one.name for one in queries.waiting(asked)] == ["南国市"]


def test_what_has_not_happened_is_not_reported(okada, municipality, noon):
    with pytest.raises(HouseError, match="まだ来ていない日"):
        services.record_visit(
            actor=okada,
            municipality=municipality,
            visited_on=date(2026, 11, 21),
            purpose="助言",
            content="計画",
            at=noon,
        )


def test_a_later_visit_settles_whom_to_visit_next(okada, municipality, noon):
    for day, after in ((date(2026, 10, 1), date(2026, 11, 1)), (date(2026, 11, 1), None)):
        services.record_visit(
            actor=okada,
            municipality=municipality,
            visited_on=day,
            purpose="助言",
            content="計画",
            next_on=after,
            at=noon,
        )

    assert Visit.objects.count() == 2
    assert queries.visits_due(okada, DAY) == []


def test_loading_again_changes_nothing(okada, municipality, noon):
    Municipality.objects.filter(pk=municipality.pk).update(revision_year=2022)

    services.load(actor=CLOCK, towns=TOWNS, items=ITEMS, at=noon)

    assert (Municipality.objects.count(), Support.objects.count()) == (2, 1)
    assert Municipality.objects.get(pk=municipality.pk).revision_year == 2022


def test_the_database_refuses_a_second_phase_of_a_year(municipality, noon):
    facts = {"municipality": municipality, "fiscal_year": 2021, "source": "x", "created_at": noon}
    Phase.objects.create(phase="preparing", **facts)

    with pytest.raises(IntegrityError), transaction.atomic():
        Phase.objects.create(phase="running", **facts)
