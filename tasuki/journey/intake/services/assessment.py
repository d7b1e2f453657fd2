"""「短いアセスメント」 of a matter that the counter keeps."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tasuki.ground import clock
from tasuki.ground.errors import Stale
from tasuki.journey.intake import policy, queries, rules
from tasuki.journey.intake.models import Consultation, ShortAssessment, label_of
from tasuki.journey.intake.services import _facts
from tasuki.town.municipality import pack
from tasuki.town.relay.models import Baton
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit

_TEXTS = ("background", "strengths", "wish")
_KEPT = ("issues", *_TEXTS, "unheard")


@transaction.atomic
def assess_briefly(
    *,
    actor: Actor,
    consultation: Consultation,
    version: int,
    at: datetime,
    issues: Sequence[str] = (),
    background: str = "",
    strengths: str = "",
    wish: str = "",
    unheard: Sequence[str] = (),
) -> ShortAssessment:
    """Write how the counter sees it. `version` is the one that was read, 0 for the first.

    Raises:
        Stale: somebody else saved since `version`; both texts are shown.
    """
    require(policy.can_assess(actor, consultation, at))
    require(rules.still_open(is_open=consultation.baton.is_open))
    known = pack.current(clock.day(at)).known("traits")
    require(rules.codes_known(issues, known, label_of(ShortAssessment, "issues")))
    require(rules.unheard_known(unheard))
    for name, text in zip(_TEXTS, (background, strengths, wish), strict=True):
        require(rules.text_fits(label_of(ShortAssessment, name), text))
    Baton.objects.select_for_update(of=("self",)).get(pk=consultation.baton_id)
    stands = queries.assessment_of(consultation)
    if stands is not None and stands.version != version:
        theirs = {name: getattr(stands, name) for name in _KEPT}
        raise Stale("intake.stale", theirs=theirs, who=stands.author.name, at=stands.created_at)
    assessment = ShortAssessment.objects.create(
        created_at=at,
        consultation=consultation,
        version=stands.version + 1 if stands else 1,
        issues=list(issues),
        background=background,
        strengths=strengths,
        wish=wish,
        unheard=list(unheard),
        author_id=_facts.staff(actor),
    )
    audit.record(
        actor=actor,
        action="intake.assessed",
        target=f"consultation:{consultation.pk}",
        at=at,
        persons=[consultation.subject_id],
        words={"version": str(assessment.version)},
    )
    return assessment
