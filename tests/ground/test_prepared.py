"""What is written once answers as the queryset itself would."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Q, Value
from django.test.utils import CaptureQueriesContext

from tasuki.ground import clock
from tasuki.ground.inserts import insert
from tasuki.ground.prepared import Prepared
from tasuki.ground.records import new_id
from tasuki.town.organizations.models import Agency, Appointment, Staff

pytestmark = pytest.mark.django_db


def _of_day(staff, day):
    valid = Q(until__isnull=True) | Q(until__gte=day)
    return Appointment.objects.filter(valid, staff=staff, since__lte=day)


def test_models_are_the_same_with_what_stands_beside_them(sato, noon):
    def build(staff, day):
        return _of_day(staff, day).select_related("agency").order_by("pk")

    ask = Prepared(build)
    given = {"staff": sato.staff_id, "day": clock.day(noon)}
    for _ in range(2):
        found = ask(**given)
        assert found == list(build(**given)) != []
        with CaptureQueriesContext(connection) as asked:
            assert found[0].agency.name
        assert len(asked) == 0


def test_each_call_has_its_own_values_and_rows(sato, suzuki, noon):
    ask = Prepared(lambda staff, day: _of_day(staff, day).values_list("staff_id", flat=True))
    day = clock.day(noon)
    assert set(ask(staff=sato.staff_id, day=day)) == {sato.staff_id}
    assert set(ask(staff=suzuki.staff_id, day=day)) == {suzuki.staff_id}
    assert ask(staff=suzuki.staff_id, day=day - timedelta(days=40_000)) == []
    Appointment.objects.filter(staff=suzuki.staff_id).delete()
    assert ask(staff=suzuki.staff_id, day=day) == []


@pytest.mark.parametrize("many", [0, 1, 2, 3, 5, 7, 8, 9, 13])
def test_lists_of_any_length_are_asked_for_exactly(town, many):
    ids = list(Agency.objects.order_by("code").values_list("pk", flat=True)[:many])
    ask = Prepared(lambda ids: Agency.objects.filter(pk__in=ids).order_by("code"))
    assert [one.pk for one in ask(ids=ids)] == ids
    assert [one.pk for one in ask(ids=frozenset(ids))] == ids
    others = Prepared(
        lambda ids, code: Agency.objects.exclude(Q(pk__in=ids) | Q(parent__in=ids)).exclude(
            code=code
        )
    )
    left = Agency.objects.exclude(Q(pk__in=ids) | Q(parent__in=ids)).exclude(code="%s")
    assert {one.pk for one in others(ids=ids, code="%s")} == {one.pk for one in left}


def test_many_ids_are_one_parameter_where_the_engine_has_arrays(town):
    ids = list(Agency.objects.values_list("pk", flat=True)[:12])
    ask = Prepared(lambda ids: Agency.objects.filter(pk__in=ids))
    with CaptureQueriesContext(connection) as asked:
        assert len(ask(ids=ids)) == len(ask(ids=ids[:9])) + 3 == 12
    arrays = [" = ANY(" in one["sql"] for one in asked]
    assert arrays == [connection.vendor == "postgresql"] * 2


def test_limits_and_none_are_part_of_the_shape(town):
    def build(kind, limit):
        found = Agency.objects.order_by("code").annotate(one=Value(1))
        return (found if kind is None else found.filter(kind=kind))[:limit]

    ask = Prepared(build)
    kind = Agency.objects.order_by("code")[0].kind
    for given in ((None, 1), (kind, 1), (None, 3), (kind, 3)):
        assert ask(kind=given[0], limit=given[1]) == list(build(*given))


def test_an_argument_that_is_reckoned_with_is_refused(noon):
    days = Prepared(lambda day: Appointment.objects.filter(since__lte=day - timedelta(days=1)))
    with pytest.raises(TypeError):
        days(day=clock.day(noon))
    moments = Prepared(lambda at: Agency.objects.filter(created_at__lte=at - timedelta(days=1)))
    with pytest.raises(TypeError):
        moments(at=noon)


def test_reckoning_beside_the_plain_argument_is_refused_too(noon):
    def build(at):
        return Agency.objects.filter(created_at__lte=at, created_at__gt=at - timedelta(days=30))

    with pytest.raises(TypeError):
        Prepared(build)(at=noon)


def test_an_argument_that_got_lost_is_refused(noon):
    with pytest.raises(TypeError):
        Prepared(lambda at: Agency.objects.all())(at=noon)


def test_what_hangs_below_is_fetched_too(sato):
    ask = Prepared(lambda: Staff.objects.prefetch_related("appointments").order_by("login"))
    for _ in range(2):
        found = ask()
        with CaptureQueriesContext(connection) as asked:
            held = [[one.pk for one in person.appointments.all()] for person in found]
        assert len(asked) == 0
        assert any(held)


def test_a_row_is_written_as_saving_would(noon):
    for number in range(2):
        made = insert(Agency(code=f"x{number}", name="見本", kind="other", created_at=noon))
        assert not made._state.adding
        stands = Agency.objects.get(code=f"x{number}")
        fields = [one.attname for one in Agency._meta.concrete_fields]
        assert [getattr(stands, one) for one in fields] == [getattr(made, one) for one in fields]


def test_a_key_that_stands_already_is_refused_by_the_database(noon):
    pk = new_id()
    insert(Agency(id=pk, code="x", name="見本", kind="other", created_at=noon))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Agency(id=pk, code="y", name="見本", kind="other", created_at=noon))
