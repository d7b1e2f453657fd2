"""通告・通報: begun, told with a sealed reporter, and told to a receiver who may have the name."""

from typing import Any

from tasuki.journey.intake.models import Consultation
from tasuki.journey.safeguarding import services
from tests.conftest import NOON
from tests.pages.table import Door, doors

REPORTER = "垣見 ハル子"
SEEN = "腕に新しいあざが三つ見えた。"

ACTS: tuple[Door, ...] = doors(
    ("safeguarding:new", "sato"),
    ("safeguarding:write", "sato", "calling"),
    ("safeguarding:decide_not", "sato", "calling"),
    ("safeguarding:call_off", "sato", "calling"),
    ("safeguarding:answer", "sato", "told"),
)
READS: tuple[Door, ...] = doors(
    ("safeguarding:show", "sato", "told"),
    ("safeguarding:reporter", "sato", "told"),
)
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = (
    ("report", "sato", "told"),
    ("report_named", "sato", "told"),
)
LISTS: tuple[str, ...] = ("/safeguarding/reports/", "/safeguarding/laws/", "/safeguarding/")
OPEN = {"safeguarding:new", "safeguarding:laws", "safeguarding:list"}


def build(house: Any) -> None:
    """One that waits for its words, one that waits for its answer."""
    sato = house.cast["sato"]
    kept = Consultation.objects.select_related("baton").get(pk=house.ids["kept"])
    calling = services.begin(actor=sato, at=NOON, matter=kept.baton, subject_id=kept.subject_id)
    told = services.complete(
        actor=sato,
        report=services.begin(actor=sato, at=NOON, matter=kept.baton),
        at=NOON,
        subject_id=kept.subject_id,
        whom=["elder"],
        by=["carer"],
        danger="yes",
        receiver="municipality_elder",
        seen=SEEN,
        told_at=NOON,
        reporter_kind="outside",
        reporter_name=REPORTER,
        reporter_told=True,
    )
    house.ids |= {"calling": calling.pk, "told": told.pk}
