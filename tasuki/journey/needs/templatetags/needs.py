"""`{% need_link consultation %}`: on forms from which a project is left out, where to say it is needed."""

from typing import Any

from django import template

from tasuki.ground import clock
from tasuki.journey.intake.models import Consultation
from tasuki.journey.needs import policy, queries

register = template.Library()


@register.inclusion_tag("needs/_link.html", takes_context=True)
def need_link(context: dict[str, Any], consultation: Consultation) -> dict[str, Any]:
    """Shown to who may note it, in a town in which some project is not there yet."""
    request = context["request"]
    not_there = queries.not_there(clock.day(request.at))
    may = bool(not_there) and bool(policy.can_note(request.actor, consultation, request.at))
    return {"names": [one.name for one in not_there], "consultation": consultation, "may": may}
