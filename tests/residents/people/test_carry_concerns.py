import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.residents.people import services
from tasuki.residents.people.models import Concern


def test_the_people_of_a_matter_come_along(holder, register, begin, at):
    first, second = begin(holder), begin(holder)
    mother = register(holder, "母", baton=first)
    son = register(holder, "子", baton=first, part="visitor")
    services.concern_person(actor=holder, baton=second, person=son, part="subject", at=at)

    carried = services.carry_concerns(actor=holder, source=first, target=second, at=at)

    assert [one.person_id for one in carried] == [mother.pk]
    standing = dict(Concern.objects.filter(baton=second).values_list("person_id", "part"))
    assert standing == {mother.pk: "subject", son.pk: "subject"}


def test_nobody_draws_the_people_of_a_foreign_matter_to_their_own(
    holder, stranger, register, begin, at
):
    first = begin(holder)
    register(holder, "母", baton=first)

    with pytest.raises(NotAllowed):
        services.carry_concerns(actor=stranger, source=first, target=begin(stranger), at=at)

    assert Concern.objects.count() == 1
