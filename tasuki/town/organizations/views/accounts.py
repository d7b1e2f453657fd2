"""Pages of 管理者 about accounts, and everybody's own about their sign-ins and password."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from tasuki.ground import clock, sealing, wareki
from tasuki.ground import words as register
from tasuki.town.organizations import entrance, forms, queries, services, tries, words
from tasuki.town.organizations.models import Appointment, SignIn, Staff
from tasuki.trust.access.actor import Actor, TownRequest
from tasuki.trust.access.roles import Role
from tasuki.trust.drafts.pages import ActPage

SHOWN_ONCE = "shown_once"
INVITED = "invitation"


def _only_admin(actor: Actor) -> None:
    """Who is not 管理者 finds no such page."""
    if not actor.is_admin:
        raise Http404


def _choices_of_agencies() -> list[tuple[str, str]]:
    return [(str(one.pk), one.name) for one in queries.agencies()]


def show_once(request: TownRequest, about: Any, told: str) -> None:
    """Kept sealed in 管理者's own session until the next page has shown it."""
    sealed = sealing.seal(told.encode(), f"organizations.once:{about}")
    request.session[SHOWN_ONCE] = [str(about), sealed.hex()]


def _shown_once(request: TownRequest, about: Any) -> str:
    kept = request.session.get(SHOWN_ONCE)
    if not kept or kept[0] != str(about):
        return ""
    del request.session[SHOWN_ONCE]
    return sealing.unseal(bytes.fromhex(kept[1]), f"organizations.once:{about}").decode()


def _where(staff: Staff, today: Any) -> list[str]:
    """The running appointments in words."""
    running = [one for one in staff.appointments.all() if one.valid_on(today)]
    return [
        str(words.ROLE_AT) % {"agency": one.agency.name, "role": Role(one.role).label}
        for one in running
    ]


@require_GET
def staff_list(request: TownRequest) -> HttpResponse:
    """職員と所属, a page by sign-in name."""
    actor, at = request.actor, request.at
    _only_admin(actor)
    after = request.GET.get("after", "").replace("\0", "")[:60]
    found = queries.staff_page(after)
    today = clock.day(at)
    rows = [(one, _where(one, today)) for one in found]
    more = found[-1].login if len(found) == queries.PAGE else ""
    waiting = [one for one in queries.running_resets() if one.staff_id != actor.staff_id]
    context = {
        "rows": rows,
        "more": more,
        "after": after,
        "invitations": [(one, one.until > at) for one in queries.invitations()],
        "resets": waiting,
        "link": _shown_once(request, INVITED),
    }
    return render(request, "organizations/staff.html", context)


@require_GET
def account(request: TownRequest, staff_id: UUID) -> HttpResponse:
    """One person's account: appointments, sign-ins, and what can be done with it."""
    actor, at = request.actor, request.at
    _only_admin(actor)
    staff = get_object_or_404(Staff, pk=staff_id)
    context = {
        "staff": staff,
        "appointments": [
            (one, Role(one.role).label, one.until is None or one.until >= clock.day(at))
            for one in staff.appointments.select_related("agency")
        ],
        "sign_ins": queries.sign_ins_of(staff.pk),
        "resets": [one for one in queries.running_resets() if one.staff_id == staff.pk],
        "password": _shown_once(request, staff.pk),
    }
    return render(request, "organizations/account.html", context)


class Admin(ActPage):
    """An act of 管理者."""

    keeps_draft = False
    template_name = "organizations/act.html"
    danger = False
    staff: Staff | None = None

    def load(self, **kwargs: Any) -> None:
        _only_admin(self.actor)
        if "staff_id" in kwargs:
            self.staff = get_object_or_404(Staff, pk=kwargs["staff_id"])

    def someone(self) -> Staff:
        """Whose account it is about."""
        if self.staff is None:
            raise Http404
        return self.staff

    def context(self) -> dict[str, Any]:
        back = (
            reverse("organizations:account", args=[self.staff.pk])
            if self.staff
            else reverse("organizations:staff")
        )
        return {
            "staff": self.staff,
            "back": back,
            "danger": self.danger,
            "act_word": words.ACTS[self.act],
        }


class OpenAccount(Admin):
    """「アカウントを開く」"""

    form_class = forms.OpenAccountForm
    act = "organizations.open_account"

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": _choices_of_agencies()}

    def initial(self) -> dict[str, Any]:
        return {"since": clock.day(self.at)}

    def perform(self, form: forms.OpenAccountForm) -> str:
        said, password = form.cleaned_data, services.fresh_password()
        staff = services.open_account(
            actor=self.actor,
            login=said["login_name"],
            name=said["name"],
            password=password,
            at=self.at,
            temporary=True,
        )
        services.appoint(
            actor=self.actor,
            staff=staff,
            agency=queries.agency(UUID(said["agency"])),
            role=Role(said["role"]),
            since=said["since"],
            until=said["until"],
            at=self.at,
        )
        show_once(self.request, staff.pk, password)
        return reverse("organizations:account", args=[staff.pk])


class Appoint(Admin):
    """「任命する」"""

    form_class = forms.AppointForm
    act = "organizations.appoint"

    def form_kwargs(self) -> dict[str, Any]:
        return {"agencies": _choices_of_agencies()}

    def initial(self) -> dict[str, Any]:
        return {"since": clock.day(self.at)}

    def perform(self, form: forms.AppointForm) -> str:
        said = form.cleaned_data
        services.appoint(
            actor=self.actor,
            staff=self.someone(),
            agency=queries.agency(UUID(said["agency"])),
            role=Role(said["role"]),
            since=said["since"],
            until=said["until"],
            at=self.at,
        )
        return reverse("organizations:account", args=[self.someone().pk])


class EndAppointment(Admin):
    """「所属を終える」"""

    form_class = forms.EndAppointmentForm
    act = "organizations.end_appointment"
    danger = True

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = Appointment.objects.select_related("staff", "agency")
        self.appointment = get_object_or_404(found, pk=kwargs["appointment_id"])
        self.staff = self.appointment.staff

    def initial(self) -> dict[str, Any]:
        return {"until": self.appointment.until or clock.day(self.at)}

    def context(self) -> dict[str, Any]:
        role = Role(self.appointment.role).label
        return {**super().context(), "appointment": self.appointment, "role": role}

    def perform(self, form: forms.EndAppointmentForm) -> str:
        services.end_appointment(
            actor=self.actor,
            appointment=self.appointment,
            until=form.cleaned_data["until"],
            at=self.at,
        )
        return reverse("organizations:account", args=[self.someone().pk])


class CloseAccount(Admin):
    """「アカウントを閉じる」"""

    form_class = forms.NothingForm
    act = "organizations.close_account"
    danger = True

    def perform(self, form: forms.NothingForm) -> str:
        services.close_account(actor=self.actor, staff=self.someone(), at=self.at)
        return reverse("organizations:account", args=[self.someone().pk])


class NewPassword(Admin):
    """「仮のパスワードを出す」"""

    form_class = forms.NothingForm
    act = "organizations.new_password"

    def perform(self, form: forms.NothingForm) -> str:
        staff, password = self.someone(), services.fresh_password()
        services.new_password(actor=self.actor, staff=staff, password=password, at=self.at)
        show_once(self.request, staff.pk, password)
        return reverse("organizations:account", args=[staff.pk])


class SignOutStaff(Admin):
    """「ログインをすべて終える」"""

    form_class = forms.NothingForm
    act = "organizations.sign_out_staff"
    danger = True

    def perform(self, form: forms.NothingForm) -> str:
        services.sign_out_staff(actor=self.actor, staff=self.someone(), at=self.at)
        return reverse("organizations:account", args=[self.someone().pk])


class Inventory(Admin):
    """「棚卸し」: accounts that nobody has confirmed for a year, the longest unused first."""

    form_class = forms.ChooseForm
    act = "organizations.inventory"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.waiting = queries.to_confirm(self.at)

    def form_kwargs(self) -> dict[str, Any]:
        today = clock.day(self.at)
        return {"listed": [(str(one.pk), self._said(one, today)) for one in self.waiting]}

    def _said(self, one: Staff, today: Any) -> str:
        return str(words.CONFIRM_CHOICE) % {
            "name": one.name,
            "login": one.login,
            "where": "、".join(_where(one, today)) or words.NO_APPOINTMENT,
            "last": wareki.show_moment_short(one.last_login) if one.last_login else words.NEVER,
        }

    def context(self) -> dict[str, Any]:
        return {**super().context(), "waiting": self.waiting}

    def perform(self, form: forms.ChooseForm) -> str:
        chosen = [one for one in self.waiting if str(one.pk) in form.cleaned_data["chosen"]]
        services.confirm_accounts(actor=self.actor, staff=chosen, at=self.at)
        return reverse("organizations:inventory")


class Own(ActPage):
    """Something about one's own account."""

    keeps_draft = False
    staff: Staff

    def load(self, **kwargs: Any) -> None:
        if not isinstance(self.request.user, Staff):
            raise Http404
        self.staff = self.request.user

    def objection(self, form: Any) -> tuple[str, str]:
        """What else stands against it, asked after the password: a field and a code."""
        return "", ""


class Mine(Own):
    """「わたしのログイン」"""

    form_class = forms.SignOutForm
    template_name = "organizations/mine.html"
    act = "organizations.end_sign_ins"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        self.here = self.request.session.session_key
        self.running = queries.running_sign_ins(self.staff.pk)

    def form_kwargs(self) -> dict[str, Any]:
        others = [one for one in self.running if one.session_key != self.here]
        return {"listed": [(str(one.pk), self._said(one)) for one in others]}

    def _said(self, one: SignIn) -> str:
        return str(words.CHOICE) % {
            "browser": one.browser or words.UNKNOWN_BROWSER,
            "since": wareki.show_moment_short(one.created_at),
            "seen": wareki.show_moment_short(one.seen_at),
        }

    def context(self) -> dict[str, Any]:
        mine = next((one for one in self.running if one.session_key == self.here), None)
        ended = [one for one in queries.sign_ins_of(self.staff.pk) if one.ended_at is not None]
        others = [one for one in self.running if one.session_key != self.here]
        return {"mine": mine, "others": others, "ended": ended}

    def perform(self, form: forms.SignOutForm) -> str:
        services.end_sign_ins(
            actor=self.actor,
            staff=self.staff,
            chosen=[UUID(one) for one in form.cleaned_data["chosen"]],
            at=self.at,
        )
        return reverse("organizations:mine")

    def post(self, request: TownRequest, **kwargs: Any) -> HttpResponse:
        """With the password first."""
        return after_password(self, request, super().post, kwargs)


class Password(Own):
    """「パスワードを変える」"""

    form_class = forms.PasswordForm
    template_name = "organizations/password.html"
    act = "organizations.change_password"

    def form_kwargs(self) -> dict[str, Any]:
        return {"staff": self.staff}

    def context(self) -> dict[str, Any]:
        return {"must": self.staff.must_change_password, "back": reverse("desk:desk")}

    def perform(self, form: forms.PasswordForm) -> str:
        before = self.request.session.session_key
        staff = services.change_password(
            actor=self.actor,
            staff=self.staff,
            password=form.cleaned_data["new_password"],
            at=self.at,
            keep=before,
        )
        update_session_auth_hash(self.request, staff)  # the session gets a new key
        entrance.moved(self.request, before)
        return reverse("desk:desk")

    def post(self, request: TownRequest, **kwargs: Any) -> HttpResponse:
        """With the password first."""
        return after_password(self, request, super().post, kwargs)


def after_password(
    page: Own,
    request: TownRequest,
    post: Callable[..., HttpResponse],
    kwargs: dict[str, Any],
) -> HttpResponse:
    """Ask for the own password before anything else is looked at, so that a wrong one counts."""
    form = page._form(request.POST, {})
    if form.is_valid():
        said = tries.check_own(page.staff, form.cleaned_data["password"], page.at)
        if said:
            form.add_error("password", register.say(said))
            return page._page(form, status=429 if said == tries.RESTS else 422)
        field, said = page.objection(form)
        if said:
            form.add_error(field, register.say(said))
            return page._page(form, status=429 if said == tries.RESTS else 422)
    return post(request, **kwargs)
