"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("referrals.offered", _("%(from)sが%(to)sへつないだ（返事の期限 %(by)s）"), Turn.RECEIVER),
    Event(
        "referrals.offered_again",
        _("%(from)sが%(to)sへもう一度差し出した（返事の期限 %(by)s）"),
        Turn.RECEIVER,
    ),
    Event("referrals.moved", _("%(from)sから%(to)sへ、同じ担当者のまま移した"), Turn.HOLDER),
    Event("referrals.accepted", _("%(to)sが%(from)sから受け取った"), Turn.HOLDER),
    Event(
        "referrals.heard_taken",
        _("%(to)sの%(who)sから、引き受けると%(way)sで聞いた。%(from)sが見届ける"),
        Turn.HOLDER,
    ),
    Event(
        "referrals.heard_refused",
        _("%(to)sの%(who)sから、引き受けないと%(way)sで聞いた：%(reason)s"),
        Turn.SENDER,
    ),
    Event(
        "referrals.heard_let_go",
        _("%(to)sの%(who)sから、持つのをやめると%(way)sで聞いた：%(reason)s"),
        Turn.HOLDER,
    ),
    Event(
        "referrals.heard_help",
        _("%(to)sの%(who)sから、一緒に対応すると%(way)sで聞いた"),
        Turn.HOLDER,
    ),
    Event(
        "referrals.heard_no_help",
        _("%(to)sの%(who)sから、できないと%(way)sで聞いた：%(reason)s"),
        Turn.HOLDER,
    ),
    Event(
        "referrals.heard_done",
        _("%(to)sの%(who)sから、頼んだことを終えたと%(way)sで聞いた"),
        Turn.HOLDER,
    ),
    Event("referrals.given_back", _("%(to)sが%(from)sへ差し戻した：%(reason)s"), Turn.SENDER),
    Event("referrals.withdrawn", _("%(from)sが%(to)sへつないだのを取り下げた"), Turn.HOLDER),
    Event("referrals.disputed", _("調整役（%(to)s）の机に回った：%(why)s"), Turn.COORDINATOR),
    Event("referrals.named", _("調整役が%(to)sを担当に決めた：%(reason)s"), Turn.RECEIVER),
    Event("referrals.objected", _("%(to)sが次の会議に出すとした：%(reason)s"), Turn.COORDINATOR),
    Event("referrals.settled", _("調整が決着した。%(to)sが担当になった"), Turn.HOLDER),
    Event("referrals.asked", _("%(from)sが%(to)sに一緒に対応することを頼んだ"), Turn.ASKED),
    Event("referrals.taken_on", _("%(to)sが引き受けた"), Turn.ASKED),
    Event("referrals.declined", _("%(to)sが「できない」と返事をした：%(reason)s"), Turn.HOLDER),
    Event("referrals.ask_withdrawn", _("%(from)sが%(to)sへの依頼を取り下げた"), Turn.NOBODY),
    Event("referrals.ask_lapsed", _("%(to)sの返事がないまま期限が切れた"), Turn.HOLDER),
    Event("referrals.done", _("%(to)sが頼まれたことを終えた"), Turn.HOLDER),
    Event("referrals.noted", _("%(from)sが返事を確かめた"), Turn.HOLDER),
)
