"""Sentences of this room, and its ways in."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tasuki.ground.doorways import Doorway

SENTENCES: dict[str, str | Promise] = {
    "organizations.admin_only": _(
        "アカウントと所属は管理者が登録します。所属の管理者に頼んでください。"
    ),
    "organizations.invitation_over": _(
        "この招待は使われたか、期限（7日）が過ぎています。システムの保守の担当に新しいものを頼んでください。"
    ),
    "organizations.invitation_used_up": _(
        "この招待はもう使われています。職員の一覧で、その人のアカウントを確かめてください。"
    ),
    "organizations.own_only": _("パスワードとログインを変えられるのは本人だけです。"),
    "organizations.login_letters": _(
        "ログイン名は半角の英小文字・数字・「.」「-」「_」で2字から60字までにしてください。"
    ),
    "organizations.login_taken": _(
        "ログイン名「%(login)s」はもう使われています。ほかの名にしてください。"
    ),
    "organizations.no_name": _("氏名を60字までで入れてください。"),
    "organizations.account_is_closed": _(
        "このアカウントは閉じられています。同じ人が戻ったときは、新しいアカウントを開いてください。"
    ),
    "organizations.not_your_own": _(
        "自分のアカウントは閉じられません。ほかの管理者に頼んでください。"
    ),
    "organizations.still_appointed": _(
        "まだ続いている所属があります。先に所属の終わりの日を決め、引継ぎを済ませてください。"
    ),
    "organizations.ends_before_it_starts": _(
        "終わりの日は、始まりの日（%(since)s）以降にしてください。"
    ),
    "organizations.appointed_already": _(
        "同じ日から同じ機関・同じ役割の所属がもうあります。一覧を確かめてください。"
    ),
    "organizations.last_admin": _(
        "管理者がいなくなります。先に、終わりの日のない管理者をほかに任命してください。"
    ),
    "organizations.nobody_chosen": _("対象が選ばれていません。一つ以上に印を付けてください。"),
    "organizations.same_password": _(
        "いまと同じパスワードです。ほかの人が知らない新しいものにしてください。"
    ),
    "organizations.wrong_password": _("いまのパスワードが違います。"),
    "organizations.own_rests": _(
        "パスワードの間違いが続いたので、しばらく受け付けません。時間をおいてください。"
    ),
    "organizations.factor_there": _(
        "二段階ログインはもう始まっています。端末を替えるときは、先に今のものをやめてください。"
    ),
    "organizations.no_factor": _("二段階ログインは始まっていません。"),
    "organizations.wrong_code": _(
        "確認コードが違うか、もう使われています。アプリの次の数字に変わってから入れてください。"
        "合わないときは、電話の日付と時刻の自動設定を確かめてください。"
    ),
    "organizations.code_rests": _(
        "確認コードの間違いが続いたので、%(until)sまで受け付けません。時刻を過ぎてから入れてください。"
        "電話がないときは予備コードを使うか、管理者に解除を頼んでください。"
    ),
    "organizations.code_too_late": _(
        "時間がたったので、もう一度ログイン名とパスワードから始めてください。"
    ),
    "organizations.recovery_left": _(
        "予備コードを使いました。残りは%(left)s個です。電話が戻らないときは、端末を替えてください。"
    ),
    "organizations.reset_unsaid": _(
        "理由と、本人であることをどう確かめたかを書いてください。記録に残ります。"
    ),
    "organizations.reset_too_long": _("理由は1,000字までで書いてください。"),
    "organizations.reset_own": _(
        "自分の二段階ログインは解除できません。ほかの管理者か、システムの保守の担当に頼んでください。"
    ),
    "organizations.reset_second": _("解除を求めた人とは別の管理者が確かめてください。"),
    "organizations.reset_over": _("この解除は、もう済んだか取り下げられています。"),
    "organizations.reset_asked": _(
        "この人の解除はもう求められています。別の管理者が確かめるのを待ってください。"
    ),
    "organizations.not_twice_the_same": _("二つの新しいパスワードが同じではありません。"),
    "organizations.rests": _(
        "パスワードの間違いが続いたので、このアカウントは%(until)sまで受け付けません。"
        "その時刻を過ぎてからもう一度入れるか、管理者に仮のパスワードを頼んでください。"
        "ほかの人のログインには影響しません。"
    ),
    "organizations.temporary_over": _(
        "仮のパスワードの期限（72時間）が過ぎました。管理者に新しいものを頼んでください。"
    ),
    "organizations.last_time": _(
        "前回のログインは%(at)sです。覚えがないときは、すぐパスワードを変え、管理者に知らせてください。"
    ),
    "organizations.first_time": _("はじめてのログインです。"),
    "organizations.wrote_once": _(
        "仮のパスワードは、この画面に一度だけ出ます。本人に直接渡してください。"
    ),
}

GROUP = _("アカウントと引継ぎ")
DOORWAYS = (
    Doorway(
        address="organizations:staff",
        label=_("職員と所属"),
        hint=_("アカウントを開く・閉じる、任命する、所属を終える。"),
        group=GROUP,
        order=90,
        shown=lambda actor: actor.is_admin,
    ),
    Doorway(
        address="organizations:inventory",
        label=_("アカウントの棚卸し"),
        hint=_("使われていないアカウントがないか、年に一度確かめる。"),
        group=GROUP,
        order=90,
        shown=lambda actor: actor.is_admin,
    ),
    Doorway(
        address="organizations:mine",
        label=_("わたしのログイン"),
        hint=_("いまログインしている画面を見て、ほかを終える。"),
        group=GROUP,
        order=90,
        shown=lambda actor: actor.staff_id is not None,
    ),
    Doorway(
        address="organizations:factor",
        label=_("二段階ログイン"),
        hint=_("パスワードのあとに、電話のアプリの6けたの数字を入れる。"),
        group=GROUP,
        shown=lambda actor: actor.staff_id is not None,
    ),
    Doorway(
        address="organizations:password",
        label=_("パスワードを変える"),
        hint=_("変えると、ほかの画面のログインは終わる。"),
        group=GROUP,
        order=90,
        shown=lambda actor: actor.staff_id is not None,
    ),
)
HERE = _("この画面")
UNKNOWN_BROWSER = _("不明な画面")
CHOICE = _("%(browser)s（%(since)sから、最後に使ったのは%(seen)s）")
ROLE_AT = _("%(agency)s %(role)s")
CONFIRM_CHOICE = _("%(name)s（%(login)s） %(where)s　最後のログイン：%(last)s")
NEVER = _("なし")
NO_APPOINTMENT = _("所属なし")
# What each act is called on its page and its button.
ACTS = {
    "organizations.open_account": _("アカウントを開く"),
    "organizations.appoint": _("任命する"),
    "organizations.end_appointment": _("所属を終える"),
    "organizations.close_account": _("アカウントを閉じる"),
    "organizations.new_password": _("仮のパスワードを出す"),
    "organizations.invite_again": _("招待をもう一度出す"),
    "organizations.sign_out_staff": _("ログインをすべて終える"),
    "organizations.inventory": _("確認した"),
    "organizations.ask_reset": _("二段階ログインの解除を求める"),
    "organizations.confirm_reset": _("解除する"),
    "organizations.withdraw_reset": _("取り下げる"),
}

WRONG_PAIR = _(
    "ログイン名かパスワードが違います。半角で入力しているか、大文字と小文字を確かめてください。"
)
