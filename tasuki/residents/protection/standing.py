"""What is to be said of the tables below this room, which cannot say it themselves."""

from tasuki.residents.people.models import Correction, Household, Person
from tasuki.residents.protection.places import Place
from tasuki.town.relay.models import Pass

PLACES = (
    Place(Person, by_person="pk", only=("note",)),
    Place(Correction, by_person="person", snapshot=True, apart=("before", "after")),
    Place(Household, by_person="memberships__person"),
    Place(Pass, by_baton="baton", snapshot=True, keys=("address", "phone")),
)
