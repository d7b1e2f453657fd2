"""つなぐシート on paper."""

from pathlib import Path
from uuid import UUID

from django.http import Http404

from tasuki.ground import clock, paper, wareki
from tasuki.journey.referrals import policy, queries, sheets, words
from tasuki.town.municipality import pack
from tasuki.trust.access.actor import TownRequest
from tasuki.trust.audit.services import look

TEMPLATE = Path(__file__).parent / "papers" / "sheet.typ"


def sheet(request: TownRequest, pk: UUID) -> bytes:
    """The PDF, for those to whom the whole is open; 404 for everybody else."""
    actor, at = request.actor, request.at
    referral = queries.referrals_for(actor, at).filter(pk=pk).first()
    if referral is None or policy.level(actor, referral, at) != policy.Level.WHOLE:
        raise Http404
    look([referral.consultation.subject_id], referral.handover.ground)
    town = pack.current(clock.day(at))
    notices = [str(words.NOTICE)]
    if referral.consultation.subject.protected:
        notices.insert(0, str(words.PROTECTED))
    version = str(words.NUMBERED) % {"version": referral.sheet_version}
    return paper.compile(
        TEMPLATE,
        {
            "title": town.word("referral_sheet"),
            "number": f"{referral.sheet['number']}　{version}",
            "on": wareki.show(clock.day(referral.created_at)),
            "office": town.municipality.name,
            "printed": str(words.PRINTED) % {"on": wareki.show(clock.day(at))},
            "notices": notices,
            "sections": sheets.sections(referral, at),
        },
    )
