"""The record: appended, sealed, verified, never rewritten."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from tasuki.trust.audit import queries, services, triggers
from tasuki.trust.audit.models import Entry, Seal, Sighting, Words

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(sato, noon):
    for number in range(5):
        services.record(
            actor=sato,
            action="relay.begun",
            target=f"baton:{number}",
            at=noon,
            words={"holder": "見本"},
        )
    return list(Entry.objects.filter(target__startswith="baton:").order_by("pk"))


@pytest.fixture
def by_hand():
    """SQL of somebody who took the triggers down first."""

    def change(sql, *params):
        triggers.disarm(connection)
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
        triggers.arm(connection)

    return change


def test_an_action_without_a_sentence_is_refused(sato, noon):
    with pytest.raises(LookupError):
        services.record(actor=sato, action="nobody.knows", target="x", at=noon)


@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
@pytest.mark.parametrize(
    "change", ["DELETE FROM {table}", "UPDATE {table} SET {column}={column}", "TRUNCATE {table}"]
)
def test_the_database_refuses_to_change_a_written_line(lines, table, change, noon):
    services.seal(at=noon)
    column = "target" if table == "audit_entry" else "chain"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table=table, column=column))


def test_sealed_lines_verify(lines, noon):
    total = Entry.objects.count()
    sealed = services.seal(at=noon)
    report = queries.verify()
    assert sealed.lines == total
    assert sealed.begun
    assert (report.ok, report.sealed, report.waiting) == (True, total, 0)
    assert report.head == sealed.head


def test_sealing_goes_on_where_it_stopped(lines, sato, noon):
    first = services.seal(at=noon)
    services.record(actor=sato, action="relay.begun", target="baton:6", at=noon)
    assert queries.verify().waiting == 1
    second = services.seal(at=noon)
    assert (second.lines, second.begun, second.position) == (1, False, first.position + 1)
    assert services.seal(at=noon).lines == 0
    assert queries.verify().ok is True


def test_many_blocks_are_one_chain(lines, sato, noon, monkeypatch):
    monkeypatch.setattr(services, "BLOCK", 2)
    services.seal(at=noon)
    assert Seal.objects.count() >= 3
    assert queries.verify().ok is True


CHANGES = {
    "content": ("UPDATE audit_entry SET target = 'baton:other' WHERE id = %s", 2, 2),
    "missing": ("DELETE FROM audit_entry WHERE id = %s", 2, 2),
}


@pytest.mark.parametrize("block", [1, 2, 1000])
@pytest.mark.parametrize("what", [*CHANGES, "order", "insertion"])
def test_a_change_behind_the_triggers_is_found_and_the_row_is_named(
    lines, sato, noon, by_hand, monkeypatch, what, block
):
    monkeypatch.setattr(services, "BLOCK", block)
    gap = services.record(actor=sato, action="relay.begun", target="baton:gap", at=noon).pk
    after = services.record(actor=sato, action="relay.begun", target="baton:end", at=noon).pk
    by_hand("DELETE FROM audit_words WHERE entry_id = %s", gap)
    by_hand("DELETE FROM audit_entry WHERE id = %s", gap)  # as if it had been rolled back
    services.seal(at=noon)
    bad = lines[2].pk
    if what in CHANGES:
        by_hand("DELETE FROM audit_words WHERE entry_id = %s", bad)
        by_hand(CHANGES[what][0], bad)
        before, behind = lines[1].pk, lines[3].pk
    elif what == "order":
        for target, pk in (("baton:3", lines[2].pk), ("baton:2", lines[3].pk)):
            by_hand("UPDATE audit_entry SET target = %s WHERE id = %s", target, pk)
        digests = [lines[3].digest, lines[2].digest]
        by_hand("DELETE FROM audit_words WHERE entry_id IN (%s, %s)", lines[2].pk, lines[3].pk)
        for one, told in zip(lines[2:4], digests, strict=True):
            by_hand("UPDATE audit_entry SET digest = %s WHERE id = %s", told, one.pk)
        before, behind = lines[1].pk, lines[3].pk
    else:
        bad = gap
        by_hand(
            "INSERT INTO audit_entry (id, at, action, target, basis, persons, digest)"
            " VALUES (%s, '2026-11-20 03:00:00', 'relay.begun', 'baton:x', '', '', '')",
            bad,
        )
        before, behind = lines[4].pk, after
    found = queries.verify().fault
    if block < 1000 and what == "order":
        what = "content"  # places are known within a block
    assert found == queries.Fault(what, bad, before, behind)


def test_a_seal_that_was_changed_is_told_from_a_line_that_was(lines, by_hand, noon):
    services.seal(at=noon)
    by_hand("UPDATE audit_seal SET marks = %s", b"x" * 40)
    assert queries.verify().fault.what == "seal"


def test_lines_and_seal_rewritten_together_no_longer_fit_the_chain(lines, by_hand, noon):
    services.seal(at=noon)
    by_hand("UPDATE audit_seal SET at = '2026-11-21 03:00:00'")
    assert queries.verify().fault.what == "seal"


def test_a_cut_tail_is_found_by_a_head_that_was_kept_outside(lines, sato, noon, by_hand):
    services.seal(at=noon)
    services.record(actor=sato, action="relay.begun", target="baton:6", at=noon)
    sealed = services.seal(at=noon)
    heads = [queries.Head(sealed.position, sealed.head)]
    assert queries.verify(heads).ok
    by_hand("DELETE FROM audit_seal WHERE position = %s", sealed.position)
    by_hand("DELETE FROM audit_words WHERE entry_id = %s", sealed.last)
    by_hand("DELETE FROM audit_entry WHERE id = %s", sealed.last)
    assert queries.verify().ok
    fault = queries.verify(heads).fault
    assert (fault.what, fault.line, fault.before) == ("tail", sealed.last, lines[-1].pk)


def test_a_chain_that_was_written_anew_is_found_by_a_head_that_was_kept_outside(
    lines, by_hand, noon, later
):
    sealed = services.seal(at=noon)
    heads = [queries.Head(sealed.position, sealed.head)]
    by_hand("DELETE FROM audit_seal")
    services.seal(at=later)
    assert queries.verify().ok
    assert queries.verify(heads).fault.what == "head"
    assert queries.head_at(sealed.head) is None


def test_a_head_that_was_printed_is_in_the_chain(lines, noon):
    sealed = services.seal(at=noon)
    assert queries.head_at(f" {sealed.head.upper()}\n").position == sealed.position
    assert queries.head_at("0" * 64) is None


def test_words_changed_afterwards_are_found_and_erased_words_are_not_a_fault(lines, noon):
    services.seal(at=noon)
    Words.objects.filter(entry=lines[1]).delete()
    report = queries.verify()
    assert (report.ok, report.erased) == (True, 1)
    Words.objects.filter(entry=lines[3]).update(content={"who": "別人"})
    fault = queries.verify().fault
    assert (fault.what, fault.line) == ("words", lines[3].pk)


def test_words_put_beside_a_line_that_has_none_are_found(db, noon):
    entry = Entry.objects.create(at=noon, action="audit.looked", target="/")
    services.seal(at=noon)
    assert queries.verify().erased == 0
    Words.objects.create(entry=entry, salt="s", content={"who": "別人"})
    assert queries.verify().fault.what == "words"


def test_a_clock_that_was_set_back_is_remarked(lines, sato, noon):
    back = noon - timedelta(days=1)
    line = services.record(actor=sato, action="relay.begun", target="baton:6", at=back)
    services.seal(at=noon)
    report = queries.verify()
    assert report.ok
    assert [(one.line, one.at, one.before) for one in report.remarks] == [(line.pk, back, noon)]


def test_the_index_knows_who_stands_in_which_sealed_line(lines, sato, noon):
    one, other = uuid4(), uuid4()
    entry = services.record(
        actor=sato, action="relay.begun", target="baton:7", at=noon, persons=[one, other]
    )
    services.seal(at=noon)
    assert list(Sighting.objects.filter(person=one).values_list("entry", flat=True)) == [entry.pk]
    assert queries.is_indexed()
    Sighting.objects.filter(person=other).delete()
    assert not queries.is_indexed()
    services.reindex()
    assert queries.is_indexed()


@pytest.mark.parametrize("persons", ["{one} {one}", "nonsense {one} \x1f7", "{one}" * 2, " "])
def test_nothing_that_stands_in_a_line_keeps_it_from_being_sealed(db, noon, persons):
    text = persons.format(one=uuid4().hex)
    Entry.objects.create(at=noon, action="audit.looked", target="/", persons=text)
    assert services.seal(at=noon).lines
    assert queries.verify().ok


def test_a_person_named_twice_stands_in_a_line_once(sato, noon):
    one = uuid4()
    entry = services.record(
        actor=sato, action="relay.begun", target="baton:7", at=noon, persons=[one, one]
    )
    assert entry.persons == one.hex


def test_lines_about_a_person_are_read_sealed_or_not(sato, noon):
    person = uuid4()

    def write(target):
        return services.record(
            actor=sato, action="relay.begun", target=target, at=noon, persons=[person]
        ).pk

    first = write("baton:1")
    services.seal(at=noon)
    services.record(actor=sato, action="relay.begun", target="baton:2", at=noon)
    second = write("baton:3")
    found = queries.found(queries.Asked(person=person), limit=10)
    assert [line.pk for line in found] == [second, first]
    assert [one.pk for one in queries.found(queries.Asked(person=person), before=second)] == [first]


def test_a_line_is_told_in_words(lines):
    told = queries.lines(target="baton:0")
    assert told[0].sentence == "見本が襷を持った"
    assert Seal.objects.count() == 0


def test_after_a_test_with_real_commits_the_triggers_are_armed_again(db):
    """Runs anywhere in the order: whatever ran before has left the record closed."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
            assert cursor.fetchone()[0] == 6
        else:
            cursor.execute(
                "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'audit_%' OR tgname LIKE 'grounds_%'"
            )
            assert cursor.fetchone()[0] == 6


@pytest.mark.parametrize(("status", "lines_more"), [(200, 1), (422, 1), (409, 1), (404, 0)])
def test_a_form_shown_again_is_a_look_too(db, rf, status, lines_more):
    from django.http import HttpResponse

    from tasuki.trust.audit.looks import note
    from tasuki.trust.audit.middleware import LookMiddleware

    def shows(_request):
        note([uuid4()])
        return HttpResponse(status=status)

    LookMiddleware(shows)(rf.get("/intake/"))
    assert Entry.objects.filter(action="audit.looked").count() == lines_more
