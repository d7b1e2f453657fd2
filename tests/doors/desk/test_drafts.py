"""What is half written is called as its page is called."""

import pytest
from django.urls import reverse

from tasuki.ground import clock
from tasuki.trust.drafts import services as drafts

pytestmark = pytest.mark.django_db


def test_a_half_written_matter_for_a_meeting_is_called_by_its_act(sato, sign_in, noon, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: noon)
    drafts.save(
        staff_id=sato.staff_id,
        form="meetings.bring",
        subject="",
        page="/meetings/",
        fields={"asked": ["x"]},
        at=noon,
    )

    page = sign_in(sato).get(reverse("desk:desk")).content.decode()

    assert "会議に付議する" in page
    assert "書きかけの入力" not in page
