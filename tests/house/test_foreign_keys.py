"""Every key points down, and where it leaves its room no earlier room can ask back through it."""

from django.apps import apps
from django.core.exceptions import FieldError
from django.db.models import ForeignKey

ROOMS = [
    "audit",
    "access",
    "vault",
    "drafts",
    "municipality",
    "organizations",
    "relay",
    "people",
    "consent",
    "intake",
    "needs",
    "referrals",
    "cases",
    "meetings",
    "plans",
    "closing",
    "rollcall",
]


def house_keys():
    for label in ROOMS:
        for model in apps.get_app_config(label).get_models():
            for field in model._meta.get_fields(include_hidden=True):
                if isinstance(field, ForeignKey):
                    yield model, field


def test_every_key_points_down():
    up = [
        f"{model._meta.label}.{field.name}"
        for model, field in house_keys()
        if ROOMS.index(field.related_model._meta.app_label) > ROOMS.index(model._meta.app_label)
    ]
    assert up == []


def test_a_key_that_leaves_its_room_has_no_way_back():
    open_doors = [
        f"{model._meta.label}.{field.name}"
        for model, field in house_keys()
        if field.related_model._meta.app_label != model._meta.app_label
        and not field.remote_field.hidden
    ]
    assert open_doors == []


def test_nothing_is_deleted_by_falling_down_a_cascade():
    from django.db.models import CASCADE

    # A person's search tokens are an index, not a record.
    index = {"people.NameToken.person"}
    falling = [
        f"{model._meta.label}.{field.name}"
        for model, field in house_keys()
        if field.remote_field.on_delete is CASCADE
    ]
    assert set(falling) == index


def test_an_earlier_room_cannot_ask_a_later_one_by_string():
    from tasuki.town.relay.models import Baton

    for later in ("consultation", "case", "referral"):
        try:
            Baton.objects.filter(**{f"{later}__isnull": True})
        except FieldError:
            continue
        raise AssertionError(later)
