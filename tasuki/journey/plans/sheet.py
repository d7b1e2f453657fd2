"""プランシート: what stands on paper, for the sheet itself and for a meeting's papers."""

from datetime import date
from typing import Any

from tasuki.ground import clock
from tasuki.ground.wareki import show
from tasuki.journey.plans import queries, words
from tasuki.journey.plans.models import Consent, Plan, Promise
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack

L = words.LABELS


def parts_of(plan: Plan) -> list[dict[str, Any]]:
    """Sections of the plan's own sheet: {title, facts | heads+rows | text}. Everything stands in it."""
    promises = queries.shown_rows().filter(plan=plan).select_related("agency", "about")
    roles = {
        "title": str(L["roles"]),
        "heads": [str(L["about"]), *role_heads()],
        "rows": [[about(one), *role_row(one)] for one in promises],
    }
    return [goals_of(plan), roles, *frame_of(plan)]


def goals_of(plan: Plan) -> dict[str, Any]:
    """目標: the household's own, in every paper."""
    return {
        "title": str(L["goals"]),
        "facts": [
            (str(L["own_words"]), plan.in_own_words),
            (str(L["direction"]), plan.direction),
            (str(L["long_goal"]), plan.long_goal),
            (str(L["short_goal"]), plan.short_goal),
        ],
    }


def frame_of(plan: Plan) -> list[dict[str, Any]]:
    """支援期間 and what else stands below the table."""
    parts: list[dict[str, Any]] = [
        {
            "title": str(L["period"]),
            "facts": [
                (str(L["period"]), period(plan)),
                *uses_of(plan),
                (str(L["monitoring"]), day(plan.next_monitoring_on)),
                (str(L["consent"]), consent(plan)),
            ],
        },
    ]
    if plan.note:
        parts.append({"title": str(L["note"]), "text": plan.note})
    return parts


def uses_of(plan: Plan) -> list[tuple[str, str]]:
    """The projects it uses, in the town's order; one the town does not run is not spoken of."""
    day_of = clock.day(plan.created_at)
    town, year = pack.current(day_of), clock.fiscal_year(day_of)
    said = {"outreach": plan.uses_outreach, "participation": plan.uses_participation}
    return [
        (str(words.USE) % {"project": one.name}, uses(yes=said[one.code]))
        for one in town.in_order()
        if one.code in said and (said[one.code] or town.offered(one.code, year))
    ]


def role_heads() -> list[str]:
    """The heads over `role_row`."""
    return [str(L[name]) for name in ("issue", "agency", "staff", "what", "frequency", "due")]


def role_row(promise: Promise) -> list[str]:
    """A row of the 役割分担表, without whose it is."""
    return [
        promise.issue,
        promise.agency.name,
        promise.staff,
        promise.what,
        promise.frequency or str(L["not_written"]),
        term(promise),
    ]


def about(promise: Promise) -> str:
    """だれの課題か: a name, or 世帯全体."""
    whom = promise.about
    return str(L["whole_household"]) if whom is None else people.display_name(whom)


def term(promise: Promise) -> str:
    """Its day, or 継続."""
    return day(promise.due_on) or str(L["continuing"])


def day(on: date | None) -> str:
    """A day as the town writes it."""
    return show(on) if on else ""


def period(plan: Plan) -> str:
    """From–until, as far as it is said."""
    if not (plan.starts_on or plan.ends_on):
        return ""
    return str(L["from_to"]) % {"since": day(plan.starts_on), "until": day(plan.ends_on)}


def uses(*, yes: bool) -> str:
    """利用する / 利用しない."""
    return str(L["uses"] if yes else L["uses_not"])


def consent(plan: Plan) -> str:
    """はい（day, way, who asked）."""
    answer = str(Consent(plan.consent).label)
    if plan.consent_on is None:
        return answer
    how = pack.current(clock.day(plan.changed_at)).label("consent_methods", plan.consent_how)
    return str(L["consent_line"]) % {
        "answer": answer,
        "on": day(plan.consent_on),
        "how": how,
        "by": plan.consent_by,
    }


def decision(plan: Plan) -> str:
    """When, by whom, under which number; or that it is not decided."""
    made = queries.decision_of(plan)
    if made is None:
        return str(L["undecided"])
    return str(L["decision_line"]) % {
        "on": day(made.decided_on),
        "decider": made.decider,
        "number": made.approval_number,
    }
