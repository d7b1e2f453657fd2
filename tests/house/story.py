"""Everything the oracle speaks of, built through services."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.emergency import services as emergency
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings import services as meetings
from tasuki.journey.plans import services as plans
from tasuki.journey.referrals import services as referrals
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Person, Standing
from tasuki.residents.protection import services as protection
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations import services as organization_acts
from tasuki.town.organizations.models import Agency, Staff
from tasuki.town.relay import services as relay
from tasuki.town.relay.models import Baton, Secret
from tasuki.trust.access.actor import CLOCK, Actor
from tasuki.trust.access.roles import Role
from tests.conftest import CAST as TOWN
from tests.conftest import NOON, PASSWORD, SINCE, appoint
from tests.house import oracle
from tests.house.oracle import Record
from tests.pages.stories.acts import agency
from tests.pages.stories.words import PLAN, TOLD

# Workers who are not of the ordinary cast: where, and as what.
MORE = {
    "tani": ("小林市地域包括支援センター", Role.COUNSELLOR),
    "mori": ("小林市地域包括支援センター", Role.COUNSELLOR),
    "hama": ("小林市地域包括支援センター", Role.COUNSELLOR),
    "kacho": ("小林市地域包括支援センター", Role.SUPERVISOR),
    "hana": ("小林市西部地域包括支援センター", Role.COUNSELLOR),
    "owari": ("のじり地域包括支援センター", Role.COUNSELLOR),
    "seki": ("こども家庭センター", Role.COUNSELLOR),
    "kyu": ("小林市健康推進課", Role.COUNSELLOR),
    "tonari": ("小林市健康推進課", Role.COUNSELLOR),
    "yoso": ("小林市学校教育課", Role.COUNSELLOR),
    "kenfuku": ("保健所", Role.COUNSELLOR),
    "kouhou": ("保健所", Role.BACKING),
}
KANA = {
    "plain": "アサギ",
    "secret": "ヒイロ",
    "closed": "コンジョウ",
    "handed": "ヤマブキ",
    "offered": "モエギ",
    "together": "ウスベニ",
    "protected": "トキワ",
    "case": "ルリ",
    "secret_case": "シノノメ",
}
WHY = {
    "danger": "life",
    "whose": "本人",
    "reason": "呼びかけに答えず、部屋の中で倒れているようだと隣の人が話された。",
    "why_alone": "担当にも管理職にも電話がつながらない。",
}
LOOK = date(2026, 12, 4)


@dataclass
class Traces:
    """The words by which a record is known again wherever it is read, and its addresses."""

    name: str
    story: str
    records: str
    assessment: str = ""
    plan: str = ""
    health: str = ""
    money: str = ""
    justice: str = ""
    address: str = ""
    number: str = ""
    detail: str = ""
    papers: dict[str, str] = field(default_factory=dict)  # part → address of a PDF
    offer: str = ""


@dataclass
class Story:
    """Everything the oracle speaks of, built through services."""

    actors: dict[str, Actor] = field(default_factory=dict)
    traces: dict[str, Traces] = field(default_factory=dict)

    def build(self) -> "Story":
        for login in TOWN:
            self.actors[login] = appoint(login)
        for login, (place, role) in MORE.items():
            self.actors[login] = _hire(login, place, role)
        for record in oracle.RECORDS:
            self._begin(record)
        self._offers()
        self._together()
        self._case("case")
        self._case("secret_case")
        self._meeting()
        self._protect()
        self._limit()
        self._look()
        return self

    def by(self, login: str) -> Actor:
        return self.actors[login]

    def one(self, key: str) -> Consultation:
        pk = self.traces[key].detail.split("/")[2]
        return Consultation.objects.select_related("baton__holder").get(pk=pk)

    def _begin(self, record: Record) -> None:
        kana = KANA[record.key]
        said = Traces(
            name=f"見本 {kana}",
            story=f"{kana}の受付のはなし。",
            records=f"{kana}の経過のはなし。",
            address=f"小林市細野{kana}番地",
        )
        one = intake.receive(
            actor=self.by("sato"),
            agency=agency(self.by("sato")),
            subject={
                "name": said.name,
                "kana": f"ミホン　{kana}",
                "address": said.address,
                "birth_on": date(1944, 5, 3),
                "birth_certainty": "exact",
            },
            method="visit",
            main_topic="income",
            topics=["income"],
            narrative=said.story,
            share_consent="yes",
            share_consent_on=date(2026, 11, 20),
            share_consent_how="oral",
            at=NOON,
        )
        if record.key != "handed" and record.kind != "case":
            self._write(one.baton, said)
        said.number, said.detail = one.number, f"/intake/{one.pk}/"
        self.traces[record.key] = said
        if record.closed:
            intake.finish(actor=self.by("sato"), consultation=one, outcome="information", at=NOON)

    def _write(self, baton: Baton, said: Traces, login: str = "sato") -> None:
        intake.record_progress(
            actor=self.by(login),
            baton=baton,
            at=NOON,
            method="visit",
            content=said.records,
            on=NOON,
        )

    def _offers(self) -> None:
        for key, to in (("handed", "suzuki"), ("offered", "yamada")):
            sheet = referrals.offer(
                actor=self.by("sato"),
                consultation=self.one(key),
                to=agency(self.by(to)),
                answer_by=date(2026, 11, 27),
                at=NOON,
                **{**TOLD, "told": ["name", "phone", "address", "topics", "narrative"]},
            )
            self.traces[key].offer = f"/referrals/{sheet.pk}/"
            self.traces[key].papers["sheet"] = f"/papers/referral/{sheet.pk}.pdf"
            if key == "handed":
                referrals.accept(
                    actor=self.by(to),
                    referral=sheet,
                    person=self._staff(to),
                    look_again_on=LOOK,
                    at=NOON,
                )
                self._write(self.one(key).baton, self.traces[key], to)

    def _together(self) -> None:
        for login in ("hana", "owari"):
            ask = referrals.ask_together(
                actor=self.by("sato"),
                baton=self.one("together").baton,
                asked=agency(self.by(login)),
                what="見守りを一緒にする",
                by_on=date(2026, 12, 10),
                answer_by=date(2026, 11, 27),
                agreed="yes",
                ground="consent",
                at=NOON,
            )
            referrals.take_on(actor=self.by(login), one=ask, at=NOON)
            if login == "owari":
                ask.refresh_from_db()
                referrals.report_done(actor=self.by(login), one=ask, note="終えた。", at=NOON)

    def _case(self, key: str) -> None:
        said = self.traces[key]
        asked = cases.request(
            actor=self.by("sato"),
            consultation=self.one(key),
            criteria=["role_division"],
            explained="役割の整理を一緒にしてもらうことを説明した。",
            convinced=True,
            ground_note="窓口で了解を得た。",
            at=NOON,
        )
        case = cases.accept_request(
            actor=self.by("tanaka"),
            request=asked,
            title=f"{KANA[key]}さん宅",
            look_again_on=LOOK,
            at=NOON,
        )
        cases.add_agency(
            actor=self.by("tanaka"),
            case=case,
            agency=agency(self.by("suzuki")),
            role="家計",
            ground_note="窓口で了解を得た。",
            at=NOON,
        )
        if key == "case":
            cases.add_agency(
                actor=self.by("tanaka"),
                case=case,
                agency=agency(self.by("kenfuku")),
                role="受診の支え",
                ground_note="窓口で了解を得た。",
                at=NOON,
            )
        people.register_person(
            actor=self.by("sato"), baton=case.lead, part=Standing.MEMBER, at=NOON, name="見本 次郎"
        )
        self._write(case.lead, said)
        said.assessment, said.plan = f"{KANA[key]}の背景。", f"{KANA[key]}の方針。"
        said.health, said.money = f"{KANA[key]}の通院。", f"{KANA[key]}の借金。"
        said.justice = f"{KANA[key]}の裁判。"
        cases.assess(
            actor=self.by("tanaka"),
            case=case,
            person=None,
            version=0,
            at=NOON,
            background=said.assessment,
            details={"health": said.health, "income": said.money, "justice": said.justice},
        )
        plan = plans.draft_plan(
            actor=self.by("tanaka"),
            case=case,
            content={**PLAN, "long_goal": said.plan},
            rows=[],
            at=NOON,
        )
        said.name = case.title
        said.number, said.detail = case.number, f"/cases/{case.pk}/"
        said.papers["plan"] = f"/papers/plan/{plan.pk}.pdf"
        said.story = ""  # it stands on the consultation's page, which this record is not

    def _meeting(self) -> None:
        sitting = meetings.convene(
            actor=self.by("takahashi"),
            body="individual",
            held_at=NOON + timedelta(days=5),
            at=NOON,
        )
        meetings.bring(
            actor=self.by("tanaka"),
            meeting=sitting,
            kind="case",
            item_id=Case.objects.get(number=self.traces["case"].number).pk,
            at=NOON,
        )
        meetings.invite(
            actor=self.by("takahashi"), meeting=sitting, agency=agency(self.by("seki")), at=NOON
        )
        self.traces["case"].papers["papers"] = f"/papers/agenda/{sitting.pk}.pdf"
        self.sitting = f"/meetings/{sitting.pk}/"

    def _protect(self) -> None:
        person = Person.objects.get(name=self.traces["protected"].name)
        protection.protect(
            actor=self.by("sato"),
            person=person,
            kind="wish",
            reason="本人から秘匿の申出があった。",
            at=NOON,
        )

    def _limit(self) -> None:
        for record in oracle.RECORDS:
            baton = self._baton(record.key)
            if record.secret_to is not None:
                others = record.secret_to - {"sato"}
                relay.make_secret(
                    actor=self.by("sato"),
                    baton=baton,
                    reason=Secret.COLLEAGUE,
                    cleared=[self._staff(login) for login in sorted(others)],
                    at=NOON,
                )
            relay.keep_out(
                actor=self.by("suzuki" if record.key == "handed" else "sato"),
                baton=baton,
                staff=self._staff("hama"),
                reason=Secret.FAMILY,
                at=NOON,
            )

    def _look(self) -> None:
        for key in ("plain", "secret"):
            emergency.open_look(
                actor=self.by("kyu"), number=self.traces[key].number, at=NOON, **WHY
            )

    def _baton(self, key: str) -> Baton:
        said = self.traces[key]
        if said.detail.startswith("/cases/"):
            return Case.objects.get(number=said.number).lead
        return self.one(key).baton

    def _staff(self, login: str) -> Staff:
        return Staff.objects.get(pk=self.by(login).staff_id)


def _hire(login: str, place: str, role: Role) -> Actor:
    one = organization_acts.open_account(
        actor=CLOCK, login=login, name=f"{login}（見本）", password=PASSWORD, at=NOON
    )
    organization_acts.appoint(
        actor=CLOCK,
        staff=one,
        agency=Agency.objects.get(name=place),
        role=role,
        since=SINCE,
        at=NOON,
    )
    return organizations.actor_for(one, NOON)
