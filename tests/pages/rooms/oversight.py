"""記録の確認."""

from datetime import timedelta
from typing import Any

from tasuki.office.oversight import services
from tasuki.office.oversight.models import Finding, Kind
from tasuki.town.organizations import queries as organization_queries
from tasuki.town.organizations import services as organizations
from tasuki.town.organizations.models import Agency, Staff
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.access.roles import Role
from tasuki.trust.audit import queries as audit
from tasuki.trust.audit import services as audit_acts
from tests.conftest import NOON, PASSWORD, SINCE
from tests.pages.table import Door, doors

ACTS: tuple[Door, ...] = doors(
    ("oversight:ask", "head", "finding"),
    ("oversight:review", "head", "finding"),
    ("oversight:explain", "sato", "asked_look"),
)
READS: tuple[Door, ...] = doors(
    ("oversight:matter", "sato", "kept_baton"),
    ("oversight:person", "sato", "person"),
    ("oversight:finding", "head", "finding"),
)
OTHERS: tuple[Door, ...] = doors(("oversight:download", "head", "export"))
PAPERS: tuple[tuple[str, str, str], ...] = (
    ("head", "watanabe", "verification"),
    ("log", "head", "export"),
)
LISTS: tuple[str, ...] = ("/oversight/", "/oversight/proof/", "/oversight/findings/")
OPEN = {
    "oversight:log",
    "oversight:proof",
    "oversight:findings",
    "oversight:export",
}
ADMINISTERED = {
    "oversight:finding",
    "oversight:ask",
    "oversight:review",
    "oversight:download",
    "head",
    "log",
}


def _noticed(house: Any, kind: Kind) -> Finding:
    sato = house.cast["sato"]
    lines = [one.pk for one in audit.found(audit.Asked(staff=sato.staff_id), limit=3)]
    return Finding.objects.create(
        staff_id=sato.staff_id,
        agency_id=sato.agency_id,
        day=NOON.date(),
        kind=kind,
        figures={"persons": 3},
        lines=lines,
        created_at=NOON,
    )


def build(house: Any) -> None:
    """管理職 of 佐藤's counter, two findings about 佐藤, a question, an export and a walk."""
    staff = organizations.open_account(
        actor=CLOCK, login="kacho", name="課長（見本）", password=PASSWORD, at=NOON
    )
    organizations.appoint(
        actor=CLOCK,
        staff=staff,
        agency=Agency.objects.get(pk=house.cast["sato"].agency_id),
        role=Role.SUPERVISOR,
        since=SINCE,
        at=NOON,
    )
    head = organization_queries.actor_for(Staff.objects.get(pk=staff.pk), NOON)
    house.cast = {**house.cast, "head": head}
    finding, asked = _noticed(house, Kind.FAMILY), _noticed(house, Kind.RELATION)
    question = services.ask(actor=head, finding=asked, text="どの件ですか。", at=NOON)
    export = services.export(actor=head, purpose="自己点検", at=NOON)
    audit_acts.seal(at=NOON + timedelta(minutes=1))
    proof = services.note_verification(actor=CLOCK, report=audit.verify(), at=NOON)
    house.ids |= {
        "finding": finding.pk,
        "asked_look": question.pk,
        "export": export.pk,
        "verification": proof.pk,
    }
