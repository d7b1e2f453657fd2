"""What this room tells the record."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (
    Event("organizations.pack_loaded", _("町の設定から%(count)s機関を登録した")),
    Event("organizations.account_opened", _("%(name)sのアカウントを開いた")),
    Event("organizations.appointed", _("%(name)sを%(at_agency)sの%(role)sとした")),
    Event(
        "organizations.appointment_ended",
        _("%(name)sの%(at_agency)sの所属を終えた（%(until)sまで）"),
    ),
    Event(
        "organizations.administrator_opened", _("保守の担当者が管理者%(name)sのアカウントを開いた")
    ),
    Event("organizations.invited", _("保守の担当者が管理者への招待を%(at_agency)sに出した")),
    Event(
        "organizations.invited_again",
        _("管理者への招待を%(at_agency)sにもう一度出した。前のリンクは使えない"),
    ),
    Event("organizations.invitation_used", _("%(name)sが招待を使って管理者になった")),
    Event("organizations.clock_accepted", _("保守の担当者が時計を確かめた")),
    Event("organizations.account_closed", _("%(name)sのアカウントを閉じた")),
    Event("organizations.account_confirmed", _("棚卸しで%(name)sのアカウントを確認した")),
    Event("organizations.password_renewed", _("%(name)sに仮のパスワードを出した")),
    Event("organizations.password_changed", _("%(name)sがパスワードを変えた")),
    Event("organizations.signed_in", _("%(name)sがログインした（%(browser)s）")),
    Event(
        "organizations.sign_in_failed",
        _("%(name)sのアカウントでログインに失敗した（%(count)s回目）"),
    ),
    Event("organizations.factor_set", _("%(name)sが二段階ログインを始めた")),
    Event("organizations.factor_removed", _("%(name)sが二段階ログインをやめた")),
    Event(
        "organizations.factor_failed",
        _("%(name)sのパスワードのあとの確認コードが違った（%(count)s回目）"),
    ),
    Event(
        "organizations.recovery_used",
        _("%(name)sが予備コード%(number)sでログインした（残り%(left)s）"),
    ),
    Event("organizations.recovery_renewed", _("%(name)sが予備コードを作り直した")),
    Event(
        "organizations.factor_reset_asked",
        _("%(name)sの二段階ログインの解除を求めた（%(reason)s）"),
    ),
    Event("organizations.factor_reset_withdrawn", _("%(name)sの二段階ログインの解除を取り下げた")),
    Event(
        "organizations.factor_reset",
        _("%(name)sの二段階ログインを解除した（求めた人：%(asker)s）"),
    ),
    Event("organizations.signed_out", _("%(name)sのログインを終えた（%(how)s）")),
    Event("organizations.unused_ended", _("使われていない%(count)s件のログインを終えた")),
    Event("organizations.left_signed_out", _("所属の終わった%(name)sのログインを終えた")),
)
