"""What belongs to one case, for whoever limits its sight and for the record."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from tasuki.journey.cases.models import Case, FormerBaton
from tasuki.journey.cases.queries.cases import MATTER, by_batons


def kin(baton_ids: Iterable[UUID]) -> set[UUID]:
    """The other batons of the cases of these, former ones too: a case is secret as a whole."""
    ids = list(baton_ids)
    former = FormerBaton.objects.filter(baton__in=ids).values("case")
    cases = Case.objects.filter(Q(lead__in=ids) | Q(coordination__in=ids) | Q(pk__in=former))
    found = {pk for row in cases.values_list("lead_id", "coordination_id") for pk in row}
    old = FormerBaton.objects.filter(case__in=cases).values_list("baton_id", flat=True)
    return found | set(old)


def recorded_as(baton_ids: Iterable[UUID]) -> list[str]:
    """The names under which the record knows the cases of these batons."""
    return [f"{MATTER}:{case.pk}" for case in by_batons(baton_ids).values()]
