"""Sentences of handing on, and the words of its pages and desk rows."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tasuki.ground.doorways import Doorway
from tasuki.trust.access.roles import Role

SENTENCES: dict[str, str | Promise] = {
    "transfers.not_to_you": _(
        "確かめるのは、引き継いだ本人です。あなたへの引継ぎは「引継ぎ」のページで見られます。"
    ),
    "transfers.read_already": _("この引継ぎは、もう確かめてあります。"),
    "transfers.not_yours": _(
        "引き継げるのは、離れる本人・その機関の管理職・管理者です。管理職に相談してください。"
    ),
    "transfers.office_only": _(
        "受託者の交代を決めるのは、委託元の事務局か相談支援包括化推進員です。委託元に連絡してください。"
    ),
    "transfers.not_commissioner": _(
        "この交代を扱うのは委託元の「%(office)s」です。委託元に連絡してください。"
    ),
    "transfers.not_receiver": _("受け取るのは、次の受託者の「%(receiver)s」です。"),
    "transfers.nothing_chosen": _("引き継ぐものが選ばれていません。一つ以上を選んでください。"),
    "transfers.to_the_leaver": _("離れる本人には引き継げません。ほかの人を選んでください。"),
    "transfers.same_agency": _("同じ機関です。次の受託者には、ほかの機関を選んでください。"),
    "transfers.nobody_there": _(
        "次の受託者に、相談を担当する職員のアカウントがまだありません。管理者に開いてもらってください。"
    ),
    "transfers.last_day_passed": _("最後の日は、今日以降の日にしてください。"),
    "transfers.no_contract": _(
        "契約の名前と、個人情報の取扱いの定めを書いてください。渡す根拠の記録になります。"
    ),
    "transfers.too_long": _("文章は20,000字までです。短くしてください。"),
    "transfers.change_is_over": _("この交代はもう終わっています。新しい交代として始めてください。"),
    "transfers.change_runs": _(
        "この機関の交代がもう始まっています。一覧から開いて続けてください。"
    ),
    "transfers.certificate_unsaid": _(
        "返却・消去の日、方法、証明した人の三つがそろって証明書になります。足りないものを入れてください。"
    ),
    "transfers.certificate_ahead": _("返却・消去の日は、今日までの日にしてください。"),
    "transfers.ground_holds": _("%(label)s（%(basis)s）。%(consent)s"),
    "transfers.ground_confirm": _(
        "町が確かめるまで渡せません。「伝えてよいか調べる」で確かめてください。%(consent)s"
    ),
    "transfers.ground_not": _(
        "渡す根拠がありません。次の受託者の適用（第4章・第5章）を町の設定で決めるか、本人の同意を得るか、"
        "渡さない理由を書いてください。%(consent)s"
    ),
    "transfers.ground_may": _("根拠を確かめてください。%(consent)s"),
    "transfers.ground_conditions": _("根拠の条件を確かめてください。%(consent)s"),
    "transfers.consent_given": _("本人は共有に同意しています。"),
    "transfers.consent_partly": _("本人の同意は一部だけです。"),
    "transfers.consent_none": _("本人は同意していません。交代を説明してください。"),
    "transfers.consent_asking": _("本人に確かめているところです。"),
    "transfers.consent_withdrawn": _("本人は同意を撤回しています。交代を説明してください。"),
    "transfers.consent_incapable": _("判断能力の課題により、本人の同意を確かめられていません。"),
    "transfers.consent_unknown": _("本人にまだ聞いていません。交代を知らせてください。"),
    "transfers.of_all": _("関わる方%(all)s人：%(said)s。"),
    "transfers.tell_the_others": _("同意していない方には、交代を説明してください。"),
    "transfers.of_them": _("%(state)s%(count)s人"),
    "transfers.in_short_given": _("同意あり"),
    "transfers.in_short_partly": _("一部だけ同意"),
    "transfers.in_short_none": _("同意なし"),
    "transfers.in_short_asking": _("確認中"),
    "transfers.in_short_withdrawn": _("撤回"),
    "transfers.in_short_incapable": _("判断能力の課題により未確認"),
    "transfers.in_short_unknown": _("まだ聞いていない"),
    "transfers.state_taken": _("受け取られた"),
    "transfers.state_kept": _("渡さない"),
    "transfers.state_offered": _("受け取り待ち"),
    "transfers.state_lapsed": _("期限切れ：これまでの受託者が持っています"),
    "transfers.state_returned": _("差し戻された：これまでの受託者が持っています"),
    "transfers.state_waiting": _("まだ差し出していません"),
    "transfers.state_ended": _("終わった件"),
}

CHANGE = _("受託者の交代：%(old)s → %(new)s")
LAST_DAY = _("最後の日")
TAKE = _("まとめて受け取る")
OFFER = _("まとめて差し出す")
SEE = _("見る")
CERTIFY = _("証明書を入れる")
NOT_TAKEN = _("受け取られていない件があります")
NO_CERTIFICATE = _("返却・消去証明書がありません")
LOST = _("担当者のいなくなった件が%(count)s件あります")
LOST_NOTE = _("機関全体で持っています。担当者を決めてください。")
NO_WORKER = _("担当者なし")
LEAVING = _("所属が終わります：%(agency)s")
LEAVING_LEFT = _("引き継ぐもの%(count)s件")
HAND_ON = _("引き継ぐ")
RECEIVED = _("%(name)sから引き継いだもの")
RECEIVED_NOTE = _("申し送りがあります。読んで「確かめた」を押してください。")
RECEIVED_NO_NOTE = _("中身を見て「確かめた」を押してください。")
READ = _("読む")
HANDED_ON = _("引継ぎの日")
NEXT = _("次の人への申し送り")
STAY = _("いまは替えない")
FOLLOW = _("上で選んだ人")
WHOLE = _("機関全体で持つ（担当者を決めない）")
DEFAULT = _("%(agency)s：まとめて引き継ぐ人")
ITEM = _("%(kind)s　%(number)s　%(title)s　%(on)s")
KEEP = _("%(number)s %(title)s（%(kind)s）を渡さない理由")
GOES = _("差し出します。%(said)s")
STAYS = _("差し出せません。%(said)s")
PERSON_SAID = _("%(name)s：%(state)s")
TAKEN_CHOICE = _("%(number)s（%(kind)s）　%(said)s")

GROUP = _("アカウントと引継ぎ")
DOORWAYS = (
    Doorway(
        address="transfers:overview",
        label=_("引継ぎ"),
        hint=_("異動・退職する人の件を次の人へ。担当者のいなくなった件。"),
        group=GROUP,
        order=80,
        shown=lambda actor: actor.works or actor.is_admin,
    ),
    Doorway(
        address="transfers:contractors",
        label=_("受託者の交代"),
        hint=_("3月31日などに委託先が替わるとき、すべての件を渡し、閲覧を終え、証明書を受け取る。"),
        group=GROUP,
        order=80,
        shown=lambda actor: actor.works or actor.has(Role.SECRETARY),
    ),
)
