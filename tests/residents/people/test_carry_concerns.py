import pytest

from tasuki.ground.errors import NotAllowed
from tasuki.residents.people import services
from tasuki.residents.people.models import Concern


def test_the_people_of_a_matter_come_along(sato, register, begin, noon):
    first, second = begin(sato), begin(sato)
    mother = register(sato, "母", baton=first)
    son = register(sato, "子", baton=first, part="visitor")
    services.concern_person(actor=sato, baton=second, person=son, part="subject", at=noon)

    carried = services.carry_concerns(actor=sato, source=first, target=second, at=noon)

    assert [one.person_id for one in carried] == [mother.pk]
    standing = dict(Concern.objects.filter(baton=second).values_list("person_id", "part"))
    assert standing == {mother.pk: "subject", son.pk: "subject"}


def test_nobody_draws_the_people_of_a_foreign_matter_to_their_own(
    sato, yamada, register, begin, noon
):
    first = begin(sato)
    register(sato, "母", baton=first)

    with pytest.raises(NotAllowed):
        services.carry_concerns(actor=yamada, source=first, target=begin(yamada), at=noon)

    assert Concern.objects.count() == 1
