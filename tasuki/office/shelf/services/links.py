"""Links of the public pages: tried by hand, and reported by readers. Nothing here opens one."""

from datetime import datetime

from django.db import IntegrityError, transaction

from tasuki.ground import clock
from tasuki.ground.errors import WrongState
from tasuki.office.shelf import policy, rules
from tasuki.office.shelf.models import LinkCheck, LinkReport, LinkState
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import Actor
from tasuki.trust.access.decision import require
from tasuki.trust.audit import services as audit


@transaction.atomic
def check_link(*, actor: Actor, link: pack.Link, state: str, at: datetime) -> LinkCheck:
    """「確かめた」 or 「切れている」: what somebody found behind the link today."""
    require(policy.can_keep(actor))
    require(rules.link_has_address(link.url))
    found = LinkState(state)
    check = LinkCheck.objects.create(
        created_at=at,
        link=link.code,
        url=link.url,
        checked_on=clock.day(at),
        state=found,
        checked_by_id=policy.in_person(actor),
    )
    facts = {"title": link.title, "state": str(found.label)}
    audit.record(
        actor=actor, action="shelf.link_checked", target=f"link:{link.code}", at=at, words=facts
    )
    return check


@transaction.atomic
def report_link(*, actor: Actor, link: pack.Link, at: datetime) -> LinkReport:
    """「このリンクは開けませんでした」, by anybody; the first of a day is kept, with no word and no name."""
    require(policy.anybody(actor))
    require(rules.link_has_address(link.url))
    try:
        with transaction.atomic():
            report = LinkReport.objects.create(
                created_at=at, link=link.code, url=link.url, on=clock.day(at)
            )
    except IntegrityError:
        raise WrongState("shelf.reported_already") from None
    audit.record(
        actor=actor,
        action="shelf.link_reported",
        target=f"link:{link.code}",
        at=at,
        words={"title": link.title},
    )
    return report
