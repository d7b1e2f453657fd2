"""Changing, adding, taking off, publishing, undoing: the town never stands without a pack."""

from datetime import timedelta

import pytest

from tasuki.ground.errors import HouseError, NotAllowed, Stale, WrongState
from tasuki.town.municipality import changes
from tasuki.town.organizations.models import Agency
from tasuki.town.setup import queries, services
from tasuki.town.setup.models import Edition, Standing
from tasuki.trust.audit.models import Entry

TEL = {"tel": "0984-23-0000", "fax": ""}


def put(actor, here, at, code="fukushi", **told):
    return services.change(
        actor=actor, town=here, kind="agency", code=code, told=told or TEL, at=at
    )


@pytest.fixture
def use(watanabe, here, noon, django_capture_on_commit_callbacks):
    """Publish the draft, as a request does it."""

    def publish(note="電話を入れた"):
        with django_capture_on_commit_callbacks(execute=True):
            return services.publish(actor=watanabe, town=here, note=note, at=noon)

    return publish


def test_a_change_stays_a_draft_until_it_is_published(watanabe, here, now, noon, use):
    put(watanabe, here, noon)
    before = now().agency("fukushi").tel

    use()

    assert before is None
    assert now().agency("fukushi").tel == "0984-23-0000"
    assert Entry.objects.filter(action="setup.published").count() == 1


def test_what_is_filled_in_is_open_no_more_and_says_whose_word_it_is(watanabe, here, noon):
    before = here.agency("fukushi")

    put(watanabe, here, noon)

    after = queries.standing_pack(here).agency("fukushi")
    assert set(before.unknown) == {"tel", "fax"}
    assert after.unknown == ("fax",)
    assert "渡辺" in after.source
    assert len(queries.standing_pack(here).questions()) <= len(here.questions())


def test_all_filled_in_it_leaves_the_list_of_questions(watanabe, here, noon):
    put(watanabe, here, noon, tel="0984-23-0000", fax="0984-23-0001")

    asked = queries.standing_pack(here).questions()

    assert "fukushi" not in {one.code for one in asked if one.kind == "agency"}


@pytest.mark.parametrize("login", ["sato", "takahashi", "yamada"])
def test_who_keeps_no_books_changes_nothing(login, cast, here, noon):
    with pytest.raises(NotAllowed, match="事務局"):
        put(cast[login], here, noon)
    assert not Edition.objects.exists()


def test_what_would_break_the_pack_is_refused_and_the_draft_stays_as_it_was(watanabe, here, noon):
    put(watanabe, here, noon)

    with pytest.raises(HouseError) as refused:
        put(watanabe, here, noon, parent="nobody")

    assert "nobody" in str(refused.value)
    assert queries.standing_pack(here).agency("fukushi").tel == "0984-23-0000"


def test_law_is_switched_and_not_rewritten(watanabe, here, noon):
    services.change(
        actor=watanabe, town=here, kind="ground", code="law69_2_4", told={"retired": True}, at=noon
    )

    with pytest.raises(HouseError, match="使うか使わないか"):
        services.change(
            actor=watanabe,
            town=here,
            kind="ground",
            code="law69_2_4",
            told={"article": "第1条"},
            at=noon,
        )
    assert queries.standing_pack(here).ground("law69_2_4").retired


def test_two_people_on_one_draft_are_told(watanabe, kanri, here, noon):
    first = put(watanabe, here, noon)

    put(kanri, here, noon, code="kodomo")

    with pytest.raises(Stale, match="先に下書きを保存"):
        services.change(
            actor=watanabe,
            town=here,
            kind="agency",
            code="fukushi",
            told=TEL,
            lock=first.lock,
            at=noon,
        )


def test_undo_brings_back_what_was_in_use_before(watanabe, here, now, noon, use):
    put(watanabe, here, noon)
    use()
    put(watanabe, here, noon, tel="0984-99-9999")
    use()

    with_callbacks = services.undo(actor=watanabe, town=here, at=noon)
    changes.write("kobayashi", here.fiscal_year, queries.told(with_callbacks))

    assert now().agency("fukushi").tel == "0984-23-0000"
    assert [one.standing for one in queries.history(here.fiscal_year)].count("in_use") == 1


def test_undo_of_the_first_edition_leaves_the_files_alone(
    watanabe, here, now, noon, use, django_capture_on_commit_callbacks
):
    put(watanabe, here, noon)
    use()

    with django_capture_on_commit_callbacks(execute=True):
        services.undo(actor=watanabe, town=here, at=noon + timedelta(minutes=1))

    assert now().version == here.version


def test_an_agency_of_the_towns_own_comes_into_being_when_published(watanabe, here, noon, use):
    told = {"name": "見本相談室", "kind": "group", "regime": "public", "has_accounts": True}
    services.add(actor=watanabe, town=here, kind="agency", told=told, at=noon)
    before = Agency.objects.filter(name="見本相談室").exists()

    use()

    assert not before
    assert Agency.objects.get(name="見本相談室").regime == "public"


def test_what_others_point_at_stays(watanabe, here, noon):
    with pytest.raises(HouseError, match="使われている"):
        services.take_off(actor=watanabe, town=here, kind="agency", code="fukushi", at=noon)


def test_a_leaf_is_shown_no_more(watanabe, here, noon):
    code = here.courses[0].code

    services.take_off(actor=watanabe, town=here, kind="course", code=code, at=noon)

    left = queries.standing_pack(here)
    assert code not in {one.code for one in left.courses}
    assert len(left.courses) == len(here.courses) - 1


def test_a_draft_thrown_away_leaves_what_is_in_use(watanabe, here, now, noon, use):
    put(watanabe, here, noon)
    use()
    put(watanabe, here, noon, tel="0984-99-9999")

    services.drop(actor=watanabe, town=here, at=noon)

    assert queries.draft(here.fiscal_year) is None
    assert now().agency("fukushi").tel == "0984-23-0000"


@pytest.mark.parametrize("act", ["publish", "drop", "undo"])
def test_without_a_change_there_is_nothing_to_do(act, watanabe, here, noon):
    more = {"note": "なし"} if act == "publish" else {}

    with pytest.raises(WrongState):
        getattr(services, act)(actor=watanabe, town=here, at=noon, **more)


def test_an_edition_that_no_longer_fits_is_left_aside_and_told(watanabe, here, now, noon, use):
    put(watanabe, here, noon)
    use()
    path = changes.path_of("kobayashi", here.fiscal_year)
    path.write_text(path.read_text().replace('"fukushi"', '"gone"'))

    assert now().version == here.version
    assert changes.broken("kobayashi", "kobayashi", here.fiscal_year)


def test_one_draft_and_one_in_use_a_year(watanabe, here, noon, use):
    for number in range(3):
        put(watanabe, here, noon, tel=f"0984-00-000{number}")
        use()
    put(watanabe, here, noon)

    standing = [one.standing for one in Edition.objects.all()]
    assert standing.count(Standing.DRAFT) == 1
    assert standing.count(Standing.IN_USE) == 1


def test_what_a_form_points_at_is_not_taken_off_behind_its_back(watanabe, here, noon):
    with pytest.raises(HouseError, match="sheet_manual"):
        services.take_off(actor=watanabe, town=here, kind="document", code="sheet_manual", at=noon)

    assert not Edition.objects.exists()
    assert "sheet_manual" in {one.code for one in queries.standing_pack(here).documents}


def test_what_every_town_leaves_at_its_default_stands_folded_behind_the_towns_own(
    sign_in, watanabe, here
):
    page = sign_in(watanabe).get("/settings/questions/").content.decode()

    own, _, shared = page.partition("<details")
    asked = {one.default: f'data-question="{one.kind}:{one.code}"' for one in here.questions()}
    assert asked[False] in own
    assert asked[True] in shared
