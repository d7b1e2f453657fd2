"""What this room says."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "rollcall.no_reason": _("何があったかを1行で書いてください（例：大雨警報）。"),
    "rollcall.too_long": _("「何があったか」は%(longest)s字までです。短くしてください。"),
    "rollcall.ended": _(
        "この安否確認は終わっています。続けるときは、新しい安否確認を始めてください。"
    ),
    "rollcall.nobody": _("確認した人に印を付けてから、もう一度押してください。"),
    "rollcall.not_listed": _(
        "一覧にない人は確認済みにできません。画面を開き直し、いまの一覧から選んでください。"
    ),
    "rollcall.not_yours": _(
        "この安否確認は「%(agency)s」のものです。その機関の担当者に確かめてください。"
    ),
}

DOORWAY = _("安否確認")
DOORWAY_HINT = _("警報や災害のときに、担当している人を地区ごとに確かめる")
DOORWAY_GROUP = _("急ぐとき")
NO_AREA = _("地区の記録なし")
NOT_TOLD = _("伝えられていない")
TITLE = _("安否確認　%(reason)s")
SUMMARY = _("%(count)s人のうち%(checked)s人を確認")
HEADS = (
    _("確認"),
    _("氏名"),
    _("住所・電話"),
    _("担当"),
    _("必要としていること"),
    _("最後の連絡"),
)
TICKED = _("✓ 済")
OPEN = "□"  # a box that the paper's own font has
ONLY_FOR = _("この紙には個人の情報が載っています。確認が終わったら回収し、裁断してください。")
