"""Sentences of this room."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "protection.mark": _(
        "この文に、保護されている方の住所・電話・勤め先・学校のどれかが入っています。"
        "その部分を「〔保護〕」に書き換えてください。連絡先は「連絡先（保護）」のページにだけ書けます。"
        "同じ家の方の住所や電話のときは、空けて保存し、その方も保護にしてから書いてください。"
    ),
    "protection.not_yours": _(
        "この方は、あなたの機関が関わる相談の方ではありません。相談を持つ機関に頼んでください。"
    ),
    "protection.not_revealed_to_you": _(
        "連絡先を開けるのは、この方の件を持つ機関・調整役・名前を挙げて認められた人だけです。"
        "件を持つ機関に、連絡を取ってもらってください。"
    ),
    "protection.not_second": _(
        "解除を確認できるのは、この方の件を持つ機関の人か課長です。どちらかに頼んでください。"
    ),
    "protection.already": _(
        "この方はすでに同じ種類の保護の中です。期限を延ばすときは「状態を確認した」で書いてください。"
    ),
    "protection.ended": _("この保護はすでに解除されています。画面を開き直してください。"),
    "protection.since_ahead": _(
        "保護はすぐに始まります。「いつから」は今日までの日付を入力してください。"
    ),
    "protection.until_passed": _("「いつまで」が過ぎています。日付を確かめてください。"),
    "protection.ask_on_wrong": _("次に確認する日は、明日から1年のうちの日にしてください。"),
    "protection.application_backwards": _(
        "申出の終わりが始まりより前です。日付を確かめてください。"
    ),
    "protection.application_known": _("この申出（申出先と番号）はすでに記録されています。"),
    "protection.application_closed": _("この申出は、終わったことがすでに記録されています。"),
    "protection.closes_ahead": _(
        "まだ終わっていない申出です。終わった日になってから、市民課に確かめて記録してください。"
    ),
    "protection.applications_stand": _(
        "続いている申出が%(count)s件あります。すべてが終わったことを市民課に確かめて記録するまで、解除できません。"
    ),
    "protection.clerk_missing": _(
        "確認した相手（課と職員の名前）がありません。聞いて書いてください。"
    ),
    "protection.checked_another_day": _(
        "市民課への確認は、その日のものに限ります。今日もう一度確かめてください。"
    ),
    "protection.same_person": _(
        "申し出た人とは別の人の確認が要ります。同じ件を担当する人か課長に頼んでください。"
    ),
    "protection.not_proposed": _(
        "解除の申し出がまだありません。先に「解除を申し出る」を行ってください。"
    ),
    "protection.reason_missing": _("理由がありません。あとで読んでわかるように書いてください。"),
    "protection.nobody_named": _(
        "だれを近づけないかがありません。記録にある方・氏名・職員のどれかを入れてください。"
    ),
    "protection.oneself": _("本人を「近づけない人」にはできません。別の方を選んでください。"),
    "protection.protect_first": _(
        "この方は保護中ではありません。先に「保護にする」を行ってください。"
    ),
    "protection.only_looked": _(
        "緊急閲覧だけで見ている件では、保護にすることだけができます。ほかのことは、この件を持つ機関に伝えてください。"
    ),
    "protection.already_near": _("この方はすでに「近づけない人」から外されています。"),
    "protection.nothing_said": _("書かれたことがありません。変える項目に入力してください。"),
    "protection.too_long": _(
        "「%(label)s」は%(longest)s文字までです（いま%(length)s文字）。短くしてください。"
    ),
    "protection.nothing_to_replace": _("置き換える文はありません。"),
    "protection.nothing_unread": _("まだ見ていない開示はありません。"),
    "protection.may_not_meet": _(
        "この方は、この件の保護されている方に近づけない人です。席・同意・代理には入れられません。"
        "どうしても要るときは調整役に相談してください。"
    ),
}

MARK = _("〔保護〕")
MARK_AFTER = _("〔保護・後〕")
PROTECTED = _("保護中（開示しない）")
FIELDS: dict[str, str | Promise] = {
    "postal_code": _("郵便番号"),
    "address": _("住所"),
    "phone": _("電話"),
    "phone2": _("電話（ほか）"),
    "contact_note": _("連絡のしかた"),
    "workplace": _("勤め先"),
    "school": _("学校"),
    "coordinates": _("位置"),
}
GROUNDS: dict[str, str | Promise] = {
    "holder": _("件を持つ機関"),
    "coordinator": _("調整役"),
    "cleared": _("名前を挙げて認められた人"),
    "set_here": _("保護にした機関"),
}
DOORWAY = _("保護の期限")
DOORWAY_HINT = _("保護中の方と、状態を確かめる日、連絡先を開いた人")
DOORWAY_GROUP = _("守る")
ASK_AGAIN = _("保護の状態を市民課に確かめる")
ASK_ON = _("確認する日")
CONFIRM = _("状態を確認した")
LATE = _("過ぎています")
TODAY = _("きょう")
OPENED = _("開示しました")
NAMED = _("近づけない人が記録されました")
NAMED_BY = _("%(agency)s　%(who)sが記録：%(whom)s")
NAMED_WORKER = _("職員 %(name)s")
CHECK_IT = _("確かめる")
KEPT_FROM_HOLDER = _(
    "この機関の職員が、保護のため、担当する件から外れました。件を引き継げる職員がいるか、機関に確かめてください"
)
NOBODY_LEFT_ADMIN = _(
    "この機関には、保護中の方の件を見られる職員がいません。担当できる職員を加えてください"
)
ELSEWHERE = _("%(what)s（ほかの方の記録。中は見えません）")
STANDS_ELSEWHERE = _("住所などが、ほかの方の記録にも残っています")
COVER_IT = _("〔保護〕に置き換える")
FOUND = _("見つかりました")
READ = _("開示を見た")
NOBODY_LEFT = _("%(agencies)sに、この件を見られる職員がいません")
NO_WORKER = _("担当できる人がいません")
SEE = _("見る")
