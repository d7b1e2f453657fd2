"""`{% protected_in baton_id %}`: the warning on acts that send paper or lead to a call."""

from typing import Any
from uuid import UUID

from django import template

from tasuki.residents.people.models import Concern

register = template.Library()


@register.inclusion_tag("protection/_warning.html")
def protected_in(baton_id: UUID) -> dict[str, Any]:
    """Whether somebody whom this matter concerns is protected."""
    found = Concern.objects.filter(baton=baton_id, person__protected=True)
    return {"protected": found.exists()}
