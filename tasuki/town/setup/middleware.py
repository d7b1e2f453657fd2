"""A draft of the town's settings, walked through by its author alone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from tasuki.ground import clock
from tasuki.ground.errors import HouseError
from tasuki.town.municipality import changes, speaking
from tasuki.town.municipality import pack as packs
from tasuki.town.setup import queries

KEY = "setup_trial"


class TrialMiddleware:
    """Stands after whoever makes the actor; puts the town's own pack back when the answer is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        changes.try_out(None)
        actor = getattr(request, "actor", None)
        tried = request.session.get(KEY) if actor is not None and actor.staff_id else None
        if tried and actor is not None:
            town = packs.current(clock.day(clock.now()))
            try:
                changes.try_out(queries.tried(actor, tried, town))
            except HouseError:
                changes.try_out(None)
            if changes.trial() is None:
                request.session.pop(KEY, None)
        try:
            with changes.looked_up_once(), speaking.one_hearing():
                return self.get_response(request)
        finally:
            changes.try_out(None)
