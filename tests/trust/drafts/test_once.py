"""An act happens once per key; typing is sealed and belongs to its author."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tasuki.trust.drafts import queries, services
from tasuki.trust.drafts.models import Draft, OnceKey

pytestmark = pytest.mark.django_db


def test_the_second_post_of_a_key_is_answered_by_the_first(sato, noon):
    key, done = uuid4(), []

    def act():
        done.append(1)
        return "/made/"

    first = services.once(key=key, staff_id=sato.staff_id, at=noon, act=act)
    second = services.once(key=key, staff_id=sato.staff_id, at=noon, act=act)
    assert (first, second, len(done)) == ("/made/", "/made/", 1)


def test_a_failed_act_leaves_the_key_free(sato, noon):
    key = uuid4()
    with pytest.raises(ValueError, match="boom"):
        services.once(
            key=key,
            staff_id=sato.staff_id,
            at=noon,
            act=lambda: (_ for _ in ()).throw(ValueError("boom")),
        )
    assert not OnceKey.objects.exists()
    assert services.once(key=key, staff_id=sato.staff_id, at=noon, act=lambda: "/x/") == "/x/"


def save(actor, noon, text="8050の世帯"):
    return services.save(
        staff_id=actor.staff_id,
        form="intake.receive",
        subject="",
        fields={"narrative": [text]},
        page="/intake/new/",
        at=noon,
    )


def test_a_draft_is_sealed_in_the_database(sato, noon):
    draft = save(sato, noon)
    assert "8050" not in bytes(Draft.objects.get().content).decode("latin1")
    assert services.read(draft) == {"narrative": ["8050の世帯"]}


def test_saving_again_replaces_and_another_author_sees_nothing(sato, suzuki, noon):
    save(sato, noon)
    save(sato, noon, "二度目")
    assert Draft.objects.count() == 1
    assert queries.latest(suzuki.staff_id, "intake.receive", "") is None
    assert services.read(queries.latest(sato.staff_id, "intake.receive", ""))["narrative"] == [
        "二度目"
    ]


def test_what_was_left_goes_to_who_signs_in_next_and_to_no_other(sato, suzuki, noon):
    services.leave(
        ticket="t1", form="intake.receive", subject="", fields={"a": ["b"]}, page="/", at=noon
    )
    assert services.claim(ticket="other", staff_id=suzuki.staff_id) == 0
    assert services.claim(ticket="t1", staff_id=sato.staff_id) == 1
    assert services.claim(ticket="t1", staff_id=suzuki.staff_id) == 0
    assert queries.latest(sato.staff_id, "intake.receive", "") is not None


def test_nobody_came_back_in_time(sato, noon):
    save(sato, noon)
    assert services.expire(at=noon + timedelta(days=29)) == 0
    assert services.expire(at=noon + timedelta(days=31)) == 1
