"""The つなぐシート as pages and papers read it: sections of facts from what was stored, in order."""

from datetime import date, datetime
from typing import Any

from tasuki.ground import clock, wareki
from tasuki.journey.referrals import queries, words
from tasuki.journey.referrals.models import Agreed, Referral, Told
from tasuki.town.relay.models import Answer

Section = dict[str, Any]


def sections(referral: Referral, at: datetime) -> list[Section]:
    """Every section of the sheet; what was not told is said to be so, not left looking empty."""
    sheet = referral.sheet
    parts = [
        _route(referral),
        _facts("reason", sheet, ("why", "asked", "accompany")),
        _person(sheet, referral.told),
        _worry(sheet, referral.told),
        *_household(sheet),
        *_assessment(sheet),
        *_records(sheet),
        _consent(sheet),
        _answer(referral, at),
    ]
    return [part for part in parts if part]


def _route(referral: Referral) -> Section:
    sheet, handover = referral.sheet, referral.handover
    return _pairs(
        "route",
        [
            ("number", sheet["number"]),
            ("on", wareki.show(date.fromisoformat(sheet["on"]))),
            ("from", sheet["from"]),
            ("by", sheet["by"]),
            ("to", sheet["to"]),
            ("answer_by", wareki.show(handover.answer_by)),
        ],
    )


def _person(sheet: dict[str, Any], told: list[str]) -> Section:
    untold = str(words.SHEET["not_told"])
    named = Told.NAME in told
    birth = "　".join(part for part in (sheet.get("birth", ""), sheet.get("age", "")) if part)
    return _pairs(
        "person",
        [
            ("name", sheet["name"] if named else untold),
            *([("kana", sheet["kana"])] if named else []),
            ("birth", birth),
            ("address", sheet["address"] if Told.ADDRESS in told else untold),
            ("phone", sheet["phone"] if Told.PHONE in told else untold),
            *([("contact", sheet["contact"])] if Told.PHONE in told else []),
        ],
    )


def _worry(sheet: dict[str, Any], told: list[str]) -> Section:
    untold = str(words.SHEET["not_told"])
    pairs = [
        ("topics", "、".join(sheet["topics"]) if Told.TOPICS in told else untold),
        ("urgency", sheet["urgency"]),
        ("narrative", sheet["narrative"] if Told.NARRATIVE in told else untold),
    ]
    if Told.NARRATIVE in told:
        pairs.append(("wish", sheet["wish"]))
    return _pairs("worry", pairs)


def _household(sheet: dict[str, Any]) -> list[Section]:
    if "household" not in sheet:
        return []
    members = [
        f"{one['name']}（{one['tie']}）" if one["tie"] else one["name"]
        for one in sheet["household"]
    ]
    kind = sheet.get("household_type", "")
    return [_pairs("household", [("household", kind), ("members", "\n".join(members))])]


def _assessment(sheet: dict[str, Any]) -> list[Section]:
    stands = sheet.get("assessment")
    if not stands:
        return []
    pairs = [(key, stands[key]) for key in ("background", "strengths", "wish")]
    return [_pairs("assessment", [("issues", "、".join(stands["issues"])), *pairs])]


def _records(sheet: dict[str, Any]) -> list[Section]:
    rows = sheet.get("records")
    if not rows:
        return []
    return [
        {
            "title": str(words.SHEET["records"]),
            "heads": [str(words.SHEET["day"]), str(words.SHEET["what"])],
            "rows": [[wareki.show(date.fromisoformat(row["on"])), row["text"]] for row in rows],
        }
    ]


def _consent(sheet: dict[str, Any]) -> Section:
    agreed = str(Agreed(sheet["agreed"]).label)
    return _pairs(
        "consent",
        [
            ("explained", sheet["explained"]),
            ("agreed", agreed),
            ("ground", sheet["ground"]),
            *([("ground_note", sheet["ground_note"])] if sheet["ground_note"] else []),
        ],
    )


def _answer(referral: Referral, at: datetime) -> Section:
    handover = referral.handover
    pairs = [("state", state(referral, at))]
    if handover.answered_at is not None and not handover.to_agency.has_accounts:
        return _pairs("answer", [*pairs, *_heard(referral)])
    if handover.answered_at is not None:
        pairs.append(("answered_on", wareki.show(clock.day(handover.answered_at))))
        if handover.answered_by is not None:
            pairs.append(("answered_by", handover.answered_by.name))
    if handover.answer_reason:
        pairs.append(("answer_reason", handover.answer_reason))
    return _pairs("answer", pairs)


def _heard(referral: Referral) -> list[tuple[str, str]]:
    """What an office without accounts said, each time."""
    pairs = []
    for one in queries.heard_about(referral):
        how = {"on": wareki.show(one.heard_on), "way": one.get_way_display()}
        pairs += [
            ("heard_who", one.who),
            ("heard_how", str(words.HEARD_HOW) % how),
            ("heard_by", one.noted_by.name if one.noted_by else ""),
            *([("heard_note", one.note)] if one.note else []),
        ]
    return pairs


def state(referral: Referral, at: datetime, *, receiving: bool = False) -> str:
    """How the offer stands, in the desk's words."""
    handover = referral.handover
    if handover.has_lapsed(clock.day(at)):
        return str(words.LAPSED)
    if handover.answered_at is None:
        return str(words.WAITING_TO_TAKE if receiving else words.WAITING_FOR_ANSWER)
    if handover.answer == Answer.TAKEN and not handover.to_agency.has_accounts:
        return str(words.OUTSIDE_TAKEN)
    return str(words.STATES[handover.answer])


def _facts(title: str, sheet: dict[str, Any], keys: tuple[str, ...]) -> Section:
    return _pairs(title, [(key, sheet.get(key, "")) for key in keys])


def _pairs(title: str, pairs: list[tuple[str, str]]) -> Section:
    return {
        "title": str(words.SHEET[title]),
        "facts": [(str(words.SHEET[key]), value) for key, value in pairs],
    }


def lapsed(referral: Referral, at: datetime) -> bool:
    """Whether nobody answered in time."""
    return referral.handover.has_lapsed(clock.day(at))


def tone(*, lapsed: bool, answer: str) -> str:
    """The tone of the badge that says how an offer or an ask stands."""
    if lapsed:
        return "late"
    return {"": "wait", "taken": "ok", "returned": "due", "declined": "due"}.get(answer, "quiet")
