"""小林市's story with something in every room, in every state that has a page."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.test import Client
from django.urls import reverse

from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case, InformationRequest
from tasuki.journey.intake import services as intake
from tasuki.journey.meetings import services as meetings
from tasuki.journey.meetings.models import Meeting, Seat
from tasuki.journey.plans.models import Promise
from tasuki.journey.referrals import services as referrals
from tasuki.journey.referrals.models import Collaboration, Dispute, Way
from tasuki.town.organizations import queries as organization_queries
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Agency
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.roles import Role
from tasuki.trust.drafts import services as drafts
from tests.conftest import NOON, PASSWORD, SINCE
from tests.pages.doors import LISTS
from tests.pages.reading import Fields, form, quiet
from tests.pages.rooms import ROOMS
from tests.pages.stories import words
from tests.pages.stories.acts import (
    Cast,
    agency,
    ask_together,
    assess,
    close,
    decide,
    draft,
    enter,
    offer,
    open_case,
    propose,
    receive,
    record,
    request,
)
from tests.pages.stories.typed import TYPED
from tests.pages.stories.words import ANSWER_BY, LOOK, SITTING, TOLD
from tests.pages.table import Door


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
        intake.assess_briefly(
            actor=sato, consultation=one, version=0, at=NOON, background=words.WORRY
        )

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
                fields={"reason": [words.STORY]},
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
            minutes=words.WORRY,
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
            file=cases.File(name="滞納.txt", content=words.STORY.encode()),
            at=NOON,
        )

    def _held(self) -> Meeting:
        """A sitting of today, whose minutes can be written."""
        return meetings.convene(
            actor=self.cast["takahashi"], body="individual", held_at=NOON, at=NOON
        )
