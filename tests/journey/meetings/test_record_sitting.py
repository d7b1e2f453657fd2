from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.errors import NotAllowed, Stale
from tasuki.journey.cases.models import Case
from tasuki.journey.meetings import queries, services
from tasuki.journey.meetings.models import AgendaItem, Meeting, State
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import queries as relay
from tasuki.town.relay import services as relay_acts
from tasuki.town.relay.models import Secret, Section
from tasuki.trust.access.actor import Actor
from tasuki.trust.audit.models import Entry

Brought = Callable[..., AgendaItem]


def test_a_sitting_is_recorded_with_who_came_and_what_was_said(
    regular: Meeting, takahashi: Actor, at_table: datetime
) -> None:
    here = queries.seats_of(regular)[0]
    services.record_sitting(
        actor=takahashi,
        meeting=regular,
        version=1,
        minutes="世帯の状況を共有した。",
        present=[here.pk],
        chair="福祉課長",
        at=at_table,
    )
    regular.refresh_from_db()
    assert (regular.state, regular.version, regular.chair) == (State.HELD, 2, "福祉課長")
    assert regular.seats.get(pk=here.pk).attended is True
    assert {seat.attended for seat in regular.seats.exclude(pk=here.pk)} == {False}
    assert Entry.objects.filter(action="meetings.recorded").count() == 1


def test_who_wrote_on_an_older_version_is_shown_both(
    regular: Meeting, takahashi: Actor, watanabe: Actor, at_table: datetime
) -> None:
    services.record_sitting(
        actor=watanabe, meeting=regular, version=1, minutes="事務局の記録", present=[], at=at_table
    )
    with pytest.raises(Stale) as stale:
        services.record_sitting(
            actor=takahashi, meeting=regular, version=1, minutes="別の記録", present=[], at=at_table
        )
    assert stale.value.theirs["minutes"] == "事務局の記録"
    assert stale.value.who == watanabe.name
    regular.refresh_from_db()
    assert regular.minutes == "事務局の記録"


def test_papers_stay_open_while_the_record_is_written(
    bring: Brought,
    regular: Meeting,
    case: Case,
    takahashi: Actor,
    suzuki: Actor,
    at_table: datetime,
) -> None:
    bring(regular, case)
    services.record_sitting(
        actor=takahashi, meeting=regular, version=1, minutes="記録", present=[], at=at_table
    )
    assert relay.may_see(suzuki, case.lead_id, Section.PAPERS, at_table + timedelta(days=3))


def test_nothing_is_recorded_before_the_day(
    regular: Meeting, takahashi: Actor, later: datetime
) -> None:
    with pytest.raises(NotAllowed, match="より前に記録はできません"):
        services.record_sitting(
            actor=takahashi, meeting=regular, version=1, minutes="先取り", present=[], at=later
        )


def test_a_member_does_not_write_the_record(
    regular: Meeting, suzuki: Actor, at_table: datetime
) -> None:
    with pytest.raises(NotAllowed, match="招集者"):
        services.record_sitting(
            actor=suzuki,
            meeting=regular,
            version=1,
            minutes="わたしの記録",
            present=[],
            at=at_table,
        )
    regular.refresh_from_db()
    assert (regular.state, regular.minutes) == (State.PLANNED, "")


def test_who_is_kept_away_from_a_matter_reads_no_record_of_it_though_they_run_the_meeting(
    bring: Brought,
    regular: Meeting,
    case: Case,
    sato: Actor,
    takahashi: Actor,
    watanabe: Actor,
    at_table: datetime,
    sign_in: Callable[[Actor], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bring(regular, case)
    services.record_sitting(
        actor=takahashi,
        meeting=regular,
        version=1,
        minutes="弟の通院の話。",
        present=[],
        at=at_table,
    )
    pages = [reverse(f"meetings:{name}", args=[regular.pk]) for name in ("show", "minutes")]
    monkeypatch.setattr(clock, "now", lambda: at_table)
    assert all("弟の通院の話" in sign_in(watanabe).get(one).content.decode() for one in pages)

    relay_acts.keep_out(
        actor=sato,
        baton=case.lead,
        staff=Staff.objects.get(pk=watanabe.staff_id),
        reason=Secret.FAMILY,
        at=at_table,
    )

    shut = [sign_in(watanabe).get(one) for one in pages]
    assert [one.status_code for one in shut] == [200, 404]
    assert not any("弟の通院の話" in one.content.decode() for one in shut)
    with pytest.raises(NotAllowed):
        services.record_sitting(
            actor=watanabe, meeting=regular, version=1, minutes="別の記録", present=[], at=at_table
        )
    regular.refresh_from_db()
    assert regular.minutes == "弟の通院の話。"
    assert "弟の通院の話" in sign_in(takahashi).get(pages[0]).content.decode()
