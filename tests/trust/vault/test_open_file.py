import pytest

from tasuki.ground import downloads
from tasuki.ground.errors import NotAllowed
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry
from tasuki.trust.vault import services
from tests.trust.vault import samples

# A picture to one reader, a page with a script to another.
POLYGLOT = samples.png() + b"<html><script>alert(1)</script>"


@pytest.fixture
def kept(sato, noon):
    return services.put(
        actor=sato, content=POLYGLOT, name="写真.png", target="information:1", at=noon
    )


def test_that_it_was_opened_stands_on_record(kept, suzuki, later):
    opened = services.open_file(actor=suzuki, file=kept, at=later)

    assert (opened.name, opened.content) == ("写真.png", POLYGLOT)
    line = Entry.objects.get(action="vault.opened")
    assert (line.staff_id, line.target) == (suzuki.staff_id, "information:1")


def test_a_file_is_handed_to_nobody_without_a_name(kept, later):
    with pytest.raises(NotAllowed):
        services.open_file(actor=CLOCK, file=kept, at=later)


def test_whatever_it_is_besides_it_is_only_downloaded(kept, suzuki, later):
    opened = services.open_file(actor=suzuki, file=kept, at=later)
    response = downloads.attachment(opened.content, opened.name)

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store"
    assert "sandbox" in response["Content-Security-Policy"]
