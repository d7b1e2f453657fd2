"""Who has nothing to do with a matter finds no trace of it; who is asked sees the question alone."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tasuki.ground import paper
from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.intake.models import Consultation
from tasuki.journey.referrals import services as referrals
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON
from tests.pages.doors import ACTS, ADMINISTERED, LISTS, OPEN, OTHERS, PAPERS, READS
from tests.pages.reading import one_line, quiet
from tests.pages.stories.acts import agency, ask_together, enter, offer, receive
from tests.pages.stories.house import House
from tests.pages.stories.words import ADDRESS, KANA, NAME, PHONE, STORY, TITLE, TRACES

RECORDS = tuple(one for one in (*ACTS, *READS, *OTHERS) if one.keys)
# Addresses that carry no record of a matter.
ORDINARY = {
    "account_login",
    "account_logout",
    "desk:desk",
    "desk:cases",
    "desk:offered",
    "desk:search",
    "desk:log",
    "drafts:save",
    "drafts:key",
    "intake:new",
    "intake:lookalikes",
    "intake:inquire",
    "intake:doubles",
    "meetings:list",
    "meetings:convene",
    "meetings:choose",
}


def every_address(node: URLResolver, prefix: str = "") -> list[str]:
    """The name of every address of the house."""
    found = []
    for one in node.url_patterns:
        if isinstance(one, URLPattern):
            found.append(f"{prefix}{one.name}")
        else:
            space = f"{one.namespace}:" if one.namespace else ""
            found += every_address(one, f"{prefix}{space}")
    return found


def papers(house: House) -> list[str]:
    return [f"/papers/{kind}/{house.ids[key]}.pdf" for kind, _who, key in PAPERS]


def addresses(house: House) -> list[str]:
    """Every address of the story that names a record."""
    return [house.address(door) for door in RECORDS] + papers(house)


def by_role(house: House, login: str) -> set[str]:
    """What 管理者 opens without standing in any relation: accounts, and the record's own pages."""
    if login != "kanri":
        return set()
    own = {house.address(door) for door in RECORDS if door.name in ADMINISTERED}
    return own | {
        f"/papers/{kind}/{house.ids[key]}.pdf" for kind, _who, key in PAPERS if kind in ADMINISTERED
    }


def unknown(address: str) -> str:
    """The same address with ids that nobody ever had."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", lambda _id: str(uuid4()), address)


def traces(said: str) -> list[str]:
    """What is read of the story in this page."""
    return [word for word in TRACES if word in said]


def test_every_address_with_a_record_stands_in_these_tests() -> None:
    tried = {door.name for door in (*ACTS, *READS, *OTHERS)} | {"desk:paper"} | ORDINARY | OPEN

    assert set(every_address(get_resolver())) == tried
    assert {kind for kind, _who, _key in PAPERS} == set(paper.papers())


@pytest.mark.parametrize(("kind", "who", "key"), PAPERS)
def test_a_paper_is_there_for_whom_it_is(house: House, kind: str, who: str, key: str) -> None:
    if kind == "referral":  # the whole of it only after it was taken
        who = "sato"

    answer = enter(house.cast[who]).get(f"/papers/{kind}/{house.ids[key]}.pdf")

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("login", ["yamada", "kanri"])
def test_no_address_is_anything_but_unknown_to_the_uninvolved(house: House, login: str) -> None:
    client = enter(house.cast[login])
    lines = Entry.objects.count()
    odd = []

    for address in set(addresses(house)) - by_role(house, login):
        there, nowhere = client.get(address), client.get(unknown(address))
        if there.status_code not in {404, 405} or quiet(there) != quiet(nowhere):
            odd.append(address)

    assert not odd
    assert Entry.objects.count() == lines


@pytest.mark.parametrize("login", ["yamada", "kanri"])
def test_no_act_answers_the_uninvolved(house: House, login: str) -> None:
    client = enter(house.cast[login])
    lines = Entry.objects.count()
    odd = []

    for door in (*ACTS, *OTHERS):
        if not door.keys:
            continue
        address = house.address(door)
        if address in by_role(house, login):
            continue
        there, nowhere = client.post(address, {}), client.post(unknown(address), {})
        if (there.status_code, quiet(there)) != (nowhere.status_code, quiet(nowhere)):
            odd.append(address)
        if there.status_code not in {404, 405}:
            odd.append(f"{there.status_code} {address}")

    assert not odd
    assert Entry.objects.count() == lines


@pytest.mark.parametrize("address", LISTS)
def test_lists_and_counts_are_those_of_an_empty_town(house: House, address: str) -> None:
    client = enter(house.cast["yamada"])

    assert quiet(client.get(address)) == house.before["yamada", address]


def numbers() -> list[str]:
    """受付番号 and numbers of cases."""
    found = list(Consultation.objects.values_list("number", flat=True))
    return found + list(Case.objects.values_list("number", flat=True))


@pytest.mark.parametrize("login", ["yamada", "kanri", "watanabe"])
def test_nothing_is_found_by_searching(house: House, login: str) -> None:
    client = enter(house.cast[login])
    for asked in (*TRACES, *numbers(), PHONE.replace("-", ""), "髙", "高崎", "たかさき", "%", "_"):
        found = quiet(client.get("/search/", {"q": asked}))
        nothing = quiet(client.get("/search/", {"q": "zzzz"}))
        assert found.replace(asked, "") == nothing.replace("zzzz", "").replace(asked, ""), asked


@pytest.mark.parametrize(
    "asked", [{"name": NAME}, {"kana": KANA}, {"phone": PHONE}, {"birth_on": "昭和19年5月3日"}]
)
def test_nobody_is_offered_as_a_likeness_to_a_stranger(house: House, asked: dict[str, str]) -> None:
    answer = enter(house.cast["yamada"]).post(
        "/intake/lookalikes/", asked, headers={"HX-Request": "true"}
    )

    assert answer.content == b""


def test_a_person_of_another_counter_cannot_be_chosen_by_hand(house: House) -> None:
    client = enter(house.cast["yamada"])
    person = str(house.ids["person"])

    shown = quiet(client.get("/intake/new/", {"person": person}))

    assert not traces(shown)
    assert shown.replace(person, "") == quiet(client.get("/intake/new/")).replace(person, "")


@pytest.mark.parametrize(("login", "knows"), [("kanri", set()), ("watanabe", {TITLE})])
def test_who_keeps_the_house_or_the_books_reads_no_matter(
    house: House, login: str, knows: set[str]
) -> None:
    """管理者 reads the record without its words; 事務局 sees numbers and days, and as secretary of a
    body what stands on its agenda: the household by its name."""
    client = enter(house.cast[login])
    read = [client.get(address) for address in (*LISTS, *addresses(house))]
    told = {
        one.request["PATH_INFO"]: traces(one.content.decode(errors="replace"))
        for one in read
        if one.status_code != 404
    }

    at_the_table = {a for a in told if a.startswith("/meetings/")}
    # Who was named to handle somebody's request for their data reads that one package, and holds
    # back that one person's records.
    own = ("/duties/requests/", "/duties/persons/")
    handled = {a for a in told if a.startswith(own) and login == "watanabe"}
    assert not {a: found for a, found in told.items() if a in at_the_table and set(found) - knows}
    assert not {a: found for a, found in told.items() if a not in at_the_table | handled and found}


# --- asked and not yet answered -------------------------------------------------------------------


def all_that_is_seen(client: Client, *more: str) -> str:
    return "".join(one_line(client.get(address)) for address in (*LISTS, *more))


def opens(client: Client, ids: dict[str, Any]) -> list[str]:
    """Addresses of these records that open to this worker."""
    doors = [one for one in RECORDS if set(one.keys) <= set(ids)]
    opened = []
    for door in doors:
        address = reverse(door.name, args=[ids[key] for key in door.keys])
        answer = client.get(address)
        if answer.status_code == 200:
            opened.append(door.name)
            assert not traces(answer.content.decode()), door.name
    return sorted(opened)


def test_who_is_offered_a_matter_sees_the_preview_alone(house: House) -> None:
    one = receive(house.cast["sato"])
    referral = offer(house.cast, one, to="yamada", told=["name", "phone", "address", "narrative"])
    client = enter(house.cast["yamada"])
    ids = {"kept": one.pk, "kept_baton": one.baton_id, "referral": referral.pk}

    shown = all_that_is_seen(client, f"/referrals/{referral.pk}/")

    assert "家計の立て直しを一緒に考えてほしい" in shown
    assert "細野" in shown
    assert not traces(shown)
    # 細野 is the area, which is seen; the address is not.
    assert ADDRESS not in shown
    assert opens(client, ids) == [
        "referrals:accept",
        "referrals:give_back",
        "referrals:show",
    ]
    assert client.get(f"/papers/referral/{referral.pk}.pdf").status_code == 404
    for asked in (NAME, KANA, PHONE):
        assert not traces(one_line(client.get("/search/", {"q": asked})).replace(asked, ""))
    looks = Entry.objects.filter(action="audit.looked", staff_id=house.cast["yamada"].staff_id)
    assert not looks.exists()


def test_who_took_it_sees_what_was_told_and_who_gave_it_back_sees_nothing(house: House) -> None:
    taken, returned = receive(house.cast["sato"]), receive(house.cast["sato"])
    referrals.accept(
        actor=house.cast["yamada"],
        referral=offer(house.cast, taken, to="yamada", told=["name", "narrative"]),
        look_again_on=NOON.date(),
        at=NOON,
    )
    sent_back = offer(house.cast, returned, to="yamada")
    referrals.give_back(
        actor=house.cast["yamada"], referral=sent_back, reason="対象ではありません", at=NOON
    )
    client = enter(house.cast["yamada"])

    page = client.get(f"/intake/{taken.pk}/")
    assert page.status_code == 200
    assert {NAME, STORY} <= set(traces(page.content.decode()))
    assert not {ADDRESS, PHONE} & set(traces(page.content.decode()))
    assert client.get(f"/intake/{returned.pk}/").status_code == 404
    assert not traces(one_line(client.get(f"/referrals/{sent_back.pk}/")))


def test_who_is_asked_to_work_along_sees_what_is_asked_alone(house: House) -> None:
    one = receive(house.cast["sato"])
    asked = ask_together(house.cast, one, of="yamada")
    client = enter(house.cast["yamada"])
    ids = {"kept": one.pk, "kept_baton": one.baton_id, "ask": asked.pk}

    shown = all_that_is_seen(client, f"/together/{asked.pk}/")

    assert "家計表を一緒に作る" in shown
    assert not traces(shown)
    assert opens(client, ids) == [
        "referrals:decline",
        "referrals:take_on",
        "referrals:together_show",
    ]


def test_who_is_asked_for_information_sees_the_question_alone(house: House) -> None:
    case = Case.objects.get(pk=house.ids["case"])
    question = cases.ask_information(
        actor=house.cast["tanaka"],
        case=case,
        asked=agency(house.cast["yamada"]),
        items="利用の有無",
        purpose="居場所を探す",
        ground_note="窓口で了解を得た。",
        at=NOON,
    )
    client = enter(house.cast["yamada"])
    ids = {"case": case.pk, "lead": case.lead_id, "question": question.pk}

    shown = all_that_is_seen(client, f"/information/{question.pk}/")

    assert "利用の有無" in shown
    assert not traces(shown)
    assert opens(client, ids) == [
        "cases:give",
        "cases:note_phone",
        "cases:refuse",
        "cases:show_information",
        "cases:withdraw_information",
    ]
