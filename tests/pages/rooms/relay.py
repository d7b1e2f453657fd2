"""見る人を限る."""

from typing import Any

from tasuki.journey.intake.models import Consultation
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import services
from tasuki.town.relay.models import Secret
from tests.conftest import NOON
from tests.pages.stories.acts import receive
from tests.pages.table import Door, doors

ACTS: tuple[Door, ...] = doors(
    ("relay:limits", "sato", "kept_baton"),
    ("relay:clear", "sato", "secret_baton"),
    ("relay:keep_out", "sato", "kept_baton"),
    ("relay:open_again", "sato", "secret_baton"),
    ("relay:end_clearance", "sato", "secret_baton", "clearance"),
    ("relay:let_in", "sato", "secret_baton", "barrier"),
)
READS: tuple[Door, ...] = ()
OTHERS: tuple[Door, ...] = ()
PAPERS: tuple[tuple[str, str, str], ...] = ()
LISTS: tuple[str, ...] = ()
OPEN: set[str] = set()


def build(house: Any) -> None:
    """A matter that 佐藤 alone may see, and from which 鈴木 is kept away."""
    sato, suzuki, tanaka = (house.cast[one] for one in ("sato", "suzuki", "tanaka"))
    one = receive(sato)
    baton = services.make_secret(
        actor=sato, baton=one.baton, reason=Secret.COLLEAGUE, cleared=[], at=NOON
    )
    given = services.clear(
        actor=sato, baton=baton, staff=Staff.objects.get(pk=tanaka.staff_id), at=NOON
    )
    barrier = services.keep_out(
        actor=sato,
        baton=baton,
        staff=Staff.objects.get(pk=suzuki.staff_id),
        reason=Secret.FAMILY,
        at=NOON,
    )
    house.ids |= {
        "secret": Consultation.objects.get(pk=one.pk).pk,
        "secret_baton": baton.pk,
        "clearance": given.pk,
        "barrier": barrier.pk,
    }
