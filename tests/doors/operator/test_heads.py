"""Heads of the chain outside the database: kept twice, read back, and begun anew with a demo town."""

import pytest
from django.db import connection

from tasuki.doors.operator import heads, home, proving
from tasuki.office.oversight.models import Verification
from tasuki.trust.audit import queries as audit
from tasuki.trust.audit import services as audit_acts
from tasuki.trust.audit import triggers
from tasuki.trust.audit.models import Entry, Seal, Sighting

pytestmark = pytest.mark.django_db


@pytest.fixture
def places(tmp_path, monkeypatch):
    """A home with a demo town and a real one, and a place outside."""
    monkeypatch.setenv("TASUKI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TASUKI_HEADS", str(tmp_path / "elsewhere"))
    for name in ("DATA", "SEARCH"):
        monkeypatch.setenv(f"TASUKI_{name}_KEY", "0" * 64)
    home.write_card("kobayashi", name="小林市", demo=True)
    home.write_card("machi", name="見本町", demo=False)
    return heads.places("machi")


def keep(code, at):
    sealed = audit_acts.seal(at=at)
    heads.keep(code, sealed, at)
    return audit.Head(sealed.position, sealed.head)


def cut():
    triggers.disarm(connection)
    Seal.objects.all().delete()
    triggers.arm(connection)


def test_a_head_is_kept_here_and_where_the_administrator_cannot_write(places, sato, noon):
    head = keep("machi", noon)
    assert [path.read_text() for path in places] == [places[0].read_text()] * 2
    assert heads.kept("machi") == [head, head]
    assert audit.verify(heads.kept("machi")).ok


def test_a_line_that_was_written_half_is_none(places, sato, noon):
    head = keep("machi", noon)
    with places[0].open("a") as file:
        file.write("2\t2026-11")
    assert heads.kept("machi") == [head, head]


def test_a_real_town_that_lost_its_chain_is_found_by_its_heads(places, sato, noon, later):
    keep("machi", noon)
    cut()
    assert audit.verify(heads.kept("machi")).fault.what == "tail"
    heads.keep("machi", audit_acts.seal(at=later), later)
    assert audit.verify(heads.kept("machi")).fault.what == "head"


def test_a_demo_town_made_anew_begins_new_heads(places, sato, noon, later):
    keep("kobayashi", noon)
    cut()
    assert heads.kept("kobayashi") == []
    head = keep("kobayashi", later)
    assert heads.kept("kobayashi") == [head, head]
    assert audit.verify(heads.kept("kobayashi")).ok


def test_a_place_that_cannot_be_written_keeps_the_other(places, sato, noon, tmp_path):
    (tmp_path / "elsewhere").write_text("a file where a folder should be")
    with pytest.raises(OSError, match="elsewhere"):
        keep("machi", noon)
    assert places[0].exists()


def test_verify_seals_walks_notes_and_mends_the_index(sato, noon):
    sato_line = audit_acts.record(
        actor=sato, action="relay.begun", target="baton:1", at=noon, persons=[sato.staff_id]
    )
    proving.seal(noon)
    Sighting.objects.all().delete()
    report = proving.verify(noon)
    assert report.ok
    assert report.waiting == 0
    assert Verification.objects.get().ok
    assert Sighting.objects.filter(entry=sato_line.pk).exists()
    assert proving.told(report)["ok"] is True


@pytest.mark.parametrize("what", list(audit.What))
def test_every_fault_has_its_sentence(what):
    fault = audit.Fault(what, 7, 6, 8)
    report = audit.Report(9, 9, 1, "f" * 64, 0, fault, ())
    said = "\n".join(proving.sentences(report, "小林市"))
    assert "7行目" in said
    assert "前の行：6" in said
    assert proving.told(report)["first_bad"] == 7


def test_a_changed_row_is_named_by_the_command(sato, noon):
    entry = Entry.objects.order_by("pk").first()
    proving.seal(noon)
    triggers.disarm(connection)
    Entry.objects.filter(pk=entry.pk).update(basis="x")
    triggers.arm(connection)
    report = proving.verify(noon)
    assert report.fault.line == entry.pk
    assert Verification.objects.get().line == entry.pk
    assert proving.head_at(report.head or "0") is None
