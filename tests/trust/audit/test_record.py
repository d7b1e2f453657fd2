"""The record: appended, sealed, verified, never rewritten."""

import pytest
from django.db import DatabaseError, connection, transaction

from tasuki.trust.audit import queries, services
from tasuki.trust.audit.models import Entry, Seal, Words

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
    return list(Entry.objects.order_by("pk"))


def test_an_action_without_a_sentence_is_refused(sato, noon):
    with pytest.raises(LookupError):
        services.record(actor=sato, action="nobody.knows", target="x", at=noon)


@pytest.mark.parametrize("table", ["audit_entry", "audit_seal"])
@pytest.mark.parametrize("change", ["DELETE FROM {table}", "UPDATE {table} SET {column}={column}"])
def test_the_database_refuses_to_change_a_written_line(lines, table, change):
    services.seal()
    column = "target" if table == "audit_entry" else "chain"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table=table, column=column))


def test_sealed_lines_verify(lines):
    total = Entry.objects.count()
    sealed, head = services.seal()
    report = queries.verify()
    assert sealed == total
    assert report["ok"] is True
    assert report["sealed"] == total
    assert report["head"] == head


def test_sealing_goes_on_where_it_stopped(lines, sato, noon):
    services.seal()
    services.record(actor=sato, action="relay.begun", target="baton:6", at=noon)
    assert services.seal()[0] == 1
    assert queries.verify()["ok"] is True


def test_a_line_changed_behind_the_triggers_is_found(lines):
    from tasuki.trust.audit import triggers

    services.seal()
    victim = lines[2]
    triggers.disarm(connection)
    Entry.objects.filter(pk=victim.pk).update(target="baton:other")
    triggers.arm(connection)
    report = queries.verify()
    assert report["ok"] is False
    assert report["first_bad"] == victim.pk
    assert report["what"] == "content"


def test_words_changed_afterwards_are_found_and_erased_words_are_not_a_fault(lines):
    services.seal()
    Words.objects.filter(entry=lines[1]).delete()
    assert queries.verify()["ok"] is True
    Words.objects.filter(entry=lines[3]).update(content={"who": "別人"})
    report = queries.verify()
    assert (report["ok"], report["first_bad"], report["what"]) == (False, lines[3].pk, "words")


def test_a_line_is_told_in_words(lines):
    told = queries.lines(target="baton:0")
    assert told[0].sentence == "見本が襷を持った"
    assert Seal.objects.count() == 0


def test_after_a_test_with_real_commits_the_triggers_are_armed_again(db):
    """Runs anywhere in the order: whatever ran before has left the record closed."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'")
            assert cursor.fetchone()[0] == 4
        else:
            cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'audit_%'")
            assert cursor.fetchone()[0] == 4


@pytest.mark.parametrize(("status", "lines_more"), [(200, 1), (422, 1), (409, 1), (404, 0)])
def test_a_form_shown_again_is_a_look_too(db, rf, status, lines_more):
    from uuid import uuid4

    from django.http import HttpResponse

    from tasuki.trust.audit.looks import note
    from tasuki.trust.audit.middleware import LookMiddleware

    def shows(_request):
        note([uuid4()])
        return HttpResponse(status=status)

    LookMiddleware(shows)(rf.get("/intake/"))
    assert Entry.objects.filter(action="audit.looked").count() == lines_more
