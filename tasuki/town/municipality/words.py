"""The room's Japanese: what a pack may say about itself, and what is wrong with one."""

from django.utils.translation import gettext_lazy as _

# The three states of an item, as a pack writes them.
VERBATIM = "原文どおり"
CORRECTED = "訂正"
UNKNOWN = "不明"
DEFAULT_VALUE = "既定値"

# What a meeting asks about consent.
CONSENT_GIVEN = "あり"
CONSENT_NONE = "なし"
CONSENT_ANY = "不問"

# How a member of a meeting sits there.
REPRESENTATIVE = "代表者"
WORKER = "担当者"
MEMBER = "構成員"

UNKNOWN_LABEL = _("%(code)s（不明）")
DEFAULT_QUESTION = _(
    "原資料に定めがないため、製品の既定値を使っています。この値でよいか確認してください。"
)

SENTENCES = {
    "municipality.not_toml": _("TOMLとして読めません（%(why)s）。書き方を直してください。"),
    "municipality.unknown_key": _(
        "「%(key)s」という項目はありません。使える項目は %(known)s です。つづりを直すか、消してください。"
    ),
    "municipality.missing_key": _("「%(key)s」がありません。書き足してください。"),
    "municipality.wrong_type": _(
        "「%(key)s」の値 %(value)s は使えません。%(wanted)s を書いてください。"
    ),
    "municipality.twice": _("「%(item)s」が二度書かれています。どちらかを消してください。"),
    "municipality.unknown_code": _(
        "「%(key)s」の「%(item)s」は、どこにも定義されていません。つづりを直すか、定義を書き足してください。"
    ),
    "municipality.no_original": _(
        "「訂正」と書いた項目には original（原文）が要ります。原文を書き足してください。"
    ),
    "municipality.no_question": _(
        "「不明」と書いた項目には question（何を確かめるか）が要ります。書き足してください。"
    ),
    "municipality.no_source": _("source（出典）が空です。出典を書き足してください。"),
    "municipality.no_national": _(
        "町が足したコード「%(item)s」に national（国のコード）がありません。書き足してください。"
    ),
    "municipality.case_data_without_law": _(
        "会議体「%(item)s」は根拠法のない会議です。case_data を false にしてください。"
    ),
    "municipality.no_such_pack": _(
        "「%(item)s」のパックがありません。packs の下にフォルダを作ってください。"
    ),
    "municipality.incomplete": _("「%(kind)s」が一つもありません。書き足してください。"),
    "municipality.no_such_item": _(
        "このまちのパックに %(kind)s「%(item)s」がありません。パックに書き足してください。"
    ),
    "municipality.operator_only": _(
        "まちの登録は運用者だけができます。運用者のコマンドから行ってください。"
    ),
    "municipality.already_founded": _(
        "このデータベースには、すでに %(name)s が登録されています。別のまちは別のデータベースに作ってください。"
    ),
}
