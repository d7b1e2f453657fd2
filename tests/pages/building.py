"""Stories built through services, so that a page has something to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case, InformationRequest, Request
from tasuki.journey.closing import services as closing
from tasuki.journey.closing.models import AfterCare, Closing
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation, Progress
from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import AgendaItem, Meeting, Seat
from tasuki.journey.plans import services as plans
from tasuki.journey.plans.models import Plan, Promise
from tasuki.journey.plans.rules import Row
from tasuki.journey.referrals import services as referrals
from tasuki.journey.referrals.models import Collaboration, Dispute, Referral, Way
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Standing
from tasuki.town.organizations import queries as organization_queries
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.roles import Role
from tasuki.trust.drafts import services as drafts
from tests.conftest import NOON, PASSWORD, SINCE
from tests.pages.reading import Fields, form, quiet
from tests.pages.rooms import ROOMS
from tests.pages.table import Door, doors

Cast = Mapping[str, Actor]
# Words that stand in this story alone: wherever one of them is read, the story is read.
NAME, KANA = "髙﨑 𠮷子", "タカサキ　ヨシコ"
BROTHER = "髙﨑 次郎"
TITLE = "見本坂さん宅"
STORY = "冷蔵庫に食べるものがないと話された。"
HEARD = "玄関先で五分だけ話せた。"
WORRY = "ひとりでいる時間が長い。"
ADDRESS, PHONE = "小林市細野38番地1", "0984-23-1111"
TRACES = (NAME, KANA, BROTHER, TITLE, STORY, HEARD, WORRY, ADDRESS, PHONE)

ANSWER_BY, LOOK = date(2026, 11, 27), date(2026, 12, 4)
SITTING = datetime(2026, 11, 25, 4, 30, tzinfo=UTC)
TOLD: dict[str, Any] = {
    "reason": "家計の立て直しを一緒に考えてほしい",
    "asked": "面談をお願いしたい",
    "explained": "生活自立相談支援センターに伝えることを説明した",
    "agreed": "yes",
    "ground": "consent",
    "told": ["name", "phone", "topics", "narrative"],
}
PLAN: dict[str, Any] = {
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
    "consent": "yes",
    "consent_on": date(2026, 11, 20),
    "consent_how": "written",
    "consent_by": "田中（見本）",
}


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
        "narrative": STORY,
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
        actor=actor, baton=baton, at=at, method="visit", content=HEARD, on=at
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
        actor=cast["tanaka"], case=case, person=None, version=0, at=NOON, background=WORRY
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


@dataclass
class House:
    """小林市's story with something in every room, in every state that has a page."""

    cast: Cast
    ids: dict[str, Any] = field(default_factory=dict)
    # What the uninvolved saw before anything had happened.
    before: dict[tuple[str, str], str] = field(default_factory=dict)

    def build(self) -> "House":
        """Everything, through services."""
        self._look_around()
        self.cast = {**self.cast, "tani": self._colleague()}
        self._counter()
        self._handing()
        self._disputed()
        self._together()
        self._asking()
        self._case()
        self._planned()
        self._ending()
        self._sitting()
        for room in ROOMS:
            room.build(self)
        return self

    def _look_around(self) -> None:
        for login in ("yamada", "kanri"):
            client = enter(self.cast[login])
            for address in LISTS:
                self.before[login, address] = quiet(client.get(address))

    def _colleague(self) -> Actor:
        """谷 sits beside 佐藤: the same counter, another account."""
        staff = organizations.open_account(
            actor=CLOCK, login="tani", name="谷（見本）", password=PASSWORD, at=NOON
        )
        organizations.appoint(
            actor=CLOCK,
            staff=staff,
            agency=agency(self.cast["sato"]),
            role=Role.COUNSELLOR,
            since=SINCE,
            at=NOON,
        )
        return organization_queries.actor_for(staff, NOON)

    def address(self, door: "Door") -> str:
        """Where the page stands."""
        return reverse(door.name, args=[self.ids[key] for key in door.keys])

    def form(self, name: str) -> tuple[Client, str, Fields]:
        """A browser before an ordinary form that is filled and not yet sent: browser, address,
        entries."""
        door, more = {
            "reception": (Door("intake:new", "sato"), {}),
            "record": (Door("intake:record", "sato", ("kept_baton",)), {}),
            "offer": (Door("referrals:offer", "sato", ("kept",)), {"to": "suzuki"}),
            "plan": (Door("plans:plan", "tanaka", ("ending",)), {"agency_1": "suzuki"}),
            "closing": (Door("closing:closing", "tanaka", ("case",)), {"carrier": "sato"}),
        }[name]
        client, url = enter(self.cast[door.who]), self.address(door)
        entries = form(client.get(url)).sent()
        for field_name, value in TYPED[name].items():
            entries[field_name] = list(value) if isinstance(value, list) else [value]
        for field_name, login in more.items():
            entries[field_name] = [str(self.cast[login].agency_id)]
        return client, url, entries

    def _counter(self) -> None:
        sato = self.cast["sato"]
        one = receive(sato)
        self.ids |= {
            "kept": one.pk,
            "kept_baton": one.baton_id,
            "progress": record(sato, one).pk,
            "inquiry": intake.inquire(actor=sato, consultation=one, ground="consent", at=NOON).pk,
        }
        intake.assess_briefly(actor=sato, consultation=one, version=0, at=NOON, background=WORRY)

    def _handing(self) -> None:
        one = receive(self.cast["sato"])
        self.ids |= {"offered": one.pk, "referral": offer(self.cast, one).pk}
        again = offer(self.cast, receive(self.cast["sato"]))
        referrals.give_back(
            actor=self.cast["suzuki"], referral=again, reason="対象ではありません", at=NOON
        )
        self.ids["returned"] = again.pk
        outside = Agency.objects.filter(has_accounts=False).order_by("position")[0]
        waiting, carried = (
            referrals.offer(
                actor=self.cast["sato"],
                consultation=receive(self.cast["sato"]),
                to=outside,
                answer_by=ANSWER_BY,
                at=NOON,
                **TOLD,
            )
            for _ in range(2)
        )
        heard = referrals.Hearing(who="係の人（見本）", on=NOON.date(), way=Way.PHONE)
        referrals.hear_taken(
            actor=self.cast["sato"], referral=carried, heard=heard, look_again_on=LOOK, at=NOON
        )
        self.ids |= {"outside": waiting.pk, "carried_outside": carried.pk}

    def _disputed(self) -> None:
        def dispute() -> Dispute:
            one = receive(self.cast["sato"])
            for _ in range(2):
                referrals.give_back(
                    actor=self.cast["suzuki"],
                    referral=offer(self.cast, one),
                    reason="対象ではありません",
                    at=NOON,
                )
            return Dispute.objects.select_related(
                "baton__holder", "coordinator", "consultation"
            ).get(consultation=one)

        self.ids["dispute"] = dispute().pk
        named = referrals.name_holder(
            actor=self.cast["takahashi"],
            dispute=dispute(),
            to=agency(self.cast["suzuki"]),
            answer_by=ANSWER_BY,
            at=NOON,
            **TOLD,
        )
        self.ids["named"] = named.pk

    def _together(self) -> None:
        def asked(of: Agency | None = None) -> Collaboration:
            return ask_together(self.cast, receive(self.cast["sato"]), asked=of)

        outside = Agency.objects.filter(has_accounts=False).order_by("position")[0]
        unheard, helping = asked(outside), asked(outside)
        heard = referrals.Hearing(who="係の人（見本）", on=NOON.date(), way=Way.PHONE)
        referrals.hear_help(actor=self.cast["sato"], one=helping, heard=heard, at=NOON)
        self.ids |= {"ask_outside": unheard.pk, "helping_outside": helping.pk}

        open_one, taken, declined = asked(), asked(), asked()
        referrals.take_on(actor=self.cast["suzuki"], one=taken, at=NOON)
        referrals.decline(actor=self.cast["suzuki"], one=declined, reason="手が足りません", at=NOON)
        self.ids |= {"ask": open_one.pk, "taken": taken.pk, "declined": declined.pk}

    def _asking(self) -> None:
        self.ids["request"] = request(self.cast, receive(self.cast["sato"])).pk
        sent_back = request(self.cast, receive(self.cast["sato"]))
        cases.return_request(
            actor=self.cast["tanaka"], request=sent_back, reason="窓口で足ります", at=NOON
        )
        self.ids["sent_back"] = sent_back.pk

    def _case(self) -> None:
        case = open_case(self.cast)
        assess(self.cast, case)
        record(self.cast["sato"], case)
        question = cases.ask_information(
            actor=self.cast["tanaka"],
            case=case,
            asked=agency(self.cast["suzuki"]),
            items="滞納の有無",
            purpose="家計の立て直し",
            ground_note="窓口で了解を得た。",
            at=NOON,
        )
        person = case.origin.consultation.subject_id
        around = case.around.get(agency=agency(self.cast["suzuki"]))
        self.ids |= {
            "case": case.pk,
            "lead": case.lead_id,
            "person": person,
            "around": around.pk,
            "question": question.pk,
            "draft": draft(self.cast, case).pk,
        }

    def _planned(self) -> None:
        case = open_case(self.cast)
        plan = decide(self.cast, draft(self.cast, case))
        promise = Promise.objects.filter(plan=plan, kind="dated").get()
        self.ids |= {"planned": case.pk, "plan": plan.pk, "promise": promise.pk}

    def _ending(self) -> None:
        ending = open_case(self.cast)
        self.ids |= {"ending": ending.pk, "closing": propose(self.cast, ending).pk}
        closed = open_case(self.cast)
        self.ids |= {"follow_up": close(self.cast, closed).pk, "closed": closed.pk}

    def _sitting(self) -> None:
        later = SITTING
        sitting: Meeting = meetings.convene(
            actor=self.cast["takahashi"], body="individual", held_at=later, at=NOON
        )
        item = meetings.bring(
            actor=self.cast["tanaka"],
            meeting=sitting,
            kind="case",
            item_id=self.ids["case"],
            at=NOON,
        )
        back = meetings.convene(actor=self.cast["tanaka"], body="individual", held_at=NOON, at=NOON)
        case = open_case(self.cast)
        named = meetings.bring(
            actor=self.cast["tanaka"], meeting=back, kind="case", item_id=case.pk, at=NOON
        )
        meetings.give_opinion(
            actor=self.cast["tanaka"],
            item=named,
            opinion="lead_to_referrer",
            note="月に1回は訪問する。",
            follow_on=date(2026, 12, 25),
            at=NOON,
        )
        seat = Seat.objects.filter(meeting=sitting).exclude(
            agency_id__in=(self.cast["takahashi"].agency_id, self.cast["tanaka"].agency_id)
        )
        self.ids |= {
            "meeting": sitting.pk,
            "item": item.pk,
            "seat": seat[0].pk,
            "named_item": named.pk,
            "held": self._held().pk,
            "sat": self._sat().pk,
            "answered": self._answered().pk,
            "a_draft": drafts.save(
                staff_id=self._staff("sato"),
                form="referrals.offer",
                subject=str(self.ids["offered"]),
                fields={"reason": [STORY]},
                page="/",
                at=NOON,
            ).pk,
        }

    def _staff(self, login: str) -> UUID:
        pk = self.cast[login].staff_id
        assert pk is not None
        return pk

    def _sat(self) -> Meeting:
        """A sitting whose record is written."""
        sitting = self._held()
        meetings.bring(
            actor=self.cast["tanaka"],
            meeting=sitting,
            kind="case",
            item_id=self.ids["planned"],
            at=NOON,
        )
        seats = [seat.pk for seat in Seat.objects.filter(meeting=sitting)]
        return meetings.record_sitting(
            actor=self.cast["takahashi"],
            meeting=sitting,
            version=Meeting.objects.get(pk=sitting.pk).version,
            minutes=WORRY,
            present=seats,
            at=NOON,
        )

    def _answered(self) -> InformationRequest:
        """A question that was answered with a file."""
        question = cases.ask_information(
            actor=self.cast["tanaka"],
            case=Case.objects.get(pk=self.ids["planned"]),
            asked=agency(self.cast["suzuki"]),
            items="滞納の有無",
            purpose="家計の立て直し",
            ground_note="窓口で了解を得た。",
            at=NOON,
        )
        return cases.give_information(
            actor=self.cast["suzuki"],
            information=question,
            text="滞納はありません。",
            file=cases.File(name="滞納.txt", content=STORY.encode()),
            at=NOON,
        )

    def _held(self) -> Meeting:
        """A sitting of today, whose minutes can be written."""
        return meetings.convene(
            actor=self.cast["takahashi"], body="individual", held_at=NOON, at=NOON
        )


# What a worker types on an ordinary day, by the form it is typed in.
TYPED: dict[str, dict[str, Any]] = {
    "reception": {
        "name": "見本 梅子",
        "name_state": "known",
        "kana": "ミホン　ウメコ",
        "birth_on": "昭和19年5月1日",
        "sex": "female",
        "phone": "0984-23-0001",
        "address": "小林市見本町1番地",
        "visitor_is_subject": "yes",
        "method": "visit",
        "route": "self_visit",
        "topics": ["income", "housing"],
        "main_topic": "income",
        "narrative": "来月の家賃が払えない。",
        "minutes": "30",
        "share_consent": "yes",
        "outcome": "continue",
        "contact_ok": "unknown",
    },
    "record": {
        "method": "phone",
        "with_whom": "本人",
        "content": "電話で様子を聞いた。",
        "minutes": "15",
        "on": "令和8年11月20日",
        "clock_time": "11:30",
        "next_on": "令和8年12月1日",
        "next_note": "訪問",
    },
    "offer": {
        "reason": "家計を一緒に考えてほしい",
        "asked": "面談をお願いしたい",
        "explained": "伝えることを説明した",
        "agreed": "yes",
        "ground": "consent",
        "told": ["name", "phone", "topics", "narrative"],
        "shown_before": [],
        "accompany": "none",
        "answer_by": "令和8年11月27日",
    },
    "plan": {
        "in_own_words": "先のことがわからない",
        "direction": "母と息子を別々に支える",
        "long_goal": "母と別の時間を持つ",
        "short_goal": "週に一度、外に出る",
        "starts_on": "令和8年11月20日",
        "ends_on": "令和9年5月20日",
        "next_monitoring_on": "令和9年2月20日",
        "consent": "not_asked",
        "issue_1": "家計",
        "what_1": "家計表を一緒に作る",
        "kind_1": "dated",
        "due_1": "令和8年12月20日",
    },
    "closing": {
        "reason": "roles_agreed",
        "changes": ["peace_of_mind"],
        "remaining": "家計の見直しが続く。",
        "asked": "月に一度の訪問をお願いしたい。",
        "answer_by": "令和8年11月27日",
    },
}


ACTS = doors(
    ("intake:new", "sato"),
    ("intake:edit", "sato", "kept"),
    ("intake:assess", "sato", "kept"),
    ("intake:outcome", "sato", "kept"),
    ("intake:finish", "sato", "kept"),
    ("intake:inquire_about", "sato", "kept"),
    ("intake:record", "sato", "kept_baton"),
    ("intake:correct_record", "sato", "progress"),
    ("intake:look_again", "sato", "kept_baton"),
    ("referrals:offer", "sato", "kept"),
    ("referrals:to_coordinator", "sato", "kept"),
    ("referrals:accept", "suzuki", "referral"),
    ("referrals:give_back", "suzuki", "referral"),
    ("referrals:withdraw", "sato", "referral"),
    ("referrals:again", "sato", "returned"),
    ("referrals:object", "suzuki", "named"),
    ("referrals:hear", "sato", "outside"),
    ("referrals:hear_let_go", "sato", "carried_outside"),
    ("referrals:hear_help", "sato", "ask_outside"),
    ("referrals:hear_done", "sato", "helping_outside"),
    ("referrals:name_holder", "takahashi", "dispute"),
    ("referrals:together", "sato", "kept_baton"),
    ("referrals:take_on", "suzuki", "ask"),
    ("referrals:decline", "suzuki", "ask"),
    ("referrals:report_done", "suzuki", "taken"),
    ("referrals:withdraw_ask", "sato", "ask"),
    ("referrals:note_answer", "sato", "declined"),
    ("cases:request", "sato", "kept"),
    ("cases:accept", "tanaka", "request"),
    ("cases:return", "tanaka", "request"),
    ("cases:withdraw", "sato", "request"),
    ("cases:keep", "sato", "sent_back"),
    ("cases:agencies", "tanaka", "case"),
    ("cases:end_agency", "tanaka", "case", "around"),
    ("cases:reading", "tanaka", "case", "around"),
    ("cases:members", "tanaka", "case"),
    ("cases:assessment", "tanaka", "case"),
    ("cases:assessment_household", "tanaka", "case"),
    ("cases:assessment_of", "tanaka", "case", "person"),
    ("cases:ask_information", "tanaka", "case"),
    ("cases:give", "suzuki", "question"),
    ("cases:note_phone", "tanaka", "question"),
    ("cases:refuse", "suzuki", "question"),
    ("cases:withdraw_information", "tanaka", "question"),
    ("intake:record", "tanaka", "lead"),
    ("meetings:convene", "takahashi"),
    ("meetings:invite", "takahashi", "meeting"),
    ("meetings:bring", "tanaka", "meeting"),
    ("meetings:pledge", "tanaka", "meeting"),
    ("meetings:minutes", "takahashi", "meeting"),
    ("meetings:close", "takahashi", "meeting"),
    ("meetings:cancel", "takahashi", "meeting"),
    ("meetings:uninvite", "takahashi", "seat"),
    ("meetings:opinion", "takahashi", "item"),
    ("meetings:withdraw", "tanaka", "item"),
    ("meetings:take", "sato", "named_item"),
    ("plans:plan", "tanaka", "ending"),
    ("plans:edit", "tanaka", "case"),
    ("plans:replan", "tanaka", "planned"),
    ("plans:monitoring", "tanaka", "planned"),
    ("plans:evaluation", "tanaka", "planned"),
    ("plans:consent", "tanaka", "draft"),
    ("plans:decision", "takahashi", "draft"),
    ("plans:promise", "suzuki", "promise"),
    ("closing:closing", "tanaka", "case"),
    ("closing:reopening", "sato", "closed"),
    ("closing:take_back", "sato", "closing"),
    ("closing:give_back", "sato", "closing"),
    ("closing:close", "tanaka", "closing"),
    ("closing:call_off", "tanaka", "closing"),
    ("closing:follow_up", "sato", "follow_up"),
)
# Pages that are only read; the papers stand in `PAPERS`.
READS = doors(
    ("desk:consultation", "sato", "kept"),
    ("desk:case", "tanaka", "case"),
    ("intake:inquiry", "sato", "inquiry"),
    ("referrals:show", "suzuki", "referral"),
    ("referrals:dispute", "takahashi", "dispute"),
    ("referrals:together_show", "suzuki", "ask"),
    ("cases:show_request", "tanaka", "request"),
    ("cases:show_information", "suzuki", "question"),
    ("meetings:show", "takahashi", "meeting"),
    ("plans:show", "tanaka", "plan"),
)
# Fragments and files below a record, with no page of their own.
OTHERS = doors(
    ("desk:case_records", "tanaka", "case"),
    ("cases:file", "tanaka", "answered"),
    ("drafts:drop", "sato", "a_draft"),
)
PAPERS = (
    ("referral", "suzuki", "referral"),
    ("plan", "tanaka", "plan"),
    ("agenda", "takahashi", "meeting"),
    ("minutes", "takahashi", "sat"),
)
LISTS = ("/", "/offered/", "/cases/", "/cases/?closed=1", "/meetings/", "/search/", "/log/")
OPEN: set[str] = set()
# Doors and papers about the house itself, which 管理者 opens by role: no matter stands behind them.
ADMINISTERED: set[str] = set()
for _room in ROOMS:
    ADMINISTERED |= getattr(_room, "ADMINISTERED", set())
    ACTS += _room.ACTS
    READS += _room.READS
    OTHERS += _room.OTHERS
    PAPERS += _room.PAPERS
    LISTS += _room.LISTS
    OPEN |= _room.OPEN
