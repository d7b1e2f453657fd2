"""「招待をもう一度出す」: a lost link is given out anew, and the old one opens nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tasuki.ground import clock
from tasuki.ground.errors import NotAllowed
from tasuki.town.organizations import queries, services
from tasuki.town.organizations.models import Agency, Invitation
from tasuki.trust.access.actor import CLOCK
from tasuki.trust.audit.models import Entry
from tests.conftest import NOON
from tests.pages.stories.acts import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost(kanri):
    """The end of a link that nobody finds any more, and its row."""
    where = queries.agencies()[0]
    told = services.invite_administrator(actor=CLOCK, agency=where, at=NOON)
    return told, Invitation.objects.get()


def test_the_new_link_opens_and_the_old_one_does_not(kanri, lost):
    old, invitation = lost
    told = services.invite_again(actor=kanri, invitation=invitation, at=NOON)
    fresh = queries.invitation(told, NOON)
    assert fresh is not None
    assert fresh.agency_id == invitation.agency_id
    assert fresh.until == NOON + timedelta(days=7)
    assert queries.invitation(old, NOON) is None
    assert told not in str(Entry.objects.get(action="organizations.invited_again").words.content)


def test_one_that_has_run_out_is_given_out_anew(kanri, lost):
    later = NOON + timedelta(days=8)
    told = services.invite_again(actor=kanri, invitation=lost[1], at=later)
    assert queries.invitation(told, later) is not None


def test_only_the_administrator_does_it(cast, lost):
    for login in ("sato", "takahashi", "watanabe"):
        with pytest.raises(NotAllowed) as refused:
            services.invite_again(actor=cast[login], invitation=lost[1], at=NOON)
        assert refused.value.code == "organizations.admin_only"


def test_one_that_was_used_is_over(kanri, lost):
    services.accept_invitation(
        actor=CLOCK,
        token=lost[0],
        login="mihon-kanri",
        name="見本（見本）",
        password="mihon-aikotoba-2026",
        at=NOON,
    )
    with pytest.raises(NotAllowed) as refused:
        services.invite_again(actor=kanri, invitation=lost[1], at=NOON)
    assert refused.value.code == "organizations.invitation_used_up"
    assert queries.invitations() == []


def test_the_page_gives_the_link_once(kanri, cast, client):
    told = services.invite_administrator(actor=CLOCK, agency=Agency.objects.first(), at=clock.now())
    one = Invitation.objects.get()
    browser = enter(kanri)
    url = reverse("organizations:invite_again", args=[one.pk])
    assert "招待をもう一度出す" in browser.get(reverse("organizations:staff")).content.decode()
    assert "前のリンク" in browser.get(url).content.decode()
    answer = browser.post(url, {"_once": "7a0c7c52-5a0f-4a52-8a5e-0a4f0b1c2d3e"}, follow=True)
    page = answer.content.decode()
    link = page.partition("data-link>")[2].partition("<")[0]
    assert client.get(link).status_code == 200
    assert client.get(reverse("organizations:invitation", args=[told])).status_code == 404
    assert link not in browser.get(reverse("organizations:staff")).content.decode()
    assert enter(cast["sato"]).get(url).status_code == 404
