"""二段階ログイン: its step at the entrance, one's own app and codes, and what 管理者 does about a lost one."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET

from tasuki.ground import sealing, wareki
from tasuki.ground import words as register
from tasuki.town.municipality import pack
from tasuki.town.organizations import adapter, forms, pending, queries, services, totp, tries
from tasuki.town.organizations.models import FactorReset, Staff
from tasuki.town.organizations.views.accounts import Admin, Own, after_password
from tasuki.trust.access.actor import TownRequest

BEGUN, CODES = "factor_begun", "codes_once"


def now() -> float:
    """The machine's clock: the phone's goes by it too."""
    return timezone.now().timestamp()


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], name="dispatch")
class Code(View):
    """The second step at the entrance; wrong codes rest like wrong passwords."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Who has not given the password begins with it."""
        found = pending.of(request)
        if found is None:
            pending.end(request)
            return HttpResponseRedirect(reverse("account_login"))
        self.half = found
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: TownRequest) -> HttpResponse:
        """The one field."""
        return self._page(request, forms.CodeForm(once_key=str(uuid4())))

    def post(self, request: TownRequest) -> HttpResponse:
        """In, or 422, or 429 while the code rests."""
        form = forms.CodeForm(request.POST)
        if not form.is_valid():
            return self._page(request, form, 422)
        staff, at = self.half.staff, request.at
        key = f"{tries.key_for(request, staff.login)[0]}:code"
        until = tries.spend(key, at)
        if until is not None:
            said = register.say("organizations.code_rests", until=wareki.show_moment(until))
            form.add_error("code", said)
            answer = self._page(request, form, 429)
            answer["Retry-After"] = str(max(1, int((until - at).total_seconds())))
            return answer
        actor = queries.actor_for(staff, at)
        left = queries.codes_left(staff.pk)
        if not services.use_code(
            actor=actor, staff=staff, code=form.cleaned_data["code"], now=now(), at=at
        ):
            tries.tell(staff, key, at, "organizations.factor_failed")
            form.add_error("code", register.say("organizations.wrong_code"))
            return self._page(request, form, 422)
        tries.forget(key)
        return self._come_in(request, staff, left)

    def _come_in(self, request: TownRequest, staff: Staff, before: int) -> HttpResponse:
        to = self.half.next
        pending.end(request)
        adapter.ClosedDoor(request).login(request, staff)
        left = queries.codes_left(staff.pk)
        if left < before:
            messages.warning(request, register.say("organizations.recovery_left", left=left))
        answer = HttpResponseRedirect(to or reverse("desk:desk"))
        tries.know(request, answer, staff)
        return answer

    def _page(self, request: TownRequest, form: forms.CodeForm, status: int = 200) -> HttpResponse:
        answer = render(request, "organizations/code.html", {"form": form}, status=status)
        answer["Cache-Control"] = "no-store"
        return answer


class _OwnFactor(Own):
    """About one's own app: the password first, so that a wrong one counts."""

    def _secret(self) -> bytes:
        """The key on offer: kept sealed in the session until the app has shown a code of it."""
        place = f"organizations.begun:{self.staff.pk}"
        kept = self.request.session.get(BEGUN)
        if kept:
            return sealing.unseal(bytes.fromhex(kept), place)
        secret = totp.new_secret()
        self.request.session[BEGUN] = sealing.seal(secret, place).hex()
        return secret

    def _tell(self, codes: list[str]) -> str:
        sealed = sealing.seal("\n".join(codes).encode(), f"organizations.codes:{self.staff.pk}")
        self.request.session[CODES] = sealed.hex()
        return reverse("organizations:recovery")

    def _code_is_right(self, code: str) -> bool:
        return services.use_code(
            actor=self.actor, staff=self.staff, code=code, now=now(), at=self.at
        )

    def post(self, request: TownRequest, **kwargs: Any) -> HttpResponse:
        """With the password first."""
        return after_password(self, request, super().post, kwargs)

    def code_objection(self, form: Any) -> str:
        """Why the code does not open; "" where it does. Asked after the password."""
        key = f"{self.staff.pk}:inside:code"
        if tries.spend(key, self.at) is not None:
            return tries.RESTS
        if not self._code_is_right(form.cleaned_data["code"]):
            tries.tell(self.staff, key, self.at, "organizations.factor_failed")
            return "organizations.wrong_code"
        tries.forget(key)
        return ""


class SetUp(_OwnFactor):
    """「二段階ログインを始める」; where it has begun, what can be done with it."""

    form_class = forms.SetFactorForm
    template_name = "organizations/factor.html"
    act = "organizations.set_factor"

    def context(self) -> dict[str, Any]:
        must = queries.must_have_factor(self.actor, self.at)
        if self.staff.factor_since is not None:
            left = queries.codes_left(self.staff.pk)
            return {"since": self.staff.factor_since, "left": left, "must": must}
        secret = self._secret()
        town = pack.current(self.at.date()).municipality.name
        said = totp.address(secret, town=town, login=self.staff.login)
        return {"must": must, "picture": totp.picture(said), "typed": totp.typed(secret)}

    def perform(self, form: forms.SetFactorForm) -> str:
        codes = services.set_factor(
            actor=self.actor,
            staff=self.staff,
            secret=self._secret(),
            code=form.cleaned_data["code"],
            now=now(),
            at=self.at,
            keep=self.request.session.session_key,
        )
        self.request.session.pop(BEGUN, None)
        return self._tell(codes)


class Codes(_OwnFactor):
    """「予備コードを作り直す」"""

    form_class = forms.OwnFactorForm
    template_name = "organizations/own_factor.html"
    act = "organizations.renew_recovery"

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        if self.staff.factor_since is None:
            raise Http404

    def objection(self, form: Any) -> tuple[str, str]:
        return "code", self.code_objection(form)

    def context(self) -> dict[str, Any]:
        return {"back": reverse("organizations:factor")}

    def perform(self, form: forms.OwnFactorForm) -> str:
        return self._tell(services.renew_recovery(actor=self.actor, staff=self.staff, at=self.at))


class Remove(Codes):
    """「二段階ログインをやめる」: a new phone, or no more."""

    act = "organizations.remove_factor"

    def context(self) -> dict[str, Any]:
        must = queries.must_have_factor(self.actor, self.at)
        return {**super().context(), "must": must, "danger": True}

    def perform(self, form: forms.OwnFactorForm) -> str:
        services.remove_factor(actor=self.actor, staff=self.staff, at=self.at)
        return reverse("organizations:factor")


@require_GET
@never_cache
def recovery(request: TownRequest) -> HttpResponse:
    """The recovery codes, once, to be printed."""
    staff, kept = request.user, request.session.get(CODES)
    if not isinstance(staff, Staff) or not kept:
        return HttpResponseRedirect(reverse("organizations:factor"))
    del request.session[CODES]
    told = sealing.unseal(bytes.fromhex(kept), f"organizations.codes:{staff.pk}").decode()
    context = {"codes": told.split("\n"), "staff": staff}
    return render(request, "organizations/recovery.html", context)


class AskReset(Admin):
    """「二段階ログインの解除を求める」"""

    form_class = forms.ResetForm
    act = "organizations.ask_reset"
    danger = True

    def context(self) -> dict[str, Any]:
        staff = self.someone()
        second = queries.needs_second(self._staff(), staff.pk, self.at)
        return {**super().context(), "second": second}

    def perform(self, form: forms.ResetForm) -> str:
        services.ask_reset(
            actor=self.actor,
            staff=self.someone(),
            reason=form.cleaned_data["reason"],
            at=self.at,
        )
        return reverse("organizations:account", args=[self.someone().pk])


class ConfirmReset(Admin):
    """「解除する」, by the second 管理者."""

    form_class = forms.NothingForm
    act = "organizations.confirm_reset"
    danger = True

    def load(self, **kwargs: Any) -> None:
        super().load(**kwargs)
        found = FactorReset.objects.select_related("staff", "asked_by")
        self.reset = get_object_or_404(found, pk=kwargs["reset_id"])
        self.staff = self.reset.staff

    def context(self) -> dict[str, Any]:
        return {**super().context(), "reset": self.reset}

    def perform(self, form: forms.NothingForm) -> str:
        services.confirm_reset(actor=self.actor, reset=self.reset, at=self.at)
        return reverse("organizations:account", args=[self.reset.staff_id])


class WithdrawReset(ConfirmReset):
    """「取り下げる」"""

    act = "organizations.withdraw_reset"

    def perform(self, form: forms.NothingForm) -> str:
        services.withdraw_reset(actor=self.actor, reset=self.reset, at=self.at)
        return reverse("organizations:account", args=[self.reset.staff_id])
