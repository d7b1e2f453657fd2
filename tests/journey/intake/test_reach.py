"""Not everybody around a matter reads everything that is written of it."""

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.intake import queries, services
from tests.pages.stories.acts import open_case

TEXT = "前に罪を犯したことを話した。"


@pytest.fixture
def case(cast):
    """主担当 佐藤's counter, 調整役 社協 (田中), 鈴木's counter around it."""
    return open_case(cast)


def write(actor, case, at, **more):
    return services.record_progress(
        actor=actor, baton=case.lead, at=at, method="visit", content=TEXT, on=at, **more
    )


def reads(actor, case, at):
    listed = [one.content for one in queries.records_of(actor, [case.lead_id], at)]
    single = queries.records_for(actor, at).filter(baton=case.lead_id)
    assert listed.count(TEXT) == single.filter(content=TEXT).count()
    return TEXT in listed


@pytest.mark.parametrize(
    ("reach", "who"),
    [
        ("", {"sato", "tanaka", "suzuki"}),
        ("carriers", {"sato", "tanaka"}),
        ("own", {"sato"}),
    ],
)
def test_it_is_read_as_far_as_it_was_written_for(reach, who, cast, case, noon, later):
    write(cast["sato"], case, noon, reach=reach)

    readers = ("sato", "tanaka", "suzuki", "yamada")
    assert {one for one in readers if reads(cast[one], case, later)} == who


def test_whoever_wrote_it_reads_it_also_where_only_carriers_do(cast, case, noon, later):
    write(cast["suzuki"], case, noon, reach="carriers")

    assert reads(cast["suzuki"], case, later)
    assert reads(cast["tanaka"], case, later)


@pytest.mark.parametrize("about", [["criminal"], ["health", "reporter"]])
def test_a_crime_or_a_reporter_is_never_for_everybody_around(about, cast, case, noon):
    with pytest.raises(HouseError, match="関わる機関のすべてには見せません") as refused:
        write(cast["sato"], case, noon, about=about)

    assert refused.value.basis
    assert write(cast["sato"], case, noon, about=about, reach="own").reach == "own"


def test_a_word_that_no_list_holds_is_refused(cast, case, noon):
    with pytest.raises(HouseError):
        write(cast["sato"], case, noon, about=["gossip"])


def test_a_page_of_the_case_says_nothing_of_what_it_keeps(cast, case, noon, sign_in):
    write(cast["sato"], case, noon, reach="own")

    said = sign_in(cast["suzuki"]).get(f"/cases/{case.pk}/").content.decode()
    own = sign_in(cast["sato"]).get(f"/cases/{case.pk}/").content.decode()

    assert TEXT not in said
    assert TEXT in own
    assert "限定：書いた機関だけ" in own


def test_what_was_kept_is_on_no_sheet_that_goes_out(cast, noon):
    from tasuki.journey.intake.models import Consultation
    from tests.pages.stories.acts import offer, receive

    one = receive(cast["sato"])
    for reach, text in (("", "外に出られた。"), ("own", TEXT)):
        services.record_progress(
            actor=cast["sato"],
            baton=one.baton,
            at=noon,
            method="visit",
            content=text,
            on=noon,
            reach=reach,
        )

    sheet = offer(
        cast, Consultation.objects.get(pk=one.pk), told=["name", "topics", "records"]
    ).sheet

    assert [row["text"] for row in sheet["records"]] == ["外に出られた。"]
