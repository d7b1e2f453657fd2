"""Forms of consent. The ordinary one is filled but for a glance; the rest stands folded below it."""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tasuki.ground import ruby
from tasuki.ground.forms import (
    Choices,
    CodeChoiceField,
    CodesField,
    DateInputField,
    LongTextField,
    TasukiForm,
)
from tasuki.residents.consent import rules
from tasuki.residents.consent.models import Giver, Way
from tasuki.town.municipality import pack

FINE_ROWS = 4
EVERYONE = "everyone"
Fold = tuple[str, str | Promise, list[BoundField], bool]


def choose(form: forms.Form, name: str, choices: Choices) -> None:
    """The choices of one field."""
    field: Any = form.fields[name]
    field.choices = list(choices)


class ScanField(forms.FileField):
    """The paper as it was scanned; one byte more than is allowed is enough to refuse it."""

    widget = forms.FileInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("同意書の写し"))
        kwargs.setdefault("help_text", _("PDFか画像、10MBまで。ファイルは暗号化して保存します。"))
        super().__init__(allow_empty_file=True, **kwargs)


class _Folding(TasukiForm):
    """A form whose seldom parts stand folded under it: `folds` = (name, heading, fields)."""

    shown: ClassVar[Sequence[str]] = ()
    folds: ClassVar[Sequence[tuple[str, str | Promise, Sequence[str]]]] = ()
    usual: ClassVar[frozenset[str]] = frozenset()

    @property
    def grouped(self) -> list[tuple[str | Promise, list[BoundField]]]:
        """What everybody fills in."""
        return [("", [self[name] for name in self.shown if name in self.fields])]

    @property
    def folded(self) -> list[Fold]:
        """What most do not need; open where something is wrong or said."""
        found: list[Fold] = []
        for name, heading, members in self.folds:
            bounds = [self[one] for one in members if one in self.fields]
            is_open = any(
                one.errors or (one.value() and one.name not in self.usual) for one in bounds
            )
            if bounds:
                found.append((name, heading, bounds, is_open))
        return found


class GiveForm(_Folding):
    """「同意を受ける」: one sheet, one signature; exceptions and the fine print are folded."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"giver_relation", "giver_name", "witness"})
    way = CodeChoiceField(label=_("方法"), radio=True, choices=Way.choices)
    since = DateInputField(label=_("同意を受けた日"))
    until = DateInputField(
        label=_("いつまで"), required=False, help_text=_("空けておくと、期限なしになります。")
    )
    scan = ScanField(required=False)
    except_categories = CodesField(label=_("伝えないでほしい情報"), required=False)
    except_agencies = CodesField(label=_("伝えないでほしい機関"), required=False)
    giver = CodeChoiceField(
        label=_("答えた人"),
        radio=True,
        required=False,
        choices=Giver.choices,
        help_text=_("家族は代わりに同意できません。本人が口頭で同意したときの立会人になれます。"),
    )
    giver_relation = CodeChoiceField(label=_("代理の種類"), required=False)
    giver_person = CodeChoiceField(
        label=_("記録にある人から選ぶ"),
        required=False,
        help_text=_("世帯や家族として記録されている人のときに選びます。"),
    )
    giver_name = forms.CharField(label=_("代理人の氏名"), required=False, max_length=100)
    witness = forms.CharField(label=_("立会人"), required=False, max_length=100)
    reason = LongTextField(label=_("ようす・補足"), required=False, rows=2, max_length=2000)

    shown = ("way", "since", "until", "scan")
    usual = frozenset({"giver"})
    beside: ClassVar = {
        "consent.no_way": "way",
        "consent.no_day": "since",
        "consent.in_future": "since",
        "consent.dates_backwards": "until",
        "consent.already_ended": "until",
        "consent.too_far": "until",
        "consent.nothing_left": "except_categories",
        "consent.representative_unnamed": "giver_name",
        "consent.representative_kind": "giver_relation",
        "consent.family_only_oral": "way",
        "consent.family_unnamed": "witness",
        "consent.not_of_the_household": "giver_person",
        "consent.represents_self": "giver",
        "vault.empty": "scan",
        "vault.too_large": "scan",
        "vault.program": "scan",
        "vault.unknown_kind": "scan",
        "vault.misnamed": "scan",
    }

    def __init__(
        self,
        *args: Any,
        agencies: Choices = (),
        relatives: Choices = (),
        fine: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        town = pack.current(self.today)
        listed = list(agencies)
        choose(self, "except_categories", town.choices("consent_categories"))
        choose(self, "except_agencies", listed)
        choose(self, "giver_relation", town.choices("consent_representatives"))
        choose(self, "giver_person", relatives)
        self.fine = range(1, FINE_ROWS + 1) if fine else range(0)
        receivers: list[Any] = [
            (EVERYONE, _("支援関係機関すべて")),
            (
                _("機関の種別"),
                [(f"kind:{one}", label) for one, label in town.choices("agency_kinds")],
            ),
            (_("機関"), listed),
        ]
        for number in self.fine:
            self._grow(number, receivers, town)

    def _grow(self, number: int, receivers: Choices, town: pack.Pack) -> None:
        to = CodeChoiceField(label=_("だれに"), required=False, choices=receivers)
        what = CodesField(
            label=_("何を"), required=False, choices=town.choices("consent_categories")
        )
        purpose = CodeChoiceField(
            label=_("何のために"), required=False, choices=town.choices("consent_purposes")
        )
        self.fields |= {f"to_{number}": to, f"what_{number}": what, f"for_{number}": purpose}

    @property
    def folds(self) -> Sequence[tuple[str, str | Promise, Sequence[str]]]:  # type: ignore[override]
        """Three folds: exceptions, who spoke, the fine print."""
        fine = [f"{part}_{number}" for number in self.fine for part in ("to", "what", "for")]
        spoke = ("giver", "giver_relation", "giver_person", "giver_name", "witness", "reason")
        return (
            (
                "exceptions",
                _("伝えないでほしいものがある"),
                ("except_categories", "except_agencies"),
            ),
            ("giver", _("代わりの人・立会人・補足を書く"), spoke),
            ("fine", _("細かく決める（だれに・何を・何のために）"), fine),
        )

    def clean_giver(self) -> str:
        """Nothing said is the person's own word."""
        return self.cleaned_data["giver"] or Giver.SELF.value

    def reaches(self) -> list[rules.Reach]:
        """The fine print; empty when nobody opened it."""
        said = self.cleaned_data
        found = []
        for number in self.fine:
            to, what = said[f"to_{number}"], frozenset(said[f"what_{number}"])
            purpose = said[f"for_{number}"]
            if not (to or what or purpose):
                continue
            kind = to.removeprefix("kind:") if to.startswith("kind:") else ""
            agency = UUID(to) if to and to != EVERYONE and not kind else None
            found.append(rules.Reach(what, purpose, agency=agency, kind=kind))
        return found

    def clean(self) -> dict[str, Any]:
        """A row of the fine print is whole, so that nothing is told by half of one."""
        said = super().clean() or {}
        for number in self.fine:
            row = {part: said.get(f"{part}_{number}") for part in ("to", "what", "for")}
            if any(row.values()):
                for part, value in row.items():
                    if not value and f"{part}_{number}" not in self.errors:
                        field = self.fields[f"{part}_{number}"]
                        self.add_error(f"{part}_{number}", field.error_messages["required"])
        return said


class RenewForm(GiveForm):
    """「更新する」: the same again, until another day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, fine=False, **kwargs)
        del self.fields["except_categories"], self.fields["except_agencies"]


class TabletForm(_Folding):
    """The sheet on the screen: the person reads, ticks and signs."""

    needed_if: ClassVar[frozenset[str]] = frozenset({"giver_name", "witness"})
    except_categories = CodesField(label=_("伝えてほしくないこと"), required=False)
    except_agencies = CodesField(label=_("伝えてほしくないところ"), required=False)
    signature = forms.CharField(
        required=False, widget=forms.HiddenInput, max_length=rules.LARGEST_SIGNATURE
    )
    giver_name = forms.CharField(
        label=_("なまえ"),
        required=False,
        max_length=100,
        help_text=_("指で書けないときは、ここになまえを入力します。"),
    )
    witness = forms.CharField(
        label=_("立会人のなまえ"),
        required=False,
        max_length=100,
        help_text=_("なまえを入力したときに書きます。"),
    )

    shown = ("except_categories",)
    folds = (("who", _("伝えてほしくないところがある"), ("except_agencies",)),)
    beside: ClassVar = {
        "consent.not_signed": "giver_name",
        "consent.signature_unreadable": "giver_name",
        "consent.nothing_left": "except_categories",
    }

    def __init__(self, *args: Any, agencies: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = pack.current(self.today).codes("consent_categories")
        plainly = [(one.code, ruby.html(one.help or one.label)) for one in listed]
        choose(self, "except_categories", plainly)
        choose(self, "except_agencies", agencies)

    @property
    def signing(self) -> list[BoundField]:
        """Below the pad."""
        return [self["giver_name"], self["witness"]]


class AskForm(TasukiForm):
    """「確認中にする」"""

    ask_again_on = DateInputField(label=_("次にたずねる日"))
    reason = LongTextField(label=_("ようす"), required=False, rows=3, max_length=2000)

    beside: ClassVar = {"consent.ask_in_past": "ask_again_on", "consent.too_far": "ask_again_on"}


class RefuseForm(TasukiForm):
    """「同意しないと言われた」"""

    way = CodeChoiceField(label=_("方法"), radio=True, choices=Way.choices)
    since = DateInputField(label=_("聞いた日"))
    reason = LongTextField(
        label=_("理由（聞けたときだけ）"), required=False, rows=3, max_length=2000
    )
    ask_again_on = DateInputField(label=_("もう一度たずねる日"), required=False)

    beside: ClassVar = {
        "consent.ask_in_past": "ask_again_on",
        "consent.in_future": "since",
        "consent.no_day": "since",
        "consent.no_way": "way",
    }


class IncapableForm(TasukiForm):
    """「判断能力の課題により確かめられない」"""

    reason = LongTextField(
        label=_("試したことと、そのときのようす"),
        rows=5,
        max_length=2000,
        help_text=_("絵や短い言葉でたずねた、日を変えた、など。決めつけずに、見たままを書きます。"),
    )
    witness = forms.CharField(label=_("立会人"), required=False, max_length=100)
    ask_again_on = DateInputField(label=_("もう一度たずねる日"), required=False)

    beside: ClassVar = {
        "consent.ask_in_past": "ask_again_on",
        "consent.reason_missing": "reason",
    }


class WithdrawForm(TasukiForm):
    """「撤回を記録する」"""

    what = CodeChoiceField(label=_("何を撤回するか"), radio=True)
    on = DateInputField(label=_("撤回の日"))
    way = CodeChoiceField(label=_("方法"), radio=True, choices=Way.choices)
    told_by = forms.CharField(label=_("だれが伝えてきたか"), max_length=100)
    told = LongTextField(
        label=_("残るものについて本人に説明したこと"),
        rows=4,
        max_length=2000,
        help_text=_("やめる前に伝えたことは、消えずに残ります。どう説明したかを書きます。"),
    )

    recall = LongTextField(
        label=_("渡した紙の回収"),
        required=False,
        rows=3,
        max_length=2000,
        help_text=_("下の一覧の紙を、だれが・いつまでに回収するか。回収しないときは、その理由。"),
    )

    beside: ClassVar = {
        "consent.in_future": "on",
        "consent.withdrawn_before_given": "on",
        "consent.told_missing": "told",
        "consent.told_by_missing": "told_by",
        "consent.scope_withdrawn": "what",
    }

    def __init__(self, *args: Any, scopes: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "what", [("whole", _("全部")), *scopes])


class AttachForm(TasukiForm):
    """「写しを付ける」"""

    scan = ScanField()

    beside: ClassVar = {
        "vault.empty": "scan",
        "vault.too_large": "scan",
        "vault.program": "scan",
        "vault.unknown_kind": "scan",
        "vault.misnamed": "scan",
    }
