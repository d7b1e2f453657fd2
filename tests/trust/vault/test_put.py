from uuid import uuid4

import pytest
from cryptography.exceptions import InvalidTag
from django.db import IntegrityError, transaction

from tasuki.ground import sealing
from tasuki.ground.errors import NotAllowed
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry
from tasuki.trust.vault import queries, services
from tasuki.trust.vault.models import File
from tests.trust.vault import samples


def put(actor, at, content=samples.PDF, name="同意書.pdf"):
    return services.put(
        actor=actor, content=content, name=name, target="information:1", persons=[uuid4()], at=at
    )


def test_name_and_content_lie_sealed_and_come_back(sato, noon):
    kept = File.objects.get(pk=put(sato, noon).pk)

    assert b"PDF" not in bytes(kept.sealed)
    assert "同意書".encode() not in bytes(kept.sealed_name)
    assert queries.content_of(kept) == samples.PDF
    (label,) = queries.of("information:1")
    assert (label.name, label.kind, label.size) == ("同意書.pdf", "PDF", len(samples.PDF))


def test_who_put_it_and_its_digest_stand_on_record(sato, noon):
    kept = put(sato, noon)

    line = Entry.objects.get(action="vault.put")
    assert (line.target, line.staff_id) == ("information:1", sato.staff_id)
    assert (kept.put_by, kept.put_for) == (sato.staff_id, sato.agency_id)
    assert len(kept.sha256) == 64


def test_no_seal_opens_in_another_place(sato, noon):
    first, second = put(sato, noon), put(sato, noon)

    with pytest.raises(InvalidTag):
        sealing.unseal(first.sealed, queries.place(second.pk))
    with pytest.raises(InvalidTag):
        sealing.unseal(first.sealed, queries.place(first.pk, "name"))


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "同意書.pdf", "vault.empty"),
        (samples.PROGRAM, "同意書.pdf", "vault.program"),
        (b"echo off", "同意書.pdf", "vault.misnamed"),
        (samples.MACROS, "表.xlsx", "vault.unknown_kind"),
    ],
)
def test_what_is_not_what_it_says_is_refused_in_words(sato, noon, content, name, code):
    with pytest.raises(NotAllowed) as refusal:
        put(sato, noon, content, name)

    assert refusal.value.code == code
    assert name in str(refusal.value) or code == "vault.empty"
    assert not File.objects.exists()


def test_nobody_puts_nothing(kanri, noon):
    for actor in (CLOCK, kanri):
        with pytest.raises(NotAllowed):
            put(actor, noon)


def test_the_database_takes_no_file_without_size(sato, noon):
    kept = put(sato, noon)

    with pytest.raises(IntegrityError), transaction.atomic():
        File.objects.filter(pk=kept.pk).update(size=0)
