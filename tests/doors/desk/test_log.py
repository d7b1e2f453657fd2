"""The record is read in words, its grounds too."""

import pytest

from tasuki.doors.desk import finding
from tasuki.trust.audit import services as audit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("consent", "本人の同意"),
        ("layered_meeting", "重層的支援会議"),
        ("社会福祉法106条の6", "社会福祉法106条の6"),
    ],
)
def test_a_ground_is_named_and_an_article_stays_as_it_is_cited(sato, noon, basis, said):
    audit.record(actor=sato, action="relay.begun", target="baton:1", at=noon, basis=basis)

    assert finding.record_of(sato, before=None, at=noon)["rows"][0]["basis"].startswith(said)
