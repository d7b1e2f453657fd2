"""The page on which a worry is taken in, for whom it opens at all."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from tasuki.ground.words import say
from tasuki.journey.intake import policy
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.drafts.pages import ActPage


class Entrance(ActPage):
    """Who works on no matter reads so before typing; what is sent all the same the act refuses."""

    def get(self, request: TownRequest, **kwargs: Any) -> HttpResponse:
        """The form, or in place of it the sentence of the act."""
        may = policy.can_open_reception(self.actor)
        if not may:
            raise PermissionDenied(say(may.code))
        return super().get(request, **kwargs)
