"""「相談を受け付ける」: ordinary fields first, the rest waits in one <details>."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tasuki.ground import words as register
from tasuki.ground.forms import (
    CodeChoiceField,
    CodesField,
    DateInputField,
    KanaField,
    LongTextField,
    PhoneField,
    lookalike_attrs,
)
from tasuki.journey.intake import rules
from tasuki.journey.intake.forms.fields import (
    ClockField,
    PackForm,
    SureChoiceField,
    line,
    minutes_field,
    moment,
)
from tasuki.journey.intake.models import Consent
from tasuki.residents.people.models import BirthCertainty, ContactOk, NameState, Sex

Groups = tuple[tuple[Any, tuple[str, ...]], ...]


class ReceptionForm(PackForm):
    """What a counter asks; the ordinary case is done by the fields before <details>."""

    needed: ClassVar[frozenset[str]] = frozenset({"topics"})
    needed_if: ClassVar[frozenset[str]] = frozenset({"name", "main_topic"})
    # 本人
    name = line(
        _("氏名"),
        100,
        help_text=_("名前を言いたくない方・わからない方は、空けて「氏名の状態」を選びます。"),
    )
    name_state = SureChoiceField(
        label=_("氏名の状態"), choices=NameState.choices, initial=NameState.KNOWN
    )
    kana = KanaField(label=_("ふりがな"), max_length=120, required=False)
    birth_on = DateInputField(
        label=_("生年月日"),
        required=False,
        past_only=True,
        help_text=_("例：昭和19年5月1日、1944.5.1"),
    )
    sex = SureChoiceField(label=_("性別"), choices=Sex.choices, initial=Sex.UNKNOWN)
    phone = PhoneField(label=_("電話"), required=False)
    address = line(_("住所"), 200)
    # 相談
    visitor_is_subject = SureChoiceField(
        label=_("来談者"),
        choices=[("yes", _("本人")), ("no", _("本人以外"))],
        initial="yes",
        radio=True,
        help_text=_("本人以外のときは、下の「くわしく書く」に来談者の氏名などを書けます。"),
    )
    method = CodeChoiceField(label=_("受付方法"), initial="visit")
    route = CodeChoiceField(label=_("相談経路"), required=False, initial="self_visit")
    topics = CodesField(
        label=_("ご相談内容"),
        required=False,
        help_text=_("あてはまるものすべてに印を付けます。一つは要ります。"),
    )
    main_topic = CodeChoiceField(
        label=_("主な相談内容（◎）"),
        required=False,
        help_text=_("一つは必要です。上の印が一つだけのときは、選ばなくてもかまいません。"),
    )
    narrative = LongTextField(label=_("ご相談されたいことを具体的に"), required=False)
    urgency = CodeChoiceField(label=_("緊急性"), required=False)
    minutes = minutes_field(_("所要時間（分）"))
    share_consent = SureChoiceField(
        label=_("情報の共有への同意"),
        choices=Consent.choices,
        radio=True,
        initial=Consent.UNKNOWN,
        help_text=_("関係機関と必要な情報を共有することについて"),
    )
    outcome = CodeChoiceField(label=_("対応の結果"), required=False)
    # くわしく
    visitor_name = line(_("来談者の氏名"), 100)
    visitor_relation = CodeChoiceField(label=_("本人との関係"), required=False)
    visitor_contact = line(_("来談者の連絡先"), 200)
    received_on = DateInputField(label=_("受付日"), required=False, past_only=True)
    received_time = ClockField(label=_("受付時刻"), required=False)
    introduced_by = line(_("紹介元（機関・担当者）"), 200)
    own_form = forms.BooleanField(label=_("自機関の様式を使った"), required=False)
    estimated_age = forms.IntegerField(
        label=_("推定年齢"),
        required=False,
        help_text=_("生年月日がわからないとき"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "data-width": "s"}),
    )
    birth_certainty = CodeChoiceField(
        label=_("生年月日の確かさ"), choices=BirthCertainty.choices, required=False
    )
    postal_code = line(_("郵便番号"), 8, "s")
    phone2 = PhoneField(label=_("ほかの電話"), required=False)
    contact_ok = SureChoiceField(
        label=_("連絡の可否"), choices=ContactOk.choices, initial=ContactOk.UNKNOWN, required=False
    )
    contact_note = line(_("連絡のしかた（方法・時間帯）"), 200)
    note = LongTextField(label=_("本人についての備考"), required=False, max_length=2000, rows=3)
    area = line(_("町・圏域"), 60, "m")
    household_type = CodeChoiceField(label=_("世帯類型"), required=False)
    wish = LongTextField(label=_("本人の希望"), required=False, rows=3)
    earlier_counters = LongTextField(label=_("これまでの相談先"), required=False, rows=3)
    share_consent_on = DateInputField(label=_("同意の日"), required=False, past_only=True)
    share_consent_how = CodeChoiceField(label=_("同意の方法"), required=False)
    no_consent_reason = CodeChoiceField(label=_("同意を取れない理由"), required=False)
    outcome_note = LongTextField(label=_("結果の補足"), required=False, rows=3)

    lists: ClassVar[dict[str, str]] = {
        "method": "methods",
        "route": "routes",
        "topics": "topics",
        "main_topic": "topics",
        "urgency": "urgencies",
        "outcome": "outcomes",
        "visitor_relation": "relations",
        "household_type": "household_types",
        "share_consent_how": "consent_methods",
        "no_consent_reason": "no_consent_reasons",
    }
    who = ("name", "name_state", "kana", "birth_on")
    whose = ("sex", "phone", "address")
    what: ClassVar[Groups] = (
        (
            _("相談"),
            (
                "visitor_is_subject",
                "method",
                "route",
                "topics",
                "main_topic",
                "narrative",
                "urgency",
                "minutes",
                "share_consent",
                "outcome",
            ),
        ),
    )
    rest: ClassVar[Groups] = (
        (_("来談者（本人以外のとき）"), ("visitor_name", "visitor_relation", "visitor_contact")),
        (
            _("受付"),
            (
                "counter",
                "received_on",
                "received_time",
                "introduced_by",
                "look_again_on",
                "own_form",
            ),
        ),
        (
            _("本人についてくわしく"),
            (
                "estimated_age",
                "birth_certainty",
                "postal_code",
                "phone2",
                "contact_ok",
                "contact_note",
                "note",
            ),
        ),
        (_("相談についてくわしく"), ("area", "household_type", "wish", "earlier_counters")),
        (
            _("情報の共有への同意についてくわしく"),
            ("share_consent_on", "share_consent_how", "no_consent_reason"),
        ),
        (_("対応の結果についてくわしく"), ("outcome_note", "finish_now")),
    )
    # What leaves the form with each part that was not told to the one who corrects.
    parts: ClassVar[dict[str, tuple[str, ...]]] = {
        "name": ("name", "name_state", "kana", "birth_on", "birth_certainty", "estimated_age"),
        "household": ("household_type",),
        "address": ("address", "postal_code"),
        "phone": ("phone", "phone2"),
        "narrative": ("narrative", "wish", "earlier_counters", "note"),
        "topics": ("topics", "main_topic"),
    }
    person_fields = (
        "name",
        "name_state",
        "kana",
        "sex",
        "birth_on",
        "birth_certainty",
        "estimated_age",
        "postal_code",
        "address",
        "phone",
        "phone2",
        "contact_ok",
        "contact_note",
        "note",
    )
    matter_fields = (
        "method",
        "route",
        "introduced_by",
        "visitor_name",
        "visitor_relation",
        "visitor_contact",
        "earlier_counters",
        "topics",
        "main_topic",
        "narrative",
        "wish",
        "urgency",
        "area",
        "household_type",
        "minutes",
        "share_consent",
        "share_consent_on",
        "share_consent_how",
        "no_consent_reason",
        "outcome",
        "outcome_note",
        "own_form",
    )

    beside: ClassVar[dict[str, str]] = {
        "people.birth_too_long_ago": "birth_on",
        "people.birth_and_estimate": "estimated_age",
        "people.estimate_not_human": "estimated_age",
        "intake.minutes": "minutes",
        "intake.in_future": "received_on",
        "intake.consent_without_day": "share_consent_on",
        "intake.consent_in_future": "share_consent_on",
        "relay.look_in_past": "look_again_on",
    }

    def __init__(
        self,
        *args: Any,
        at: datetime,
        known_at: datetime | None = None,
        untold: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.at, self.known_at = at, known_at
        for part in untold:
            for name in self.parts.get(part, ()):
                self.fields.pop(name, None)
        relation: Any = self.fields["visitor_relation"]  # of somebody else: never 本人
        relation.choices = [one for one in relation.choices if one[0] != rules.SUBJECT_THEMSELF]
        if not self.is_bound and "name" in self.fields:
            self.fields["name"].widget.attrs["autofocus"] = True

    @property
    def who_first(self) -> list[BoundField]:
        """About whom it is: drawn above the look-alikes."""
        return [self[name] for name in self.who if name in self.fields]

    @property
    def who_more(self) -> list[BoundField]:
        """What is asked of the person after that."""
        return [self[name] for name in self.whose if name in self.fields]

    @property
    def grouped(self) -> list[tuple[Any, list[BoundField]]]:
        """The ordinary fields after those of the person."""
        return self._there(self.what)

    @property
    def more(self) -> list[tuple[Any, list[BoundField]]]:
        """What waits in <details>."""
        return self._there(self.rest)

    @property
    def more_is_open(self) -> bool:
        """Something wrong or disputed must not hide; nor what a draft or a record already says."""
        bounds = [bound for _heading, group in self.more for bound in group]
        if any(bound.errors or bound.theirs is not None for bound in bounds):  # type: ignore[attr-defined]
            return True
        usual = {"received_on", "received_time", "counter", "contact_ok", "look_again_on"}
        return any(bound.value() for bound in bounds if bound.name not in usual)

    def _there(self, groups: Groups) -> list[tuple[Any, list[BoundField]]]:
        return [
            (heading, [self[name] for name in members if name in self.fields])
            for heading, members in groups
        ]

    def clean(self) -> dict[str, Any]:
        """What follows from what was typed, so that nobody has to say it twice."""
        cleaned = super().clean() or self.cleaned_data
        main, topics = cleaned.get("main_topic", ""), cleaned.get("topics") or []
        if not main and len(topics) == 1:
            cleaned["main_topic"] = main = topics[0]
        if not main and "main_topic" in self.fields and "main_topic" not in self.errors:
            self.add_error("main_topic", register.say("intake.main_missing"))
        if main and main not in topics:
            cleaned["topics"] = [main, *topics]
        self._check_name(cleaned)
        self._read_visitor(cleaned)
        return cleaned

    def _read_visitor(self, cleaned: dict[str, Any]) -> None:
        """Somebody else came where any answer says so; the route then says no other."""
        visitor = ("visitor_name", "visitor_relation", "visitor_contact")
        others, route = rules.ROUTES_OF_OTHERS, cleaned.get("route", "")
        cleaned["somebody_else"] = (
            cleaned.get("visitor_is_subject") == "no"
            or any(cleaned.get(name) for name in visitor)
            or route in others.values()
        )
        offered: Any = self.fields["route"]
        if cleaned["somebody_else"] and others.get(route) in dict(offered.flat_choices):
            cleaned["route"] = others[route]

    def _check_name(self, cleaned: dict[str, Any]) -> None:
        if "name" not in self.fields:
            return
        known = cleaned.get("name_state") == NameState.KNOWN
        if known and not cleaned.get("name") and not cleaned.get("existing"):
            self.add_error("name", register.say("people.name_missing"))
        elif not known and cleaned.get("name"):
            self.add_error("name_state", register.say("people.name_though_withheld"))

    def about(self) -> dict[str, Any]:
        """The person, as residents.people takes them."""
        said = {name: self.cleaned_data[name] for name in self.person_fields if name in self.fields}
        if not said.get("birth_certainty"):
            said.pop("birth_certainty", None)
        if "contact_ok" in said:
            said["contact_ok"] = said["contact_ok"] or ContactOk.UNKNOWN
        return said

    def reception(self) -> dict[str, Any]:
        """The consultation, as this room's acts take it."""
        said = {name: self.cleaned_data[name] for name in self.matter_fields if name in self.fields}
        said["visitor_is_subject"] = not self.cleaned_data["somebody_else"]
        said["received_at"] = self._received_at()
        return said

    def _received_at(self) -> datetime:
        on = self.cleaned_data["received_on"] or self.today
        clock_time = self.cleaned_data["received_time"] or timezone.localtime(self.at).time()
        return moment(on, clock_time, self.known_at or self.at)


class NewForm(ReceptionForm):
    """「相談を受け付ける」"""

    needed_if: ClassVar[frozenset[str]] = frozenset({"name", "main_topic", "outcome"})
    counter = CodeChoiceField(label=_("受付機関"), required=False)
    existing = forms.UUIDField(required=False)
    look_again_on = DateInputField(
        label=_("次に見る日"),
        required=False,
        help_text=_("入れなければ、まちの決めた日数の後にします。"),
    )
    finish_now = forms.BooleanField(label=_("この場で対応を終える"), required=False)

    def __init__(
        self, *args: Any, counters: Sequence[tuple[str, str]], alike_url: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if len(counters) > 1:
            counter: Any = self.fields["counter"]
            counter.choices = list(counters)
        else:
            del self.fields["counter"]
        attrs = {
            **lookalike_attrs(alike_url),
            "hx-include": (
                "#id_name, #id_kana, #id_birth_on, #id_phone, [name=existing]:checked, "
                "[name=csrfmiddlewaretoken]"
            ),
        }
        for name in ("name", "kana", "birth_on", "phone"):
            self.fields[name].widget.attrs.update(attrs)
