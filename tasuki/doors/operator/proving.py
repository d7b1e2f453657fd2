"""`tasuki verify`: whether anybody rewrote the record of a town, and whether a head is in it."""

from datetime import datetime

from tasuki.doors.operator import heads
from tasuki.doors.operator.words import say
from tasuki.ground import towns
from tasuki.ground.wareki import show_moment
from tasuki.office.oversight import services as oversight
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit import queries as audit
from tasuki.trust.audit import services as audit_acts

_WORD = {audit.What.HEAD: "rewritten"}


def seal(at: datetime) -> int:
    """Seal what was written since, and keep the head outside the open town's database."""
    sealed = audit_acts.seal(at=at)
    code = towns.current()
    if sealed.lines and code is not None:
        heads.keep(code, sealed, at)
    return sealed.lines


def walk() -> audit.Report:
    """The whole chain of the open town, against the heads that were kept."""
    code = towns.current()
    return audit.verify(heads.kept(code) if code is not None else ())


def verify(at: datetime) -> audit.Report:
    """Seal, walk, and write down what was found, where 管理者 and 事務局 see it."""
    seal(at)
    report = walk()
    if report.ok and not audit.is_indexed():
        audit_acts.reindex()
    oversight.note_verification(actor=CLOCK, report=report, at=at)
    return report


def told(report: audit.Report) -> dict[str, object]:
    """For machines."""
    fault = report.fault
    return {
        "lines": report.lines,
        "sealed": report.sealed,
        "waiting": report.waiting,
        "erased": report.erased,
        "position": report.position,
        "head": report.head,
        "ok": report.ok,
        "what": str(fault.what) if fault else "",
        "first_bad": fault.line if fault else None,
        "before": fault.before if fault else None,
        "after": fault.after if fault else None,
        "remarks": [
            {"line": one.line, "at": one.at.isoformat(), "after": one.before.isoformat()}
            for one in report.remarks
        ],
    }


def sentences(report: audit.Report, name: str) -> list[str]:
    """For people: what was found, where, and what to do next."""
    fault = report.fault
    found = [
        say("verify.fine", name=name, lines=report.sealed, erased=report.erased)
        if fault is None
        else say(
            "verify.bad",
            name=name,
            line=fault.line,
            what=say(f"verify.{_WORD.get(fault.what, fault.what)}"),
        ),
        say("verify.head", position=report.position, head=report.head or "―"),
    ]
    if fault is not None:
        found.append(
            say("verify.beside", before=fault.before or "―", after=fault.after or "―"),
        )
        found.append(say("verify.next"))
    found += [
        say("verify.earlier", line=one.line, at=one.at.isoformat(), before=one.before.isoformat())
        for one in report.remarks
    ]
    return found


def head_at(value: str) -> str | None:
    """Where in the chain a printed head stands, in words; None when it does not."""
    link = audit.head_at(value)
    if link is None:
        return None
    return say("verify.known", position=link.position, at=show_moment(link.at), last=link.last)
