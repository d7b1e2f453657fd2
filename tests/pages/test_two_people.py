"""Two people at one record: the second is shown both versions, and nothing of either is lost."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tasuki.journey.cases.models import Assessment
from tasuki.journey.intake.models import Consultation, ShortAssessment
from tasuki.journey.meetings.models import Meeting
from tasuki.journey.plans.models import Plan, Promise
from tests.pages.reading import Fields, form, one_line
from tests.pages.stories.acts import enter
from tests.pages.stories.house import House
from tests.pages.table import Door


@dataclass(frozen=True)
class Desk:
    """One record that two may write on: the page, who they are, and its two free texts."""

    door: Door
    other: str
    one: str
    two: str

    def __str__(self) -> str:
        return str(self.door)

    def stands(self, house: House) -> tuple[str, str]:
        """What is stored in the two texts now."""
        name, key = self.door.name, self.door.keys[0]
        record: Any
        if name == "intake:edit":
            record = Consultation.objects.get(pk=house.ids[key])
        elif name == "intake:assess":
            written = ShortAssessment.objects.filter(consultation=house.ids[key])
            record = written.latest("version")
        elif name == "cases:assessment_household":
            record = Assessment.objects.get(case=house.ids[key], person=None)
        elif name == "plans:edit":
            record = Plan.objects.get(case=house.ids[key])
        else:
            record = Meeting.objects.get(pk=house.ids[key])
        return getattr(record, self.one), getattr(record, self.two)


DESKS = (
    Desk(Door("intake:edit", "sato", ("kept",)), "tani", "narrative", "wish"),
    Desk(Door("intake:assess", "sato", ("kept",)), "tani", "background", "strengths"),
    Desk(Door("cases:assessment_household", "tanaka", ("case",)), "sato", "background", "wish"),
    Desk(Door("plans:edit", "tanaka", ("case",)), "ito", "long_goal", "direction"),
    Desk(Door("meetings:minutes", "takahashi", ("held",)), "watanabe", "minutes", "chair"),
)


@pytest.fixture(params=DESKS, ids=str)
def desk(request: pytest.FixtureRequest, house: House) -> Desk:
    """Each record in turn."""
    one: Desk = request.param
    return one


def begin(house: House, desk: Desk) -> tuple[Client, Client, str, Fields]:
    """Both have the page open as it stands."""
    first, second = enter(house.cast[desk.other]), enter(house.cast[desk.door.who])
    url = house.address(desk.door)
    # What must be said and is not yet said; the same for both.
    opened = form(first.get(url)).sent()
    if desk.one == "minutes":
        opened["minutes"] = ["はじめの記録"]
    return first, second, url, opened


def _said(opened: Fields) -> Fields:
    return {"minutes": opened["minutes"]} if "minutes" in opened else {}


def save(client: Client, url: str, entries: Fields, **said: str) -> Any:
    return client.post(url, {**entries, **said})


def test_the_second_is_shown_both_versions_and_nothing_is_saved(house: House, desk: Desk) -> None:
    first, second, url, opened = begin(house, desk)
    mine = {**form(second.get(url)).sent(), **_said(opened)}
    assert save(first, url, opened, **{desk.one: "先に保存した文"}).status_code == 303

    answer = save(second, url, mine, **{desk.one: "あとから書いた文", desk.two: "わたしだけの文"})

    page = one_line(answer)
    assert answer.status_code == 409
    assert form(answer)[desk.one].value == "あとから書いた文"
    assert form(answer)[desk.two].value == "わたしだけの文"
    beside = page.partition(f'id="id_{desk.one}_theirs"')[2][:2500]
    assert "先に保存した文" in beside
    assert "こちらを使う" in beside
    assert house.cast[desk.other].name in page
    assert desk.stands(house)[0] == "先に保存した文"


def test_using_theirs_without_javascript_then_saving_keeps_both(house: House, desk: Desk) -> None:
    first, second, url, opened = begin(house, desk)
    mine = {**form(second.get(url)).sent(), **_said(opened)}
    save(first, url, opened, **{desk.one: "先に保存した文"})
    shown = save(second, url, mine, **{desk.one: "あとから書いた文", desk.two: "わたしだけの文"})
    assert ("_use", desk.one) in form(shown).buttons

    chosen = save(second, url, form(shown).sent(), _use=desk.one)
    assert chosen.status_code == 409
    assert form(chosen)[desk.one].value == "先に保存した文"
    assert form(chosen)[desk.two].value == "わたしだけの文"
    saved = save(second, url, form(chosen).sent())

    assert saved.status_code == 303
    assert desk.stands(house) == ("先に保存した文", "わたしだけの文")


def test_saving_again_after_seeing_both_lets_the_own_text_stand(house: House, desk: Desk) -> None:
    first, second, url, opened = begin(house, desk)
    mine = {**form(second.get(url)).sent(), **_said(opened)}
    save(first, url, opened, **{desk.one: "先に保存した文"})
    shown = save(second, url, mine, **{desk.one: "あとから書いた文"})

    assert save(second, url, form(shown).sent()).status_code == 303
    assert desk.stands(house)[0] == "あとから書いた文"


def test_a_third_version_in_between_shows_the_page_again(house: House, desk: Desk) -> None:
    first, second, url, opened = begin(house, desk)
    mine = {**form(second.get(url)).sent(), **_said(opened)}
    save(first, url, opened, **{desk.one: "一番目の文"})
    shown = save(second, url, mine, **{desk.one: "あとから書いた文"})
    newer = form(first.get(url)).sent()
    assert save(first, url, newer, **{desk.one: "三番目の文"}).status_code == 303

    again = save(second, url, form(shown).sent())

    assert again.status_code == 409
    assert form(again)[desk.one].value == "あとから書いた文"
    assert "三番目の文" in one_line(again)
    assert desk.stands(house)[0] == "三番目の文"
    assert save(second, url, form(again).sent()).status_code == 303
    assert desk.stands(house)[0] == "あとから書いた文"


def test_the_conflict_is_kept_as_a_draft_too(house: House, desk: Desk) -> None:
    first, second, url, opened = begin(house, desk)
    mine = {**form(second.get(url)).sent(), **_said(opened)}
    save(first, url, opened, **{desk.one: "先に保存した文"})
    save(second, url, mine, **{desk.one: "あとから書いた文"})

    assert form(second.get(url))[desk.one].value == "あとから書いた文"


def test_a_draft_of_an_older_version_does_not_pass_for_the_newer_one(
    house: House, desk: Desk
) -> None:
    """A draft was written on version 1; meanwhile version 2 was saved: opening the draft and saving
    it must not wipe version 2 out unseen."""
    first, second, url, opened = begin(house, desk)
    mine = {**form(second.get(url)).sent(), **_said(opened)}
    act = mine["_form"][0]
    fields = {name: values for name, values in mine.items() if not name.startswith("csrf")}
    fields[desk.two] = ["書きかけの文"]
    second.post(
        "/drafts/save/",
        {"form": act, "subject": mine["_subject"][0], "fields": fields, "page": url},
        content_type="application/json",
    )
    assert save(first, url, opened, **{desk.one: "先に保存した文"}).status_code == 303

    resumed = form(second.get(url))
    assert resumed[desk.two].value == "書きかけの文"
    answer = save(second, url, resumed.sent())

    assert answer.status_code == 409
    assert desk.stands(house)[0] == "先に保存した文"


def test_a_row_of_the_role_table_that_one_took_out_is_not_lost(house: House) -> None:
    """鈴木's row is rewritten by one while the other rewrites 佐藤's: both stand in the answer."""
    desk = DESKS[3]
    first, second, url, opened = begin(house, desk)
    mine = {**form(second.get(url)).sent(), **_said(opened)}
    save(first, url, opened, what_1="家計表を毎週一緒に作る")

    answer = save(second, url, mine, what_2="週に二度訪問する")

    assert answer.status_code == 409
    assert "家計表を毎週一緒に作る" in one_line(answer)
    assert form(answer)["what_2"].value == "週に二度訪問する"
    chosen = save(second, url, form(answer).sent(), _use="what_1")
    assert save(second, url, form(chosen).sent()).status_code == 303
    stand = set(Promise.objects.filter(plan=house.ids["draft"]).values_list("what", flat=True))
    assert stand == {"家計表を毎週一緒に作る", "週に二度訪問する"}
