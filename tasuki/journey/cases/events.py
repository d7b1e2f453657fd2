"""What this room tells the record, and whose turn is next."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event("cases.requested", _("%(from)sが%(to)sへ多機関協働を依頼した"), Turn.RECEIVER),
    Event("cases.request_withdrawn", _("%(from)sが多機関協働の依頼を取り下げた"), Turn.HOLDER),
    Event("cases.request_returned", _("%(to)sが多機関協働の依頼を差し戻した"), Turn.SENDER),
    Event("cases.request_lapsed", _("多機関協働の依頼に返事がないまま期限が切れた"), Turn.SENDER),
    Event("cases.request_heeded", _("%(from)sが、自分の機関で続けると決めた"), Turn.HOLDER),
    Event(
        "cases.opened",
        _("ケース%(number)sを開いた。主担当は%(lead)s、調整役は%(coordination)s"),
        Turn.HOLDER,
    ),
    Event("cases.joined", _("%(from)sの相談がケース%(number)sに合流した"), Turn.HOLDER),
    Event("cases.agency_added", _("%(agency_name)sが関わる機関に加わった"), Turn.NOBODY),
    Event(
        "cases.reading_changed",
        _("%(agency_name)sに見せるアセスメントの区分を「%(categories)s」にした"),
        Turn.NOBODY,
    ),
    Event("cases.agency_ended", _("%(agency_name)sが関わる機関から外れた"), Turn.NOBODY),
    Event("cases.member_added", _("世帯員を加えた"), Turn.NOBODY),
    Event("cases.assessed", _("アセスメントを記入した（第%(version)s版）"), Turn.HOLDER),
    Event("cases.information_asked", _("%(to)sに情報の提供を依頼した"), Turn.ASKED),
    Event("cases.information_given", _("%(to)sが情報を提供した"), Turn.SENDER),
    Event("cases.information_by_phone", _("%(to)sから電話で聞いた内容を記録した"), Turn.SENDER),
    Event("cases.information_refused", _("%(to)sは情報を提供できないと答えた"), Turn.SENDER),
    Event("cases.information_withdrawn", _("%(to)sへの情報の提供の依頼を取り下げた"), Turn.NOBODY),
    Event("cases.file_taken", _("添付ファイルを取り出した"), Turn.NOBODY),
    Event("cases.reopened", _("ケース%(number)sを再開した"), Turn.HOLDER),
    Event(
        "cases.agency_followed",
        _("受託者の交代：%(agency_name)sの役割を%(by)sが引き継いだ"),
        Turn.HOLDER,
    ),
)
