"""The pages as a worker meets them: marks, refusals with their way on, and 404 for strangers."""

import re
from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tasuki.ground import clock
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import services
from tasuki.journey.meetings.models import AgendaItem, Meeting, State
from tasuki.residents.people.models import Person
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.models import Entry

Brought = Callable[..., AgendaItem]
SignIn = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch, at_table: datetime) -> None:
    """The pages ask the house's clock; in these tests it stands half an hour into the sitting."""
    monkeypatch.setattr(clock, "now", lambda: at_table)


def page(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=args)


def case_of(case: Case) -> dict[str, str]:
    return {"item": f"case:{case.pk}", "question": ""}


def test_the_list_offers_to_convene_to_who_convenes(
    regular: Meeting, takahashi: Actor, yamada: Actor, sign_in: SignIn
) -> None:
    shown = sign_in(takahashi).get(page("list")).content.decode()
    assert "重層的支援定例会議" in shown
    assert page("convene") in shown
    stranger = sign_in(yamada).get(page("list")).content.decode()
    assert "重層的支援定例会議" not in stranger
    assert page("convene") not in stranger


def test_a_meeting_is_called_with_day_time_and_guests(
    takahashi: Actor, sign_in: SignIn, town: dict[str, object]
) -> None:
    answer = sign_in(takahashi).post(
        page("convene"),
        {
            "body": "support",
            "held_on": "Ｒ８．１２．１",
            "held_time": "１３：３０",
            "guests": "民生委員 見本\n\n",
        },
    )
    meeting = Meeting.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, page("show", meeting.pk))
    assert meeting.held_at.isoformat() == "2026-12-01T04:30:00+00:00"
    assert meeting.seats.filter(name="民生委員 見本").exists()


def test_the_page_of_a_support_meeting_warns_with_article_and_penalty(
    support: Meeting, takahashi: Actor, sign_in: SignIn
) -> None:
    client = sign_in(takahashi)
    addresses = [page("show", support.pk), page("bring", support.pk), page("minutes", support.pk)]
    for address in addresses:
        shown = client.get(address).content.decode()
        assert "社会福祉法106条の6" in shown
        assert "1年以下の拘禁刑又は100万円以下の罰金" in shown
        assert "159条" in shown


def test_a_layered_meeting_carries_no_such_notice(
    regular: Meeting, takahashi: Actor, sign_in: SignIn
) -> None:
    assert "拘禁刑" not in sign_in(takahashi).get(page("show", regular.pk)).content.decode()


def test_a_refusal_for_lack_of_consent_leads_to_the_support_meeting(
    individual: Meeting, support: Meeting, silent_case: Case, tanaka: Actor, sign_in: SignIn
) -> None:
    client = sign_in(tanaka)
    answer = client.post(page("bring", individual.pk), case_of(silent_case))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert 'data-refusal="meetings.needs_consent"' in shown
    assert 'data-basis="社会福祉法106条の4第2項5号"' in shown
    assert "「支援会議」に付議する" in shown
    onward = f"{page('bring', support.pk)}?kind=case&amp;item={silent_case.pk}"
    assert onward in shown
    form = client.get(onward.replace("&amp;", "&")).content.decode()
    assert 'name="reason"' in form
    done = client.post(
        page("bring", support.pk),
        {**case_of(silent_case), "reason": "会えておらず、同意を尋ねることができない。"},
    )
    assert (done.status_code, done["Location"]) == (303, page("show", support.pk))
    assert AgendaItem.objects.get().agreed is False


def test_without_a_planned_support_meeting_the_refusal_leads_to_a_new_one(
    individual: Meeting, silent_case: Case, tanaka: Actor, sign_in: SignIn
) -> None:
    shown = sign_in(tanaka).post(page("bring", individual.pk), case_of(silent_case))
    assert f"{page('convene')}?kind=case&amp;item={silent_case.pk}&amp;body=support" in (
        shown.content.decode()
    )


def test_who_is_not_ticked_as_agreed_is_left_out(
    individual: Meeting, case: Case, brother: Person, tanaka: Actor, sign_in: SignIn
) -> None:
    client = sign_in(tanaka)
    form = client.get(f"{page('bring', individual.pk)}?case={case.pk}").content.decode()
    assert "見本 次郎" in form
    client.post(page("bring", individual.pk), case_of(case))
    assert AgendaItem.objects.get().left_out == [str(brother.pk)]


def test_who_is_ticked_as_agreed_is_not(
    individual: Meeting, case: Case, brother: Person, tanaka: Actor, sign_in: SignIn
) -> None:
    sign_in(tanaka).post(
        page("bring", individual.pk), {**case_of(case), "agreed_members": [str(brother.pk)]}
    )
    assert AgendaItem.objects.get().left_out == []


def test_a_member_reads_the_agenda_and_the_look_is_a_line(
    bring: Brought, regular: Meeting, case: Case, suzuki: Actor, sign_in: SignIn
) -> None:
    bring(regular, case)
    before = Entry.objects.filter(action="audit.looked").count()
    shown = sign_in(suzuki).get(page("show", regular.pk)).content.decode()
    assert case.title in shown
    assert page("minutes", regular.pk) not in shown
    looked = Entry.objects.filter(action="audit.looked").order_by("-pk")
    assert looked.count() == before + 1
    assert case.origin.consultation.subject_id.hex in looked[0].persons


def test_an_item_that_is_not_open_shows_no_name(
    bring: Brought, regular: Meeting, case: Case, suzuki: Actor, takahashi: Actor, sign_in: SignIn
) -> None:
    item = bring(regular, case)
    regular.items.filter(pk=item.pk).update(opinion="shared", decided_at=regular.held_at)
    services.record_sitting(
        actor=takahashi, meeting=regular, version=1, minutes="記録", present=[], at=clock.now()
    )
    services.close_sitting(actor=takahashi, meeting=regular, at=clock.now())
    shown = sign_in(suzuki).get(page("show", regular.pk)).content.decode()
    assert case.title not in shown
    assert "あなたの所属には開かれていない件" in shown
    assert "この会議の記録には" in shown


def test_the_secretary_reads_the_papers_of_the_body_but_finds_no_case_elsewhere(
    bring: Brought, regular: Meeting, case: Case, watanabe: Actor, sign_in: SignIn
) -> None:
    bring(regular, case)
    assert case.title in sign_in(watanabe).get(page("show", regular.pk)).content.decode()


@pytest.mark.parametrize("name", ["show", "bring", "minutes", "invite", "close", "cancel"])
def test_a_stranger_meets_the_same_404_as_for_nothing(
    name: str, bring: Brought, regular: Meeting, case: Case, yamada: Actor, sign_in: SignIn
) -> None:
    bring(regular, case)
    client = sign_in(yamada)
    assert client.get(page(name, regular.pk)).status_code == 404
    assert client.get(page(name, uuid4())).status_code == 404


@pytest.mark.parametrize("name", ["opinion", "withdraw", "take"])
def test_a_strangers_item_is_404_too(
    name: str, bring: Brought, regular: Meeting, case: Case, yamada: Actor, sign_in: SignIn
) -> None:
    item = bring(regular, case)
    assert sign_in(yamada).get(page(name, item.pk)).status_code == 404
    assert sign_in(yamada).get(f"{page('choose')}?case={case.pk}").status_code == 404


def test_choosing_a_meeting_lists_those_that_take_it(
    regular: Meeting, support: Meeting, case: Case, tanaka: Actor, sign_in: SignIn
) -> None:
    shown = sign_in(tanaka).get(f"{page('choose')}?case={case.pk}").content.decode()
    assert f"{page('bring', regular.pk)}?kind=case" in shown
    assert f"{page('bring', support.pk)}?kind=case" in shown


def test_an_opinion_is_recorded_on_its_page(
    bring: Brought, regular: Meeting, case: Case, takahashi: Actor, sign_in: SignIn
) -> None:
    item = bring(regular, case)
    client = sign_in(takahashi)
    form = client.get(page("opinion", item.pk)).content.decode()
    assert 'data-act="meetings.give_opinion"' in form
    assert "適切と認める" in form
    done = client.post(page("opinion", item.pk), {"opinion": "appropriate"})
    assert done.status_code == 303
    item.refresh_from_db()
    assert item.opinion == "appropriate"


def test_the_minutes_show_both_versions_to_the_second_writer(
    regular: Meeting, takahashi: Actor, watanabe: Actor, sign_in: SignIn
) -> None:
    mine, theirs = sign_in(takahashi), sign_in(watanabe)
    first = {"minutes": "事務局の記録", "_version": "1"}
    assert theirs.post(page("minutes", regular.pk), first).status_code == 303
    answer = mine.post(page("minutes", regular.pk), {"minutes": "高橋の記録", "_version": "1"})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "事務局の記録" in shown
    assert "高橋の記録" in shown
    again = mine.post(page("minutes", regular.pk), {"minutes": "高橋の記録", "_version": "2"})
    assert again.status_code == 303
    regular.refresh_from_db()
    assert (regular.minutes, regular.version, regular.state) == ("高橋の記録", 3, State.HELD)


def test_a_long_record_is_refused_and_kept(
    regular: Meeting, takahashi: Actor, sign_in: SignIn
) -> None:
    answer = sign_in(takahashi).post(
        page("minutes", regular.pk), {"minutes": "あ" * 20_001, "_version": "1"}
    )
    assert answer.status_code == 422
    assert "あ" * 20_001 in answer.content.decode()


def test_a_double_submit_makes_one_meeting(takahashi: Actor, sign_in: SignIn) -> None:
    client = sign_in(takahashi)
    sent = {
        "body": "individual",
        "held_on": "2026-12-01",
        "held_time": "10:00",
        "_once": str(UUID(int=7)),
    }
    first, second = client.post(page("convene"), sent), client.post(page("convene"), sent)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert Meeting.objects.count() == 1


def test_the_lists_cost_the_same_however_many_meetings_there_are(
    convene: Callable[..., Meeting],
    takahashi: Actor,
    sign_in: SignIn,
) -> None:
    client = sign_in(takahashi)
    convene("regular")
    client.get(page("list"))
    with CaptureQueriesContext(connection) as few:
        client.get(page("list"))
    for _ in range(15):
        convene("individual")
    with CaptureQueriesContext(connection) as many:
        client.get(page("list"))
    assert len(many) == len(few)


def test_a_meeting_called_for_a_case_suggests_who_is_near_and_goes_on_to_bring_it(
    case: Case, takahashi: Actor, tanaka: Actor, sign_in: SignIn
) -> None:
    client = sign_in(tanaka)
    address = f"{page('convene')}?kind=case&item={case.pk}&body=individual"
    form = client.get(address).content.decode()
    for agency_id in (case.lead.holder_id, case.coordination.holder_id):
        assert re.search(rf'value="{agency_id}"[^>]*checked', form)
    done = client.post(
        address, {"body": "individual", "held_on": "2026-12-01", "held_time": "10:00"}
    )
    meeting = Meeting.objects.get()
    assert done["Location"] == f"{page('bring', meeting.pk)}?kind=case&item={case.pk}"


def test_the_named_counter_takes_the_lead_on_its_page(
    bring: Brought,
    convene: Callable[..., Meeting],
    case: Case,
    tanaka: Actor,
    sato: Actor,
    sign_in: SignIn,
) -> None:
    item = bring(convene("individual", actor=tanaka), case)
    told = {"opinion": "lead_to_referrer", "note": "月に1回は訪問する。", "follow_on": "R8.12.25"}
    assert sign_in(tanaka).post(page("opinion", item.pk), told).status_code == 303
    client = sign_in(sato)
    assert "月に1回は訪問する。" in client.get(page("take", item.pk)).content.decode()
    done = client.post(page("take", item.pk), {"look_again_on": "R8.12.25"})
    assert (done.status_code, done["Location"]) == (303, reverse("desk:case", args=[case.pk]))


def test_a_time_that_is_none_is_told_with_an_example(takahashi: Actor, sign_in: SignIn) -> None:
    sent = {"body": "individual", "held_on": "2026-12-01", "held_time": "25:99"}

    answer = sign_in(takahashi).post(page("convene"), sent)

    assert answer.status_code == 422
    assert "「時刻」は、13:30のように入力してください。" in answer.content.decode()


def test_only_who_may_take_an_item_off_is_shown_the_way(
    sign_in: SignIn, bring: Brought, regular: Meeting, case: Case, cast: dict[str, Actor]
) -> None:
    way = reverse("meetings:withdraw", args=[bring(regular, case).pk])
    shown = {
        login: way in sign_in(cast[login]).get(page("show", regular.pk)).content.decode()
        for login in ("takahashi", "tanaka", "suzuki")
    }

    assert shown == {"takahashi": True, "tanaka": True, "suzuki": False}
