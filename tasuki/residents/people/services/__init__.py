"""The acts of this room."""

from tasuki.residents.people.services.concerns import carry_concerns, concern_person
from tasuki.residents.people.services.households import (
    Member,
    add_member,
    end_member,
    make_household,
    tie_persons,
)
from tasuki.residents.people.services.persons import correct_person, register_person

__all__ = [
    "Member",
    "add_member",
    "carry_concerns",
    "concern_person",
    "correct_person",
    "end_member",
    "make_household",
    "register_person",
    "tie_persons",
]
