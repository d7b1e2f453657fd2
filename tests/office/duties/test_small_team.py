"""鹿追町: one person keeps everything, and 管理職 looks afterwards."""

from datetime import timedelta

import pytest

from tasuki.ground.errors import HouseError
from tasuki.journey.intake import services as intake
from tasuki.office.duties import queries, services
from tasuki.office.duties.models import Disposal, DisposalState
from tasuki.town.organizations.models import Staff
from tasuki.town.relay.models import Baton
from tasuki.trust.access.roles import Role

pytestmark = pytest.mark.django_db


def refused(act, **facts):
    with pytest.raises(HouseError) as error:
        act(**facts)
    return error.value.code


@pytest.fixture
def agencies(a_town):
    return a_town("shikaoi")


@pytest.fixture
def toda(agencies, hire):
    return hire("toda", ("fukushi_kakari", Role.COUNSELLOR), ("fukushi_kakari", Role.SECRETARY))


@pytest.fixture
def hirano(agencies, hire):
    return hire("hirano", ("hoken_fukushi", Role.SUPERVISOR))


@pytest.fixture
def years_later(noon):
    return noon + timedelta(days=366 * 7)


@pytest.fixture
def due(toda, agencies, noon, years_later):
    intake.receive(
        actor=toda,
        at=noon,
        agency=agencies["fukushi_kakari"],
        subject={
            "name": "見本 太郎",
            "kana": "みほん たろう",
            "birth_on": noon.date().replace(1960),
        },
        main_topic="income",
        topics=["income"],
        method="visit",
        share_consent="yes",
        share_consent_on=noon.date(),
        share_consent_how="oral",
    )
    Baton.objects.update(closed_at=noon, closed_how="done", look_again_on=None)
    return [one.key for one in queries.due(years_later)]


def test_who_proposed_approves_alone_and_the_head_looks_afterwards(due, toda, hirano, years_later):
    proposed = services.propose_disposal(
        actor=toda, chosen=due, basis="鹿追町文書管理規程（見本）", at=years_later
    )
    disposal = services.approve(actor=toda, disposal=proposed, at=years_later)
    assert disposal.state == DisposalState.REVIEW
    facts = {"disposal": disposal, "at": years_later}
    assert refused(services.look_after, actor=toda, note="見た", **facts) == "duties.head_only"
    assert [row.record for row in queries.desk_rows(hirano, years_later)["due"]] == [
        f"disposal:{disposal.pk}"
    ]
    services.look_after(actor=hirano, note="見た", **facts)
    assert Disposal.objects.get().state == DisposalState.DONE


def test_the_one_who_is_there_names_themself_to_handle(toda, hirano, noon):
    one = services.receive(
        actor=toda,
        kind="disclosure",
        about="見本 太郎",
        asker="self",
        asker_name="見本 太郎",
        identity="運転免許証",
        wants="わたしの記録",
        received_on=noon.date(),
        at=noon,
    )
    handled = services.appoint(
        actor=toda,
        one=one,
        handler=Staff.objects.get(pk=toda.staff_id),
        second=Staff.objects.get(pk=hirano.staff_id),
        at=noon,
    )
    assert handled.handler_id == toda.staff_id
