"""What this room tells the record."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (
    Event("prefecture.loaded", _("県内の市町村と年間スケジュールをパックから読み込んだ")),
    Event("prefecture.phase_noted", _("%(town)sの%(year)s年度の段階を「%(phase)s」とした")),
    Event("prefecture.revision_noted", _("%(town)sの地域福祉計画の改定年度を%(year)sとした")),
    Event("prefecture.support_planned", _("年間スケジュールに「%(title)s」を入れた")),
    Event("prefecture.support_reported", _("「%(title)s」を実施したと記録した")),
    Event("prefecture.survey_opened", _("実態調査「%(title)s」を依頼した")),
    Event("prefecture.answer_noted", _("%(town)sの「%(title)s」への回答を記録した")),
    Event("prefecture.visited", _("%(town)sへの訪問支援を記録した")),
)
