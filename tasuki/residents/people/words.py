"""Sentences of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "people.not_yours": _(
        "この方は、あなたの機関が関わる相談の方ではありません。相談を持つ機関からつないでもらってください。"
    ),
    "people.not_your_matter": _(
        "この件にはあなたの機関が関わっていません。担当機関に一緒に対応することを頼んでください。"
    ),
    "people.name_missing": _(
        "氏名がありません。氏名を入力するか、「匿名」または「不明」を選んでください。"
    ),
    "people.name_though_withheld": _(
        "「匿名」「不明」を選んだときは氏名を残せません。氏名を消すか、「氏名あり」を選んでください。"
    ),
    "people.birth_in_future": _(
        "生年月日（%(day)s）がまだ来ていない日です。年号と年を確かめてください。"
    ),
    "people.birth_too_long_ago": _(
        "生年月日（%(day)s）では%(years)s歳になります。年号と年を確かめてください。"
    ),
    "people.birth_and_estimate": _(
        "生年月日と推定年齢の両方があります。生年月日がわかるときは推定年齢を消してください。"
    ),
    "people.birth_as_said": _("生年月日と「確かさ」の選択が合いません。どちらかを直してください。"),
    "people.estimate_not_human": _(
        "推定年齢%(years)s歳は入力できません。0から%(oldest)sまでの数で入力してください。"
    ),
    "people.too_long": _(
        "「%(label)s」は%(longest)s文字までです（いま%(length)s文字）。短くするか、備考や記録に書いてください。"
    ),
    "people.stale": _(
        "%(who)sさんが先に直しました。相手の内容を見て、どちらを残すか選んでください。"
    ),
    "people.protected_contact": _(
        "保護中の方の住所・電話などは、ここには書けません。「連絡先（保護）」のページで書いてください。"
    ),
    "people.nothing_changed": _(
        "変わったところがありません。直す項目を変えてから保存してください。"
    ),
    "people.already_concerned": _("この方はすでにこの件に入っています。"),
    "people.household_empty": _("世帯員がいません。一人以上選んでください。"),
    "people.household_label_missing": _("世帯の呼び名がありません。呼び名を入力してください。"),
    "people.household_not_yours": _(
        "この世帯には、あなたの機関が関わる方がいません。担当機関に確かめてください。"
    ),
    "people.already_member": _("この方はすでにこの世帯の世帯員です。"),
    "people.member_already_ended": _("この方は%(day)sに世帯から外れています。"),
    "people.member_ends_before_start": _(
        "世帯から外れた日が、世帯に入った日（%(day)s）より前です。日付を確かめてください。"
    ),
    "people.tie_to_self": _("同じ方どうしのつながりは登録できません。別の方を選んでください。"),
    "people.already_tied": _("このつながりはすでに登録されています。"),
}

WITHHELD = _("お名前を伏せた方")
UNKNOWN = _("お名前のわからない方")
PROTECTED = _("保護中（開示しない）")
AGE_UNKNOWN = _("年齢不明")
UNDER_TEN = _("10歳未満")
BAND = _("%(decade)s代")
ESTIMATED_BAND = _("%(band)s（推定）")
YEARS = _("%(years)s歳")
ESTIMATED_YEARS = _("%(years)s歳くらい（推定）")

# Why somebody may be the same person; the form shows these beside each of them.
LIKENESS: dict[str, str | Promise] = {
    "name_same": _("氏名が同じ"),
    "name_similar": _("氏名が似ている"),
    "kana_same": _("ふりがなが同じ"),
    "kana_similar": _("ふりがなが似ている"),
    "birth_same": _("生年月日が同じ"),
    "birth_similar": _("生年月日が一部同じ"),
    "phone_same": _("電話番号が同じ"),
}
