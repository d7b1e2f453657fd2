"""Every cell of who × record × door, asked of the pages, against the oracle."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tasuki.ground import clock
from tasuki.journey.cases import services as cases
from tasuki.journey.cases.models import Case
from tasuki.journey.emergency import rules as emergency_rules
from tasuki.journey.emergency import services as emergency
from tasuki.journey.intake import services as intake
from tasuki.journey.intake.models import Consultation
from tasuki.journey.meetings import services as meetings
from tasuki.journey.plans import services as plans
from tasuki.journey.referrals import services as referrals
from tasuki.residents.people import services as people
from tasuki.residents.people.models import Person, Standing
from tasuki.residents.protection import services as protection
from tasuki.town.municipality import pack
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
from tests.house.oracle import Record, Who
from tests.pages.stories.acts import agency, enter
from tests.pages.stories.words import PLAN, TOLD

AFTER = NOON + timedelta(hours=emergency_rules.HOURS)
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


@pytest.fixture(scope="module")
def _built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "now", lambda: NOON)
        organization_acts.load_pack(actor=CLOCK, agencies=pack.current(SINCE).agencies, at=NOON)
        yield Story().build()
        transaction.set_rollback(True)


@pytest.fixture
def db(_built: Story, django_db_blocker: Any) -> Iterator[None]:
    """The database with the story in it; what a test changes is undone after it."""
    with django_db_blocker.unblock():
        point = transaction.savepoint()
        yield
        transaction.savepoint_rollback(point)


@pytest.fixture
def story(_built: Story, db: None) -> Story:
    return _built


@dataclass
class Asked:
    """The pages that one worker is shown, each fetched once."""

    client: Client
    pages: dict[str, str] = field(default_factory=dict)

    def page(self, url: str, **query: str) -> str:
        key = f"{url}{sorted(query.items())}"
        if key not in self.pages:
            answer = self.client.get(url, query)
            self.pages[key] = answer.content.decode() if answer.status_code == 200 else ""
        return self.pages[key]

    def is_there(self, url: str) -> bool:
        return self.client.get(url).status_code == 200

    def likeness(self, name: str) -> str:
        answer = self.client.post(
            "/intake/lookalikes/", {"name": name}, headers={"HX-Request": "true"}
        )
        return answer.content.decode() if answer.status_code == 200 else ""


def shown(asked: Asked, record: Record, said: Traces) -> dict[str, bool]:
    """What this worker is answered at every door about one record."""
    detail = asked.page(said.detail)
    return {
        "detail": bool(detail),
        "panel name": said.name in detail,
        "panel story": bool(said.story) and said.story in detail,
        "panel records": said.records in detail,
        "panel assessment": bool(said.assessment) and said.assessment in detail,
        "panel plan": bool(said.plan) and said.plan in detail,
        **{f"panel {one}": _reads(getattr(said, one), detail) for one in oracle.DETAILS},
        "panel address": said.address in detail,
        "list": record.kind == "case" and said.detail in asked.page("/cases/"),
        "search by number": said.detail in asked.page("/search/", q=said.number),
        "search by name": said.detail in asked.page("/search/", q=said.name),
        "look-alike": record.kind != "case" and said.name in asked.likeness(said.name),
        "offered": bool(said.offer) and said.offer in asked.page("/offered/"),
        **{f"paper {part}": asked.is_there(url) for part, url in said.papers.items()},
    }


def _reads(trace: str, page: str) -> bool:
    return bool(trace) and trace in page


def expected(who: Who, record: Record, said: Traces) -> dict[str, bool]:
    """What the oracle says of the same doors."""
    known = oracle.may(who, record)
    case = record.kind == "case"
    consultation = bool(known) and not case
    return {
        "detail": bool(known),
        "panel name": ("name" in known or (case and "papers" in known)),
        "panel story": "story" in known and not case,
        "panel records": "records" in known,
        "panel assessment": "assessment" in known and case,
        "panel plan": "plan" in known and case,
        **{f"panel {one}": one in known and case for one in oracle.DETAILS},
        "panel address": "story" in known and not case and not record.protected,
        "list": case and oracle.stands_in_list(who, record),
        "search by number": bool(known),
        "search by name": "name" in known and consultation,
        "look-alike": "name" in known and consultation,
        "offered": oracle.is_offered(who, record),
        **{
            f"paper {part}": part in known or (part == "papers" and who.keeps_books)
            for part in said.papers
        },
    }


@pytest.mark.parametrize("who", oracle.CAST, ids=lambda who: f"{who.login}-{who.after}")
def test_every_door_answers_as_the_oracle_says(
    story: Story, who: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = AFTER if who.after else NOON
    monkeypatch.setattr(clock, "now", lambda: at)
    asked = Asked(enter(story.by(who.login)))
    wrong = []

    for record in oracle.RECORDS:
        said = story.traces[record.key]
        right, found = expected(who, record, said), shown(asked, record, said)
        wrong += [
            f"{record.key}: {door}: shown {found[door]}, may {right[door]}"
            for door in right
            if found[door] != right[door]
        ]

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", oracle.CAST, ids=lambda who: f"{who.login}-{who.after}")
def test_desk_and_record_say_no_word_of_what_is_closed(
    story: Story, who: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: AFTER if who.after else NOON)
    asked = Asked(enter(story.by(who.login)))
    read = "".join(asked.page(url) for url in ("/", "/log/", "/meetings/", story.sitting))
    told = []

    for record in oracle.RECORDS:
        known = oracle.may(who, record)
        if known - {"exists"} or oracle.is_offered(who, record):
            continue
        said = story.traces[record.key]
        words = (said.name, said.records, said.address, said.detail, said.story, said.plan)
        told += [f"{record.key}: {word}" for word in words if word and word in read]
    if who.keeps_books:  # of the meetings: the agenda names the household
        told = [one for one in told if not one.startswith("case:")]

    assert not told


@pytest.mark.parametrize("who", oracle.CAST, ids=lambda who: f"{who.login}-{who.after}")
def test_the_prefecture_s_two_sides_never_meet_in_one_account(
    story: Story, who: Who, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: AFTER if who.after else NOON)
    client = enter(story.by(who.login))
    pages = ("/prefecture/", "/prefecture/schedule/", "/prefecture/surveys/")

    assert {client.get(one).status_code == 200 for one in pages} == {who.backs}
    if who.backs:
        read = "".join(client.get(one).content.decode() for one in (*pages, "/", "/log/", "/more/"))
        said = [said for one in story.traces.values() for said in (one.name, one.address)]
        assert not [word for word in said if word in read]


def test_what_was_closed_is_answered_as_what_never_was(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    nowhere = "/intake/01930000-0000-7000-8000-000000000000/"
    for login, key in (("tani", "secret"), ("hama", "plain"), ("kacho", "secret")):
        client = enter(story.by(login))
        there, never = client.get(story.traces[key].detail), client.get(nowhere)
        assert there.status_code == never.status_code == 404
        assert _quiet(there.content.decode()) == _quiet(never.content.decode())


def _quiet(page: str) -> str:
    page = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", page)
    return re.sub(r'nonce="[^"]*"|csrfmiddlewaretoken" value="[^"]*"', "", page)


def _names(node: URLResolver, prefix: str = "") -> list[str]:
    found = []
    for one in node.url_patterns:
        if isinstance(one, URLPattern):
            found.append(f"{prefix}{one.name}")
        else:
            space = f"{one.namespace}:" if one.namespace else ""
            found += _names(one, f"{prefix}{space}")
    return found


def test_who_has_no_door_yet_has_none() -> None:
    names = _names(get_resolver())
    for one in oracle.NO_DOOR:
        assert not [name for name in names if name.split(":")[0] == one.space]
        assert not [name for name in names for word in one.words if word in name]


def test_the_written_table_is_the_oracle_s() -> None:
    written = Path(__file__).parents[2] / "docs" / "WHO_MAY.md"
    assert written.read_text("utf-8") == oracle.page()
