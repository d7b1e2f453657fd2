"""支援の流れ: the steps of the town's flow, and where a case stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasuki.ground import clock
from tasuki.journey.meetings import rules
from tasuki.journey.meetings.models import AgendaItem, State
from tasuki.town.municipality import pack


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step, with the body to bring the case to."""

    title: str
    branch: str
    when: str
    meeting: str
    state: str  # done | now | next


def steps_of(items: Sequence[AgendaItem], day: date) -> list[StepShown]:
    """The town's flow for a case with these items; () where its flow names no meeting."""
    town, year = pack.current(day), clock.fiscal_year(day)
    steps = town.flow()
    if not any(step.meeting for step in steps):
        return []
    held = [one for one in items if one.opinion or one.meeting.state == State.HELD]
    held.sort(key=lambda one: one.meeting.held_at)
    sat: list[str] = []
    for one in held:
        if one.meeting.body not in sat[-1:]:
            sat.append(one.meeting.body)
    names = {body.code: body.name for body in town.bodies_in(year)}
    states = rules.where_in_flow([step.meeting for step in steps], sat)
    return [
        StepShown(
            title=step.title,
            branch=step.branch,
            when=step.when,
            meeting=names.get(step.meeting or "", ""),
            state=state,
        )
        for step, state in zip(steps, states, strict=True)
    ]
