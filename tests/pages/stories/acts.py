"""Single acts of the story, built through services, for whoever needs a record."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.test import Client

from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case, Request
from tasuki.journey.closing import services as closing
from tasuki.journey.closing.models import AfterCare, Closing
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import AgendaItem
from tasuki.journey.plans import services as plans
from tasuki.journey.plans.models import Plan
from tasuki.journey.plans.rules import Row
from tasuki.journey.referrals import services as referrals
from tasuki.journey.referrals.models import Collaboration, Referral
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Standing
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import Actor
from tests.conftest import NOON
from tests.pages.stories import words
from tests.pages.stories.words import (
    ADDRESS,
    ANSWER_BY,
    BROTHER,
    KANA,
    LOOK,
    NAME,
    PHONE,
    PLAN,
    TITLE,
    TOLD,
)

Cast = Mapping[str, Actor]


def agency(actor: Actor) -> Agency:
    """Where the actor works."""
    return Agency.objects.get(pk=actor.agency_id)


def enter(actor: Actor, **kwargs: Any) -> Client:
    """A browser in which the actor is signed in."""
    client = Client(**kwargs)
    client.force_login(
        Staff.objects.get(pk=actor.staff_id),
        backend="tasuki.town.organizations.recognizing.Backend",
    )
    return client


def receive(actor: Actor, at: datetime = NOON, **facts: Any) -> Consultation:
    """Take in a worry of this story's person; what is not said is the ordinary case."""
    subject = {
        "name": NAME,
        "kana": KANA,
        "address": ADDRESS,
        "phone": PHONE,
        "birth_on": date(1944, 5, 3),
        "birth_certainty": "exact",
        **facts.pop("subject", {}),
    }
    ordinary = {
        "method": "visit",
        "main_topic": "income",
        "topics": ["income", "food"],
        "narrative": words.STORY,
        "area": "細野",
        "share_consent": "yes",
        "share_consent_on": date(2026, 11, 20),
        "share_consent_how": "oral",
    }
    return intake.receive(
        actor=actor, agency=agency(actor), subject=subject, at=at, **{**ordinary, **facts}
    )


def record(actor: Actor, one: Consultation | Case, at: datetime = NOON) -> Progress:
    """Write a 経過 down."""
    baton = one.lead if isinstance(one, Case) else one.baton
    return intake.record_progress(
        actor=actor, baton=baton, at=at, method="visit", content=words.HEARD, on=at
    )


def offer(cast: Cast, one: Consultation, to: str = "suzuki", **changes: Any) -> Referral:
    """佐藤 hands the worry on."""
    return referrals.offer(
        actor=cast["sato"],
        consultation=Consultation.objects.select_related("baton__holder").get(pk=one.pk),
        to=agency(cast[to]),
        answer_by=ANSWER_BY,
        at=NOON,
        **{**TOLD, **changes},
    )


def ask_together(
    cast: Cast, one: Consultation, of: str = "suzuki", asked: Agency | None = None
) -> Collaboration:
    """佐藤 keeps it and asks another counter to work on it too."""
    return referrals.ask_together(
        actor=cast["sato"],
        baton=one.baton,
        asked=asked or agency(cast[of]),
        what="家計表を一緒に作る",
        by_on=date(2026, 12, 10),
        answer_by=ANSWER_BY,
        agreed="yes",
        ground="consent",
        at=NOON,
    )


def request(cast: Cast, one: Consultation) -> Request:
    """佐藤 asks for 多機関協働."""
    return cases.request(
        actor=cast["sato"],
        consultation=one,
        criteria=["role_division"],
        explained="役割の整理を一緒にしてもらうことを説明した。",
        convinced=True,
        ground_note="窓口で了解を得た。",
        at=NOON,
    )


def open_case(cast: Cast, one: Consultation | None = None, at: datetime = NOON) -> Case:
    """主担当 佐藤's counter, 調整役 社協, 鈴木's counter around it, a brother in the household."""
    asked = request(cast, one or receive(cast["sato"]))
    opened = cases.accept_request(
        actor=cast["tanaka"], request=asked, title=TITLE, look_again_on=LOOK, at=at
    )
    cases.add_agency(
        actor=cast["tanaka"],
        case=opened,
        agency=agency(cast["suzuki"]),
        role="家計",
        ground_note="窓口で了解を得た。",
        at=at,
    )
    brother = people.register_person(
        actor=cast["sato"], baton=opened.lead, part=Standing.MEMBER, at=at, name=BROTHER
    )
    people.add_member(
        actor=cast["sato"],
        household=opened.household,
        member=people.Member(brother, tie="弟"),
        at=at,
    )
    return Case.objects.get(pk=opened.pk)


def assess(cast: Cast, case: Case) -> Any:
    """田中 writes down what was found out about the household."""
    return cases.assess(
        actor=cast["tanaka"], case=case, person=None, version=0, at=NOON, background=words.WORRY
    )


def draft(cast: Cast, case: Case) -> Plan:
    """A plan with a 期限つき row of 鈴木's counter and a 継続 one of 佐藤's."""
    rows = [
        Row(
            issue="家計",
            agency=agency(cast["suzuki"]).pk,
            what="家計表を一緒に作る",
            kind="dated",
            due_on=date(2026, 12, 20),
        ),
        Row(issue="母の介護", agency=agency(cast["sato"]).pk, what="訪問する", kind="continuing"),
    ]
    return plans.draft_plan(actor=cast["tanaka"], case=case, content=PLAN, rows=rows, at=NOON)


def sit(cast: Cast, kind: str, item_id: UUID, opinion: str, at: datetime = NOON) -> AgendaItem:
    """The 定例会議 hears of it."""
    sitting = meetings.convene(actor=cast["watanabe"], body="regular", held_at=at, at=at)
    item = meetings.bring(actor=cast["tanaka"], meeting=sitting, kind=kind, item_id=item_id, at=at)
    return meetings.give_opinion(actor=cast["watanabe"], item=item, opinion=opinion, at=at)


def decide(cast: Cast, plan: Plan) -> Plan:
    """The plan is heard of and decided."""
    sit(cast, "plan", plan.pk, "appropriate")
    plans.decide_support(
        actor=cast["takahashi"],
        plan=Plan.objects.get(pk=plan.pk),
        decided_on=date(2026, 11, 20),
        decider="福祉課長　見本 太郎",
        approval_number="福第123号",
        at=NOON,
    )
    return Plan.objects.get(pk=plan.pk)


def propose(cast: Cast, case: Case, to: str = "sato") -> Closing:
    """社協 proposes the end; 佐藤's counter is asked to carry on."""
    return closing.propose(
        actor=cast["tanaka"],
        case=Case.objects.get(pk=case.pk),
        carrier=agency(cast[to]),
        reason="roles_agreed",
        changes=["peace_of_mind"],
        remaining="家計の見直しが続く。",
        asked="月に一度の訪問をお願いしたい。",
        at=NOON,
    )


def close(cast: Cast, case: Case) -> AfterCare:
    """The case comes to its end, with a first day to look at it again."""
    one = propose(cast, case)
    closing.take_back(actor=cast["sato"], closing=one, look_again_on=LOOK, at=NOON)
    sit(cast, "closing", one.pk, "appropriate")
    closing.close(actor=cast["tanaka"], closing=Closing.objects.get(pk=one.pk), at=NOON)
    return AfterCare.objects.get(closing=one)
