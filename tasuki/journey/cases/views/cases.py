"""Pages of a case: who stands around it, who belongs to the household, what was found out."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from tasuki.ground import clock, wareki
from tasuki.ground.forms import version_read
from tasuki.journey.cases import forms, queries, services
from tasuki.journey.cases.models import Around, Assessment, Case
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Person, Standing
from tasuki.town.municipality import pack
from tasuki.town.organizations import queries as organizations
from tasuki.town.organizations.models import Agency
from tasuki.town.relay.models import Section
from tasuki.town.relay.ribbon import ribbon
from tasuki.trust.drafts.pages import ActPage


class CasePage(ActPage):
    """A page about one case of which `section` is open to the actor."""

    section = Section.ASSESSMENT
    case: Case

    def load(self, **kwargs: Any) -> None:
        found = queries.cases_for(self.actor, self.at, self.section)
        self.case = get_object_or_404(found, pk=kwargs["case_id"])

    def back(self) -> str:
        """The page of the case."""
        return reverse("desk:case", args=[self.case.pk])

    def concerns(self) -> list[Concern]:
        """Whom the case is about, 本人 first."""
        found = people.persons_of([self.case.lead_id]).get(self.case.lead_id, [])
        return [one for one in found if one.part != Standing.VISITOR]

    def context(self) -> dict[str, Any]:
        return {
            "case": self.case,
            "back": self.back(),
            "relay": ribbon(self.case.lead, self.at, self.case.coordination),
        }


class AddAgency(CasePage):
    """「関わる機関に加える」"""

    form_class = forms.AgencyForm
    template_name = "cases/agencies.html"
    act = "cases.add_agency"

    def form_kwargs(self) -> dict[str, Any]:
        there = {one.agency_id for one in queries.around_of(self.case)}
        there |= {self.case.lead.holder_id, self.case.coordination.holder_id}
        others = organizations.receiving_agencies(besides=frozenset(there))
        return {
            "grounds": queries.grounds_from(self.sender(), others, self.at),
            "agencies": [(str(one.pk), one.name) for one in others],
        }

    def sender(self) -> Agency:
        """Who tells: the 主担当 where it acts itself, else the 調整役."""
        lead = self.case.lead.holder
        return lead if lead.pk in self.actor.agency_ids else self.case.coordination.holder

    def context(self) -> dict[str, Any]:
        return {**super().context(), "around": queries.around_of(self.case)}

    def perform(self, form: forms.AgencyForm) -> str:
        said = form.cleaned_data
        services.add_agency(
            actor=self.actor,
            case=self.case,
            agency=get_object_or_404(Agency, pk=said["agency"]),
            role=said["role"],
            categories=said["categories"] or None,
            ground=said["ground"],
            ground_note=said["ground_note"],
            at=self.at,
        )
        return self.back()


class EndAgency(CasePage):
    """「関わる機関から外す」"""

    form_class = forms.ReasonForm
    template_name = "cases/end_agency.html"
    act = "cases.end_agency"
    around: Around

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        here = self.case.around.select_related("agency")
        self.around = get_object_or_404(here, pk=kwargs["around_id"])
        self.around.case = self.case

    def context(self) -> dict[str, Any]:
        return {**super().context(), "around": self.around}

    def perform(self, form: forms.ReasonForm) -> str:
        reason = form.cleaned_data["reason"]
        services.end_agency(actor=self.actor, around=self.around, reason=reason[:200], at=self.at)
        return self.back()


class ChangeReading(CasePage):
    """「見せる区分を変える」"""

    form_class = forms.ReadingForm
    template_name = "cases/reading.html"
    act = "cases.change_reading"
    around: Around

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        here = self.case.around.select_related("agency").filter(until__isnull=True)
        self.around = get_object_or_404(here, pk=kwargs["around_id"])
        self.around.case = self.case

    def initial(self) -> dict[str, Any]:
        now = queries.of_agency(self.case.lead_id, self.around.agency, self.at)
        return {"categories": now}

    def context(self) -> dict[str, Any]:
        return {**super().context(), "around": self.around}

    def perform(self, form: forms.ReadingForm) -> str:
        services.change_reading(
            actor=self.actor,
            around=self.around,
            categories=form.cleaned_data["categories"],
            at=self.at,
        )
        return self.back()


class AddMember(CasePage):
    """「世帯員を加える」"""

    form_class = forms.MemberForm
    template_name = "cases/members.html"
    act = "cases.add_member"

    def form_kwargs(self) -> dict[str, Any]:
        """Who may be the same is asked on the page after sending: it works without JavaScript."""
        posted = self.request.POST
        if not posted:
            return {}
        there = {one.person_id for one in self.concerns()}
        alike = people.lookalikes(
            self.actor,
            name=posted.get("name", ""),
            kana=posted.get("kana", ""),
            phone=posted.get("phone", ""),
            at=self.at,
        )
        return {
            "alike": [
                (str(one.person.pk), self._told(one)) for one in alike if one.person.pk not in there
            ]
        }

    def _told(self, one: people.Lookalike) -> str:
        born = wareki.show(one.person.birth_on) if one.person.birth_on else ""
        said = [people.display_name(one.person), born, "・".join(one.in_words)]
        return "　".join(part for part in said if part)

    def context(self) -> dict[str, Any]:
        members = [
            {
                "name": people.display_name(one.person),
                "tie": one.tie,
                "living": one.get_living_together_display() if one.tie else "",
            }
            for one in people.members_of(self.actor, self.case.household, self.at)
        ]
        return {**super().context(), "members": members}

    def perform(self, form: forms.MemberForm) -> str:
        said = form.cleaned_data
        existing = said.get("existing", "new") or "new"
        person = None
        if existing != "new":
            person = get_object_or_404(people.people_for(self.actor, self.at), pk=existing)
        services.add_member(
            actor=self.actor,
            case=self.case,
            person=person,
            tie=said["tie"],
            living_together=said["living_together"],
            at=self.at,
            **(form.about() if person is None else {}),
        )
        return self.back()


class Assess(CasePage):
    """「アセスメント」 of one member; without a name in the address, of 本人."""

    form_class = forms.AssessmentForm
    template_name = "cases/assess.html"
    act = "cases.assess"
    person: Person | None
    stands: Assessment | None

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.record = self.case.origin.consultation
        self.people = self.concerns()
        self.person = self._person(kwargs)
        self.stands = None

    def _person(self, kwargs: dict[str, Any]) -> Person | None:
        if "person_id" not in kwargs:
            return self.people[0].person
        here = [one.person_id for one in self.people]
        return get_object_or_404(Person.objects.filter(pk__in=here), pk=kwargs["person_id"])

    def _standing(self) -> Assessment | None:
        """As it stands now: asked again after a refusal, so that a third version shows too."""
        return self.case.assessments.filter(person=self.person).first()

    def version(self) -> str:
        stands = self._standing()
        return str(stands.version if stands else 0)

    def form_kwargs(self) -> dict[str, Any]:
        subjects = [one.person_id for one in self.people if one.part == Standing.SUBJECT]
        return {
            "reported": self.person is not None and self.person.pk in subjects,
            "sections": queries.sections_for(self.actor, self.case, self.at),
        }

    def initial(self) -> dict[str, Any]:
        stands = self._standing()
        if stands is None:
            return {}
        sections = queries.sections_for(self.actor, self.case, self.at)
        town = pack.current(clock.day(self.at))
        names = (*forms.AssessmentForm.base_fields, "details")
        shown = queries.visible(stands, names, sections, town)
        details = shown.pop("details")
        return {**shown, **{f"{forms.DETAIL}{code}": text for code, text in details.items()}}

    def context(self) -> dict[str, Any]:
        done = set(self.case.assessments.values_list("person_id", flat=True))
        others = [
            {
                "url": reverse("cases:assessment_of", args=[self.case.pk, one.person_id]),
                "name": people.display_name(one.person),
                "done": one.person_id in done,
                "current": self.person is not None and one.person_id == self.person.pk,
            }
            for one in self.people
        ]
        return {
            **super().context(),
            "others": others,
            "household_url": reverse("cases:assessment_household", args=[self.case.pk]),
            "household_done": None in done,
            "whom": people.display_name(self.person) if self.person else "",
        }

    def perform(self, form: forms.AssessmentForm) -> str:
        services.assess(
            actor=self.actor,
            case=self.case,
            person=self.person,
            version=version_read(form.version),
            at=self.at,
            **form.findings(),
        )
        return self.back()


class AssessHousehold(Assess):
    """「アセスメント」 of the household."""

    def _person(self, kwargs: dict[str, Any]) -> Person | None:
        return None

    def subject(self) -> str:
        return f"{self.case.pk}/household"
