"""Sentences of the desk."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "desk.section_intake": _("受付の記録"),
    "desk.section_records": _("経過"),
    "desk.section_assessment": _("アセスメント"),
    "desk.section_plan": _("プランと役割分担"),
}

# What is half written, by its act, as the page of the act is called.
DRAFTS = {
    "intake.receive": _("相談を受け付ける"),
    "referrals.offer": _("つなぐ"),
    "referrals.ask_together": _("一緒に対応する"),
    "intake.record_progress": _("経過を記録する"),
    "cases.request": _("多機関協働を依頼する"),
    "cases.assess": _("アセスメント"),
    "plans.draft_plan": _("プラン案"),
    "plans.edit_plan": _("プラン案"),
    "closing.propose": _("終結する"),
    "oversight.ask": _("本人に聞く"),
    "oversight.explain": _("閲覧の理由を答える"),
    "oversight.review": _("閲覧を確認する"),
    "duties.receive": _("請求を受け付ける"),
    "duties.note_leak": _("漏えいを知らせる"),
    "duties.assess_leak": _("漏えいの内容を確かめる"),
    "duties.propose": _("決定の案を出す"),
    "consent.give": _("同意を受ける"),
    "consent.withdraw": _("撤回を記録する"),
    "safeguarding.begin": _("通告・通報する"),
    "safeguarding.complete": _("通告・通報の内容を書く"),
    "intake.assess_briefly": _("短いアセスメント"),
    "intake.correct": _("受付の記録を直す"),
    "intake.decide_outcome": _("対応の結果を決める"),
    "intake.finish": _("対応を終える"),
    "intake.look_again": _("次に見る日を決める"),
    "referrals.accept": _("受け取る"),
    "referrals.give_back": _("差し戻す"),
    "referrals.take_on": _("引き受ける"),
    "referrals.report_done": _("行ったことを知らせて終える"),
    "cases.accept_request": _("依頼を受理する"),
    "cases.return_request": _("依頼を差し戻す"),
    "cases.add_member": _("世帯員を加える"),
    "cases.ask_information": _("情報の提供を依頼する"),
    "meetings.convene": _("会議を開く"),
    "meetings.bring": _("会議に付議する"),
    "meetings.give_opinion": _("意見を記録する"),
    "meetings.record_sitting": _("会議の記録"),
    "plans.decide_support": _("支援決定"),
    "plans.keep_promise": _("約束を記録する"),
    "plans.monitor": _("モニタリング"),
    "plans.evaluate": _("評価"),
    "needs.note_needs": _("この事業があれば使いたい"),
}
SOME_DRAFT = _("書きかけの入力")
