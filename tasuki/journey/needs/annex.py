"""The ticks of what is not there yet, inside the forms in which a worker sees that it would help."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms

from tasuki.ground import clock
from tasuki.ground.forms import CodesField
from tasuki.journey.intake.models import Consultation
from tasuki.journey.needs import policy, queries, services, words
from tasuki.trust.access.actor import Actor

TICKED, SHOWN = "needs_wanted", "needs_shown"
# Reception, assessment, plan: at the counter and in a case.
ACTS = (
    "intake.receive",
    "intake.correct",
    "intake.assess_briefly",
    "cases.assess",
    "plans.draft_plan",
    "plans.edit_plan",
)


class NeedsAnnex:
    """「まだない支援で、あればよかったもの」"""

    template = "needs/_annex.html"
    many = frozenset({TICKED})

    def fields(
        self, actor: Actor, about: Consultation | None, at: datetime
    ) -> Mapping[str, forms.Field]:
        """A tick for each project the town does not run, for who may note it."""
        today = clock.day(at)
        not_there = queries.not_there(today)
        if not not_there or (about is not None and not policy.can_note(actor, about, at)):
            return {}
        wanted = [one.project for one in queries.wanted_for(about, today)] if about else []
        return {
            TICKED: CodesField(
                label=words.ANNEX,
                help_text=words.ANNEX_HINT,
                choices=[(one.code, one.name) for one in not_there],
                initial=wanted,
                required=False,
            ),
            # What stood there when the page was made: a tick that another sets meanwhile stays.
            SHOWN: forms.CharField(
                initial=",".join(wanted), required=False, widget=forms.HiddenInput
            ),
        }

    def save(
        self, actor: Actor, about: Consultation | None, said: Mapping[str, Any], at: datetime
    ) -> None:
        """Only what was ticked or unticked here."""
        if about is None:
            return
        services.note_ticks(
            actor=actor,
            consultation=about,
            ticked=said[TICKED],
            shown=[code for code in said[SHOWN].split(",") if code],
            at=at,
        )
