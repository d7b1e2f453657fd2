"""Sentences of this room, and the words of its pages, rows and papers."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

READS_AS = {
    "holder": _("担当機関として"),
    "former": _("前の担当機関として"),
    "coordination": _("調整役として"),
    "emergency": _("緊急閲覧（時間を限って、一人だけ）"),
}
READS_AT_TABLE = _("会議の席（%(table)s）")
READS_OTHERWISE = _("ほかの根拠（件のページで確かめてください）")

SENTENCES: dict[str, str | Promise] = {
    "consent.not_yours": _(
        "この人の相談に関わっていないので、同意を見たり書いたりできません。"
        "関わっている機関に、同意を確かめてもらってください。"
    ),
    "consent.stale": _(
        "開いている間に、%(who)sがこの人の同意を書きました。新しい内容を見てから、もう一度書いてください。"
    ),
    "consent.does_not_cover": _(
        "本人の同意は、「%(receiver)s」にこの内容を伝えることを含んでいません。"
        "本人にもう一度たずねるか、同意のほかに伝えられる根拠がないかを確かめてください。"
    ),
    "consent.was_withdrawn": _(
        "本人は同意を撤回しています。「%(receiver)s」には、同意を根拠に伝えられません。"
        "本人にもう一度たずねるか、同意のほかに伝えられる根拠がないかを確かめてください。"
    ),
    "consent.capacity_unclear": _(
        "判断能力の課題により、本人の同意を確かめられていません。同意を根拠にせず、"
        "法定代理人がいるか、支援会議など同意のほかの根拠で伝えられるかを確かめてください。"
    ),
    "consent.no_way": _("同意の方法（書面・口頭・電磁的方法）を選んでください。"),
    "consent.representative_unnamed": _("代わって同意する人の氏名を書いてください。"),
    "consent.representative_kind": _(
        "代わって同意できるのは法定代理人だけです。親権者・後見人などの種類を選んでください。"
        "法定代理人でない家族は、本人が口頭で同意したときの立会人になれます。"
    ),
    "consent.family_only_oral": _(
        "家族の立ち会いで受けるのは、本人が口頭で同意したときだけです。方法を「口頭」にするか、"
        "本人に署名してもらってください。"
    ),
    "consent.family_unnamed": _("立ち会った家族の氏名を「立会人」に書いてください。"),
    "consent.represents_self": _(
        "本人は「本人」として答えます。答えた人を「本人」にしてください。"
    ),
    "consent.not_of_the_household": _(
        "選んだ人は、本人の世帯や家族として記録されていません。氏名を書き、代理の種類を選んでください。"
    ),
    "consent.representative_estranged": _(
        "この人は、本人が避けている人か、そのつながりのある人です。代わって同意することはできません。"
        "本人が子どもなら児童相談所に、大人なら支援会議と家庭裁判所（後見人の選任・解任、親権の制限）に"
        "相談してください。急ぐときは、通告・通報を先にしてください。"
    ),
    "consent.representative_danger": _(
        "この人の相談には虐待・DVの心配が書かれています。代わりの人の同意は、そのままでは使えません。"
        "本人に直接たずねるか、児童相談所・家庭裁判所（親権の制限、後見人の選任・解任）・支援会議に"
        "相談してください。通告・通報には同意は要りません。"
    ),
    "consent.no_day": _("同意を受けた日を書いてください。"),
    "consent.in_future": _("まだ来ていない日です。実際に聞いた日を書いてください。"),
    "consent.dates_backwards": _("終わりの日が、始まりの日より前です。日付を確かめてください。"),
    "consent.already_ended": _("終わりの日がもう過ぎています。これからの日を書いてください。"),
    "consent.too_far": _("先の日すぎます。%(years)s年以内の日を書いてください。"),
    "consent.nothing_covered": _(
        "同意の範囲がありません。だれに・何を・何のために伝えてよいかを、一つは選んでください。"
    ),
    "consent.no_categories": _("伝えてよい情報の区分を、一つは選んでください。"),
    "consent.unknown_code": _("一覧にない区分です。ページを開き直して、選び直してください。"),
    "consent.unknown_agency": _("一覧にない機関です。ページを開き直して、選び直してください。"),
    "consent.nothing_left": _(
        "例外をのぞくと、伝えてよいものが残りません。本人が同意していないときは"
        "「同意しないと言われた」に記録してください。"
    ),
    "consent.stands_renew": _(
        "いまの同意がまだ続いています。聞き直したときは「更新する」に、"
        "やめると言われたときは「撤回を記録する」に記録してください。"
    ),
    "consent.stands_withdraw": _(
        "いまの同意がまだ続いています。やめると言われたときは「撤回を記録する」に記録してください。"
        "何が残るかを本人に説明するためです。"
    ),
    "consent.not_standing": _(
        "この同意はもう続いていません。いまの同意を見てから、やり直してください。"
    ),
    "consent.withdrawn_before_given": _(
        "撤回の日が、同意を受けた日より前です。日付を確かめてください。"
    ),
    "consent.scope_withdrawn": _("この範囲は、もう撤回されています。"),
    "consent.nothing_to_attach": _(
        "写しを付けられるのは、いまの答えだけです。いまの答えを見てから、やり直してください。"
    ),
    "consent.ask_in_past": _("次にたずねる日は、あしたより先の日にしてください。"),
    "consent.reason_missing": _(
        "何を試し、どんなようすだったかを書いてください。次に聞く人が同じことを繰り返さずにすみます。"
    ),
    "consent.told_by_missing": _("だれが伝えてきたか（本人、法定代理人など）を書いてください。"),
    "consent.told_missing": _(
        "やめる前に伝えたことがどう残るかを、本人にどう説明したかを書いてください。"
    ),
    "consent.too_long": _(
        "文章は%(longest)s字までです（いま%(length)s字）。短くするか、経過の記録に分けて書いてください。"
    ),
    "consent.not_signed": _(
        "署名がありません。枠の中に指で書いてもらうか、氏名を入力し、立会人の氏名を書いてください。"
    ),
    "consent.signature_unreadable": _(
        "署名の画像を読めませんでした。もう一度書いてもらうか、氏名を入力し、立会人の氏名を書いてください。"
    ),
}

UNKNOWN = _("まだ聞いていない")
ENDED = _("期限切れ")
TONES = {
    "given": "ok",
    "partial": "ok",
    "refused": "stop",
    "asking": "wait",
    "withdrawn": "stop",
    "unable": "due",
    "unknown": "quiet",
}

WHOLE = _("全部")
ONE_SCOPE = _("一部")
NO_END = _("期限なし")
FROM_RECEPTION = _("受付のときに聞いた。")
FROM_VISITOR = _("受付のときに、来談者の%(name)sから聞いた。本人には、まだ確かめていない。")
EVERYONE = _("支援関係機関すべて")
KIND = _("%(kind)sすべて")
LISTED = _("、")

# Facts of an answer, in their order.
GIVER = _("答えた人")
WAY = _("方法")
WITNESS = _("立会人")
SINCE = _("受けた日")
UNTIL = _("いつまで")
ASK_AGAIN = _("次にたずねる日")
TAKEN_BY = _("聞いた人")
REASON = _("理由・ようす")
TO_WHOM = _("だれに")
WHAT = _("何を")
WHAT_FOR = _("何のために")
EXCEPT_AGENCY = _("伝えない機関")
EXCEPT_CATEGORY = _("伝えない情報")
PERSON = _("だれの同意か")

# Rows of the desk.
ENDS_SOON = _("同意の期限が近い")
HAS_ENDED = _("同意の期限が切れた")
TO_ASK = _("同意をたずねる")
RENEW = _("更新する")
ASK_NOW = _("たずねる")

# The sheet.
SHEET = _("同意書")
SHEET_NUMBER = _("%(version)s版")
PRINTED = _("印刷 %(on)s")
NAME_LINE = _("{氏名|しめい}")
DAY_LINE = _("{日付|ひづけ}")
UNTIL_LINE = _("いつまで")
WITNESS_LINE = _("{立会人|たちあいにん}の{氏名|しめい}")
PROXY_LINE = _("{代|か}わって{同意|どうい}する{人|ひと}の{氏名|しめい}と{種類|しゅるい}")
NOT_TO = _("{伝|つた}えてほしくない ところ")
NOT_THIS = _("{伝|つた}えてほしくない こと")
SIGNATURE = _("{署名|しょめい}")
TICK_HELP = _("{伝|つた}えてほしくないものに、しるしを{付|つ}けてください。")
GIVERS_SELF = _("本人")
SCOPE_LINE = _("%(to)s　%(what)s（%(for)s）")
