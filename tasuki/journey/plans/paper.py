"""プランシート: A4, printed from what is stored."""

from pathlib import Path
from uuid import UUID

from django.http import Http404

from tasuki.ground import clock
from tasuki.ground import paper as papers
from tasuki.ground.wareki import show, show_moment
from tasuki.journey.plans import queries, sheet, words
from tasuki.journey.plans.models import Plan, State
from tasuki.residents.people import queries as people
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import TownRequest

L = words.LABELS
TEMPLATE = Path(__file__).parent / "papers" / "plan.typ"


def plan_sheet(request: TownRequest, plan_id: UUID) -> bytes:
    """The sheet of one version, for whoever may read the plan."""
    actor, at = request.actor, request.at
    plan = queries.plans_for(actor, at).filter(pk=plan_id).first()
    if plan is None:
        raise Http404
    queries.shown(plan)
    return papers.compile(
        TEMPLATE,
        {
            "title": pack.current(clock.day(plan.changed_at)).word("plan"),
            "number": plan.case.number,
            "on": show(clock.day(plan.changed_at)),
            "office": plan.agency.name,
            "printed": show_moment(at),
            "head": [*_head(plan)],
            "sections": sheet.parts_of(plan),
            "act": [
                (str(L["opinion"]), _opinion(plan)),
                (str(L["decision"]), sheet.decision(plan)),
            ],
            "act_title": str(L["decision"]),
            "mark": str(L["mark"]),
            "signature": str(L["signature"]),
        },
    )


def _head(plan: Plan) -> list[tuple[str, str]]:
    kind = str(L["first"] if plan.version_no == 1 else L["again"])
    return [
        (str(L["case"]), plan.case.number),
        (str(L["version"]), f"{plan.version_no}（{kind}）"),
        (str(L["person"]), _household(plan)),
        (str(L["state"]), str(plan.get_state_display())),
        (str(L["author"]), f"{plan.agency.name}　{plan.author.name}"),
    ]


def _household(plan: Plan) -> str:
    concerns = people.persons_of([plan.case.lead_id]).get(plan.case.lead_id, [])
    names = [people.display_name(one.person) for one in concerns]
    return "、".join(names) or plan.case.title


def _opinion(plan: Plan) -> str:
    item = queries.opinion_on(plan)
    if item is None:
        return str(L["no_meeting" if plan.state == State.DECIDED else "no_opinion"])
    held = show(clock.day(item.meeting.held_at))
    return f"{held}　{item.meeting.name}　{item.get_opinion_display()}"
