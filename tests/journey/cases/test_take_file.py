import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.journey.cases import services
from tasuki.trust.audit.models import Entry
from tasuki.trust.vault.models import File

FILE = services.File("家計 表.pdf", b"%PDF-1.7\n%%EOF")


@pytest.fixture
def answered(question, suzuki, days):
    return services.give_information(
        actor=suzuki, information=question, text="", file=FILE, at=days(1)
    )


def test_that_it_was_taken_stands_on_record(answered, case, sato, days):
    assert services.take_file(actor=sato, information=answered, at=days(2)).content == FILE.content

    line = Entry.objects.get(action="cases.file_taken")
    assert line.staff_id == sato.staff_id
    assert case.origin.consultation.subject_id.hex in line.persons


def test_a_stranger_takes_nothing(answered, yamada, days):
    with pytest.raises(NotAllowed):
        services.take_file(actor=yamada, information=answered, at=days(2))


def test_where_there_is_none_there_is_none(question, sato, days):
    with pytest.raises(File.DoesNotExist):
        services.take_file(actor=sato, information=question, at=days(2))


def test_it_is_served_whole_as_a_download(answered, sato, sign_in, yamada):
    response = sign_in(sato).get(f"/information/{answered.pk}/file/")

    assert response.content == FILE.content
    assert not response.streaming
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert sign_in(yamada).get(f"/information/{answered.pk}/file/").status_code == 404
