"""開示・漏えい・廃棄: a request in each state, a leak, a disposal that waits and one that was done.

渡辺 handles, 課長 (kakari) decides; the others find nothing.
"""

from datetime import date
from typing import Any

from tasuki.office.duties import services
from tasuki.office.duties.models import Disclosure, Disposal, DisposalLine, DisposalState
from tasuki.residents.people.models import Person
from tasuki.town.organizations import queries as organization_queries
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tests.conftest import NOON, PASSWORD, SINCE
from tests.pages.table import Door, doors

ACTS: tuple[Door, ...] = doors(
    ("duties:receive", "watanabe"),
    ("duties:appoint", "watanabe", "asked_received"),
    ("duties:pass_on", "watanabe", "asked_received"),
    ("duties:identify", "watanabe", "asked_handled"),
    ("duties:gather", "watanabe", "asked_gathered"),
    ("duties:hear", "watanabe", "asked_gathered"),
    ("duties:propose", "watanabe", "asked_gathered"),
    ("duties:extend", "watanabe", "asked_gathered"),
    ("duties:black", "watanabe", "piece"),
    ("duties:decide", "kakari", "asked_proposed"),
    ("duties:hand_over", "watanabe", "asked_decided"),
    ("duties:note_leak", "sato"),
    ("duties:assess_leak", "watanabe", "leak"),
    ("duties:tick", "watanabe", "leak"),
    ("duties:report_leak", "watanabe", "leak"),
    ("duties:tell_persons", "watanabe", "leak"),
    ("duties:close_leak", "watanabe", "leak"),
    ("duties:propose_disposal", "watanabe"),
    ("duties:hold", "watanabe"),
    ("duties:hold_person", "sato", "held_person"),
    ("duties:confirm_hold", "kakari", "hold"),
    ("duties:ask_lift", "watanabe", "hold"),
    ("duties:lift", "kakari", "hold_to_lift"),
    ("duties:set_aim", "tanaka", "asked_private"),
    ("duties:decide_disposal", "kakari", "disposal"),
    ("duties:look_after", "kakari", "disposal"),
)
READS: tuple[Door, ...] = doors(
    ("duties:request", "watanabe", "asked_gathered"),
    ("duties:package", "watanabe", "asked_gathered"),
    ("duties:leak", "watanabe", "leak"),
    ("duties:disposal", "kakari", "disposal"),
    ("duties:hold_page", "watanabe", "hold"),
    ("duties:person_holds", "sato", "held_person"),
    ("duties:matter_holds", "sato", "kept_baton"),
)
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = (
    ("disclosure", "watanabe", "asked_gathered"),
    ("decision_notice", "watanabe", "asked_decided"),
    ("extension_notice", "watanabe", "asked_longer"),
    ("leak_report", "watanabe", "leak"),
    ("leak_notice", "watanabe", "leak"),
    ("disposal", "watanabe", "disposed"),
)
LISTS: tuple[str, ...] = ("/duties/requests/", "/duties/disposals/")
OPEN = {
    "duties:custody",
    "duties:requests",
    "duties:leaks",
    "duties:disposals",
    "duties:receive",
    "duties:note_leak",
    "duties:propose_disposal",
    "duties:hold",
}
ADMINISTERED = {"duties:leak", "leak_report", "leak_notice"}


def build(house: Any) -> None:
    """Requests about the household's 本人, in every state."""
    staff = organizations.open_account(
        actor=CLOCK, login="kakari", name="課長補佐（見本）", password=PASSWORD, at=NOON
    )
    office = Agency.objects.get(pk=house.cast["watanabe"].agency_id)
    organizations.appoint(
        actor=CLOCK, staff=staff, agency=office, role=Role.SUPERVISOR, since=SINCE, at=NOON
    )
    second = organization_queries.actor_for(Staff.objects.get(pk=staff.pk), NOON)
    house.cast = {**house.cast, "kakari": second}
    requests = _Requests(house)
    house.ids["asked_received"] = requests.received().pk
    house.ids["asked_handled"] = requests.handled().pk
    gathered = requests.gathered()
    house.ids |= {"asked_gathered": gathered.pk, "piece": gathered.pieces.all()[0].pk}
    house.ids["asked_proposed"] = requests.proposed().pk
    house.ids["asked_decided"] = services.decide(actor=second, one=requests.proposed(), at=NOON).pk
    house.ids["asked_longer"] = requests.longer().pk
    house.ids["asked_private"] = requests.private().pk
    _others(house)


class _Requests:
    def __init__(self, house: Any) -> None:
        self.house = house
        self.clerk, self.second = house.cast["watanabe"], house.cast["kakari"]

    def received(self) -> Disclosure:
        return services.receive(
            actor=self.house.cast["sato"],
            kind="disclosure",
            about="髙﨑 𠮷子",
            asker="self",
            asker_name="髙﨑 𠮷子",
            identity="マイナンバーカード",
            wants="わたしの記録の全部",
            received_on=date(2026, 11, 20),
            at=NOON,
        )

    def handled(self) -> Disclosure:
        return services.appoint(
            actor=self.second,
            one=self.received(),
            handler=Staff.objects.get(pk=self.clerk.staff_id),
            second=Staff.objects.get(pk=self.second.staff_id),
            at=NOON,
        )

    def gathered(self) -> Disclosure:
        person = Person.objects.get(pk=self.house.ids["person"])
        one = services.identify(actor=self.clerk, one=self.handled(), person=person, at=NOON)
        services.gather(actor=self.clerk, one=one, at=NOON)
        return Disclosure.objects.get(pk=one.pk)

    def longer(self) -> Disclosure:
        one = self.handled()
        return services.extend(actor=self.clerk, one=one, reason="記録が多い", at=NOON)

    def private(self) -> Disclosure:
        """社協's own record: 田中 handles it, 伊藤 decides."""
        tanaka, ito = self.house.cast["tanaka"], self.house.cast["ito"]
        one = services.receive(
            actor=tanaka,
            kind="disclosure",
            about="髙﨑 𠮷子",
            asker="self",
            asker_name="髙﨑 𠮷子",
            identity="マイナンバーカード",
            wants="わたしの記録の全部",
            received_on=date(2026, 11, 20),
            holder="itself",
            at=NOON,
        )
        return services.appoint(
            actor=self.second,
            one=one,
            handler=Staff.objects.get(pk=tanaka.staff_id),
            second=Staff.objects.get(pk=ito.staff_id),
            at=NOON,
        )

    def proposed(self) -> Disclosure:
        return services.propose(
            actor=self.clerk,
            one=self.gathered(),
            verdict="part",
            reason="ほかの方の情報（第78条第1項第2号）",
            at=NOON,
        )


def _others(house: Any) -> None:
    clerk = house.cast["watanabe"]
    leak = services.note_leak(
        actor=house.cast["sato"],
        what="会議の資料を別の機関に送った。",
        noticed_on=date(2026, 11, 20),
        at=NOON,
    )
    baton = Baton.objects.get(pk=house.ids["kept_baton"])
    hold = services.hold(actor=clerk, baton=baton, reason="audit", note="県の監査", at=NOON)
    person = Person.objects.get(pk=house.ids["person"])
    asked = services.hold(actor=clerk, person=person, reason="suit", note="審査請求", at=NOON)
    services.ask_lift(actor=clerk, one=asked, reason="裁決が出た", at=NOON)
    made = {
        "state": DisposalState.PROPOSED,
        "basis": "文書管理規程（見本）",
        "proposed_by_id": house.cast["watanabe"].staff_id,
        "created_at": NOON,
    }
    waiting = Disposal.objects.create(number="HK2026-0001", **made)
    done = Disposal.objects.create(
        number="HK2026-0002", **{**made, "state": DisposalState.DONE}, done_at=NOON
    )
    DisposalLine.objects.create(
        disposal=done,
        baton_id=house.ids["kept_baton"],
        numbers="R8-0001",
        kept_until=date(2026, 3, 31),
        counts={"relay.Baton": 1},
        created_at=NOON,
    )
    house.ids |= {
        "leak": leak.pk,
        "hold": hold.pk,
        "hold_to_lift": asked.pk,
        "held_person": person.pk,
        "disposal": waiting.pk,
        "disposed": done.pk,
    }
