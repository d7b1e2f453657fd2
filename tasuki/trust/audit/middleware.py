"""One response = one line about the persons it shows, written before the body leaves."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from tasuki.ground import clock
from tasuki.ground.inserts import insert
from tasuki.trust.audit import looks
from tasuki.trust.audit.chain import packed
from tasuki.trust.audit.models import Entry

# A form that is shown again, or shown beside what somebody else saved, shows what it is about.
SHOWN_AGAIN = (409, 422)


def _shows(response: HttpResponse) -> bool:
    """Whether the answer may hold what was read for it: all but the pages that say nothing."""
    return response.status_code < 400 or response.status_code in SHOWN_AGAIN


class LookMiddleware:
    """When the line cannot be written, the page is not shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        seen = looks.begin()
        try:
            response = self.get_response(request)
        finally:
            looks.end()
        if seen.persons and _shows(response):
            actor = getattr(request, "actor", None)
            line = Entry(
                at=clock.now(),
                staff_id=actor.staff_id if actor else None,
                agency_id=actor.agency_id if actor else None,
                action="audit.looked",
                target=request.path_info[:80],
                basis=",".join(sorted(seen.grounds))[:120],
                persons=packed(seen.persons),
            )
            with transaction.atomic():  # in its turn, as every other writer
                insert(line)
        return response
