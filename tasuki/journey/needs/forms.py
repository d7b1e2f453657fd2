"""The form of needs."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from tasuki.ground.forms import Choices, CodesField, LongTextField, TasukiForm


class NeedsForm(TasukiForm):
    """「この事業があれば使いたい」"""

    projects = CodesField(label=_("この事業があれば使いたい"), required=False)
    note = LongTextField(
        label=_("何に使いたいか"),
        required=False,
        rows=3,
        max_length=2000,
        help_text=_("計画の根拠になります。氏名などは書きません。"),
    )

    def __init__(self, *args: Any, projects: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.let_choose("projects", projects)
