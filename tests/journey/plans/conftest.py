"""A case of 佐藤's counter that 社協 coordinates, with 鈴木's counter around it, and a plan for it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tasuki.ground import clock
from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.intake import services as intake
from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import AgendaItem
from tasuki.journey.plans import services
from tasuki.journey.plans.models import Plan
from tasuki.journey.plans.rules import Row
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Person, Standing
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import Actor

SITTING = datetime(2026, 11, 25, 4, 30, tzinfo=UTC)  # 13:30 in Japan, five days after noon

YES = {
    "consent": "yes",
    "consent_on": date(2026, 11, 20),
    "consent_how": "written",
    "consent_by": "田中（見本）",
}
CONTENT = {
    "in_own_words": "母が寝たきりになったら、どうしていいかわからない",
    "direction": "母の介護と息子の居場所を別々に支える",
    "long_goal": "母と別の時間を持てるようになる",
    "short_goal": "週に一度、外に出る",
    "starts_on": date(2026, 11, 20),
    "ends_on": date(2027, 5, 20),
    "next_monitoring_on": date(2027, 2, 20),
    "uses_outreach": True,
    "uses_participation": False,
    "note": "",
    "consent": "not_asked",
    "consent_on": None,
    "consent_how": "",
    "consent_by": "",
}

Draft = Callable[..., Plan]
Sit = Callable[..., AgendaItem]


@pytest.fixture
def sitting() -> datetime:
    """When the meetings of these tests are held."""
    return SITTING


@pytest.fixture
def day(noon: datetime) -> Callable[[int], datetime]:
    """Noon, so many days later."""
    return lambda count: noon + timedelta(days=count)


@pytest.fixture
def case(
    sato: Actor,
    suzuki: Actor,
    tanaka: Actor,
    noon: datetime,
    agency_of: Callable[[Actor], Agency],
) -> Case:
    """主担当 佐藤's counter, 調整役 社協, 鈴木's counter around it."""
    about = intake.receive(
        actor=sato,
        at=noon,
        agency=agency_of(sato),
        subject={"name": "見本 花子", "kana": "みほん はなこ"},
        main_topic="income",
        topics=["income", "housing"],
        method="visit",
        share_consent="yes",
        share_consent_on=date(2026, 11, 20),
        share_consent_how="oral",
    )
    asked = cases.request(
        actor=sato,
        consultation=about,
        criteria=["role_division"],
        explained="役割の整理を一緒にしてもらうことを説明した。",
        convinced=True,
        ground_note="窓口で了解を得た。",
        at=noon,
    )
    opened = cases.accept_request(
        actor=tanaka,
        request=asked,
        title="見本さん宅",
        look_again_on=date(2026, 12, 4),
        at=noon,
    )
    cases.add_agency(
        actor=tanaka,
        case=opened,
        agency=agency_of(suzuki),
        role="家計",
        at=noon,
        ground_note="11月20日に窓口で同意を得た。",
    )
    return opened


@pytest.fixture
def brother(sato: Actor, case: Case, noon: datetime) -> Person:
    """次郎, of the household, who was never asked."""
    person = people.register_person(
        actor=sato, baton=case.lead, part=Standing.MEMBER, at=noon, name="見本 次郎"
    )
    people.add_member(
        actor=sato, household=case.household, member=people.Member(person, tie="弟"), at=noon
    )
    return person


@pytest.fixture
def outsider(sato: Actor, noon: datetime, agency_of: Callable[[Actor], Agency]) -> Person:
    """Whom another matter of the same counter is about."""
    return intake.receive(
        actor=sato,
        at=noon,
        agency=agency_of(sato),
        subject={"name": "見本 三郎", "kana": "みほん さぶろう"},
        main_topic="income",
        topics=["income"],
        method="visit",
    ).subject


@pytest.fixture
def rows(sato: Actor, suzuki: Actor) -> list[Row]:
    """A 期限つき row of 鈴木's counter and a 継続 one of 佐藤's."""
    return [
        Row(
            issue="家計",
            agency=suzuki.agency_id,
            what="家計表を一緒に作る",
            staff="鈴木（見本）",
            frequency="月1回",
            kind="dated",
            due_on=date(2026, 12, 20),
        ),
        Row(
            issue="母の介護",
            agency=sato.agency_id,
            what="訪問して様子を見る",
            frequency="月2回",
            kind="continuing",
        ),
    ]


@pytest.fixture
def draft(tanaka: Actor, case: Case, rows: list[Row], noon: datetime) -> Draft:
    """A plan that 社協 writes; what is not said is the ordinary case."""

    def drafted(**content: Any) -> Plan:
        actor = content.pop("actor", tanaka)
        table = content.pop("rows", rows)
        return services.draft_plan(
            actor=actor,
            case=content.pop("case", case),
            content={**CONTENT, **content},
            rows=table,
            at=content.pop("at", noon),
        )

    return drafted


@pytest.fixture
def sit(tanaka: Actor, takahashi: Actor, noon: datetime, sitting: datetime) -> Sit:
    """A body sits, hears the plan and says what it holds of it."""

    def sat(plan: Plan, opinion: str = "appropriate", **facts: Any) -> AgendaItem:
        body = facts.get("body", "regular")
        meeting = meetings.convene(actor=takahashi, body=body, held_at=sitting, at=noon)
        item = meetings.bring(
            actor=tanaka,
            meeting=meeting,
            kind="plan",
            item_id=plan.pk,
            reason=facts.get("reason", ""),
            left_out=facts.get("left_out", ()),
            at=noon,
        )
        if not opinion:
            return item
        return meetings.give_opinion(
            actor=takahashi,
            item=item,
            opinion=opinion,
            note=facts.get("note", "見直しのときにまた聞く"),
            at=sitting + timedelta(minutes=30),
        )

    return sat


@pytest.fixture
def decide(takahashi: Actor, sitting: datetime) -> Callable[..., Any]:
    """The municipality decides."""

    def decided(plan: Plan, **facts: Any) -> Any:
        facts.setdefault("actor", takahashi)
        facts.setdefault("decided_on", date(2026, 11, 25))
        facts.setdefault("decider", "福祉課長　見本 太郎")
        facts.setdefault("approval_number", "福第123号")
        facts.setdefault("at", sitting + timedelta(hours=1))
        return services.decide_support(plan=plan, **facts)

    return decided


@pytest.fixture
def decided(draft: Draft, sit: Sit, decide: Callable[..., Any]) -> Plan:
    """A plan in force."""
    plan = draft(**YES)
    sit(plan)
    decide(plan)
    return Plan.objects.select_related("case__lead__holder", "case__coordination__holder").get(
        pk=plan.pk
    )


@pytest.fixture
def browser(sign_in, settings, noon, monkeypatch):
    """Signed in, at the town's noon (or so many days later)."""
    moment = {"at": noon}
    monkeypatch.setattr(clock, "now", lambda: moment["at"])

    def enter(actor, days=0):
        moment["at"] = noon + timedelta(days=days)
        return sign_in(actor)

    return enter
