"""What the relay tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("relay.begun", _("%(holder)sが襷を持った"), Turn.HOLDER),
    Event(
        "relay.offered", _("%(from)sが%(to)sへ襷を差し出した（返事の期限 %(by)s）"), Turn.RECEIVER
    ),
    Event("relay.taken", _("%(to)sが%(from)sから襷を受け取った"), Turn.HOLDER),
    Event(
        "relay.taken_by_word",
        _("%(to)sが引き受けたと聞いた。%(from)sが見届ける"),
        Turn.HOLDER,
    ),
    Event("relay.returned_by_word", _("%(to)sは引き受けないと聞いた"), Turn.SENDER),
    Event("relay.carried_again", _("%(from)sから戻り、%(to)sが持つことにした"), Turn.HOLDER),
    Event("relay.returned", _("%(to)sが襷を差し戻した。%(from)sが持ち続ける"), Turn.SENDER),
    Event("relay.withdrawn", _("%(from)sが差し出した襷を取り下げた"), Turn.HOLDER),
    Event("relay.lapsed", _("返事がないまま期限が切れた。%(from)sが持ち続ける"), Turn.SENDER),
    Event("relay.chosen", _("%(holder)sが次の進め方を選んだ"), Turn.HOLDER),
    Event("relay.looked_again", _("次に見る日を%(on)sにした"), Turn.HOLDER),
    Event("relay.person_named", _("担当者を%(person)sにした"), Turn.HOLDER),
    Event("relay.person_unnamed", _("担当者を決めず、%(holder)s全体で持つことにした"), Turn.HOLDER),
    Event(
        "relay.kept_known",
        _("見る人を限った件を、担当機関の%(person)sに見えるようにした"),
        Turn.HOLDER,
    ),
    Event("relay.closed", _("襷を下ろした（%(how)s）"), Turn.NOBODY),
    Event("relay.made_secret", _("%(holder)sの件を見る人を限った（%(reason)s）"), Turn.HOLDER),
    Event("relay.opened_again", _("見る人を限るのをやめた"), Turn.HOLDER),
    Event("relay.cleared", _("%(person)sを見てよい人にした"), Turn.HOLDER),
    Event("relay.clearance_ended", _("%(person)sを見てよい人から外した"), Turn.HOLDER),
    Event("relay.kept_out", _("%(person)sに見せないことにした"), Turn.HOLDER),
    Event("relay.let_in", _("%(person)sに見せないことをやめた"), Turn.HOLDER),
    Event("relay.looked_in", _("%(to)sの一人に、緊急に開いた"), Turn.HOLDER),
    Event("relay.looked_out", _("緊急に開いたものを閉じた"), Turn.HOLDER),
    Event("relay.shared", _("%(to)sに見える範囲を開いた"), Turn.NOBODY),
    Event("relay.details_shared", _("%(to)sに見せるアセスメントの区分を決めた"), Turn.NOBODY),
    Event("relay.unshared", _("%(to)sに見える範囲を閉じた"), Turn.NOBODY),
)
