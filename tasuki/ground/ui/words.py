"""What the forms say when something is missing or mistyped: what is wrong, then what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "ground.missing": _("「%(label)s」を入力してください。"),
    "ground.not_chosen": _("「%(label)s」を選んでください。"),
    "ground.not_confirmed": _("「%(label)s」を確かめて、印を付けてください。"),
    "ground.unknown_choice": _("「%(label)s」は、一覧にあるものから選んでください。"),
    "ground.not_a_number": _("「%(label)s」は、数字で入力してください（例：80）。"),
    "ground.not_a_time": _("「%(label)s」は、13:30のように入力してください。"),
    "ground.too_long": _(
        "「%(label)s」は%(limit)s字までです。いま%(length)s字あり、%(over)s字多いので、短くしてください。"
        "入力した文章はそのまま残っています。"
    ),
    "ground.too_long_line": _(
        "「%(label)s」は%(limit)s字までです（いま%(length)s字）。短くしてください。"
    ),
    "ground.bad_value": _("「%(label)s」を読み取れません。入力し直してください。"),
}
