"""鹿追町: one person wears every hat, no meeting is known, and 支援決定 is the town's 決裁 alone."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.cases import services as cases
from tasuki.journey.closing import services as closing
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.plans import queries as plans_read
from tasuki.journey.plans import services as plans
from tasuki.journey.plans.models import Plan
from tasuki.journey.plans.rules import Row
from tasuki.journey.referrals import services as referrals
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.roles import Role
from tasuki.trust.audit.models import Entry

HATS = (
    ("fukushi_kakari", Role.COUNSELLOR),
    ("fukushi_kakari", Role.COORDINATOR),
    ("fukushi_kakari", Role.SECRETARY),
    ("hoken_fukushi", Role.COUNSELLOR),
    ("hoken_fukushi", Role.SUPERVISOR),
)
ROOMS = ("intake.", "referrals.", "cases.", "plans.", "closing.", "meetings.")


@pytest.fixture
def shikaoi(a_town: Callable[[str], dict[str, Agency]]) -> dict[str, Agency]:
    return a_town("shikaoi")


@pytest.fixture
def mori(shikaoi: dict[str, Agency], hire: Callable[..., Actor]) -> Actor:
    return hire("mori", *HATS)


@pytest.fixture
def received(mori: Actor, shikaoi: dict[str, Agency], noon: datetime) -> Consultation:
    return intake.receive(
        actor=mori,
        at=noon,
        agency=shikaoi["fukushi_kakari"],
        subject={"name": "見本 太郎", "kana": "みほん たろう"},
        main_topic="income",
        topics=["income"],
        method="visit",
        share_consent="yes",
        share_consent_on=date(2026, 11, 20),
        share_consent_how="oral",
    )


def asked(mori: Actor, about: Consultation, at: datetime) -> Any:
    return cases.request(
        actor=mori,
        consultation=about,
        criteria=["complex"],
        explained="関係機関と一緒に支えることを説明した。",
        convinced=True,
        at=at,
    )


def drafted(mori: Actor, case: Any, at: datetime) -> Plan:
    content: dict[str, Any] = dict.fromkeys(plans_read.FIELDS, "")
    content |= {
        "long_goal": "借金の心配なく畑を続ける",
        "short_goal": "月に一度、話をする",
        "starts_on": date(2026, 11, 20),
        "ends_on": None,
        "next_monitoring_on": date(2027, 2, 20),
        "uses_outreach": True,
        "uses_participation": False,
        "consent": "yes",
        "consent_on": date(2026, 11, 20),
        "consent_how": "oral",
    }
    row = Row(issue="家計", agency=mori.agency_id, what="一緒に家計表を作る", frequency="月1回")
    return plans.draft_plan(actor=mori, case=case, content=content, rows=[row], at=at)


def lines(*prefixes: str) -> list[str]:
    found = Entry.objects.order_by("pk").values_list("action", flat=True)
    return [one for one in found if one.startswith(prefixes)]


def test_from_reception_to_the_decision_it_is_four_acts_with_a_line_each(
    mori: Actor, received: Consultation, noon: datetime
) -> None:
    case = asked(mori, received, noon).case
    assert case is not None
    plan = drafted(mori, case, noon)
    decision = plans.decide_support(
        actor=mori,
        plan=plan,
        decided_on=date(2026, 11, 20),
        decider="課長",
        approval_number="R8-1",
        at=noon,
    )
    assert (decision.order, decision.item) == ("alone", None)
    assert lines(*ROOMS) == ["intake.received", "cases.opened", "plans.drafted", "plans.decided"]


def test_what_the_same_person_hands_on_is_taken_in_the_same_act_with_one_line(
    mori: Actor, received: Consultation, shikaoi: dict[str, Agency], noon: datetime
) -> None:
    referral = referrals.offer(
        actor=mori,
        consultation=received,
        to=shikaoi["hoken_fukushi"],
        answer_by=date(2026, 11, 27),
        at=noon,
        reason="課で担当する",
        asked="",
        explained="課で担当すると説明した。",
        agreed="yes",
        ground="consent",
        ground_note="窓口で聞いた。",
        told=["name"],
        shown_before=[],
        accompany="none",
        accompany_note="",
    )
    received.baton.refresh_from_db()
    assert received.baton.holder == shikaoi["hoken_fukushi"]
    assert received.baton.person_id == mori.staff_id
    assert referral.handover.answer == "taken"
    assert lines("referrals.") == ["referrals.moved"]
    assert lines("relay.offered", "relay.taken") == []


def test_a_colleague_of_another_counter_still_answers_for_themselves(
    shikaoi: dict[str, Agency], hire: Callable[..., Actor], noon: datetime
) -> None:
    oka = hire("oka", ("hoken_fukushi", Role.COUNSELLOR))
    hire("mori", *HATS)
    about = intake.receive(
        actor=oka,
        at=noon,
        agency=shikaoi["hoken_fukushi"],
        subject={"name": "見本 太郎"},
        main_topic="income",
        topics=["income"],
        method="visit",
        share_consent="yes",
        share_consent_on=date(2026, 11, 20),
        share_consent_how="oral",
    )
    assert asked(oka, about, noon).case is None


def test_the_end_is_proposed_and_taken_in_one_act_and_needs_no_meeting(
    mori: Actor, received: Consultation, shikaoi: dict[str, Agency], noon: datetime
) -> None:
    case = asked(mori, received, noon).case
    proposed = closing.propose(
        actor=mori,
        case=case,
        reason="goal_reached",
        changes=[],
        carrier=shikaoi["fukushi_kakari"],
        at=noon,
    )
    assert proposed.handover.answer == "taken"
    closed = closing.close(actor=mori, closing=proposed, at=noon)
    assert closed.closed_at == noon
    assert lines("closing.") == ["closing.kept", "closing.closed"]


def test_plan_and_decision_say_that_no_meeting_is_known(
    mori: Actor, received: Consultation, sign_in: Callable[[Actor], Any], noon: datetime
) -> None:
    case = asked(mori, received, noon).case
    plan = drafted(mori, case, noon)
    client = sign_in(mori)
    for page in (f"/cases/{case.pk}/plan/", f"/plans/{plan.pk}/decision/"):
        shown = client.get(page).content.decode()
        assert "重層的支援会議の定めが未入力です" in shown, page
        assert "付議" not in shown.split("<main")[1], page


def test_what_nobody_agreed_to_is_not_decided_where_there_is_no_meeting_for_it(
    mori: Actor, received: Consultation, noon: datetime
) -> None:
    plan = drafted(mori, asked(mori, received, noon).case, noon)
    plans.record_consent(actor=mori, plan=plan, consent="no", on=None, how="", by="", at=noon)
    with pytest.raises(HouseError) as refused:
        plans.decide_support(
            actor=mori,
            plan=plan,
            decided_on=date(2026, 11, 20),
            decider="課長",
            approval_number="R8-1",
            at=noon,
        )
    assert refused.value.code == "plans.needs_consent_here"
    assert "会議に付議" not in str(refused.value)


def test_the_assessment_starts_with_what_the_state_asks_and_folds_the_rest(
    mori: Actor, received: Consultation, sign_in: Callable[[Actor], Any], noon: datetime
) -> None:
    case = asked(mori, received, noon).case
    shown = sign_in(mori).get(f"/cases/{case.pk}/assessment/").content.decode()
    folded = shown.split('<details class="group">')[1].split("</details>")[0]
    assert 'name="strengths"' in folded
    assert 'name="traits"' not in folded


def test_the_page_of_the_end_says_that_no_meeting_is_known(
    mori: Actor, received: Consultation, sign_in: Callable[[Actor], Any], noon: datetime
) -> None:
    case = asked(mori, received, noon).case
    shown = sign_in(mori).get(f"/cases/{case.pk}/closing/").content.decode()
    assert "重層的支援会議の定めが未入力です" in shown
