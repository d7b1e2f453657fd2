"""What this room says."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "plans.promise_is_over": _(
        "終わった約束か、前の版の約束です。いまの版の役割分担表で担当を替えてください。"
    ),
    "plans.row_unfinished": _(
        "役割分担表の%(row)s行目が途中です。「課題」「担当する機関」「行うこと」を入力するか、その行をすべて空にしてください。"
    ),
    "plans.row_without_term": _(
        "役割分担表の%(row)s行目に期限の種類がありません。「期限つき」か「継続」を選んでください。"
    ),
    "plans.row_dated": _(
        "役割分担表の%(row)s行目は期限つきです。「期限」の日を入力するか、「継続」を選んでください。"
    ),
    "plans.row_continuing": _(
        "役割分担表の%(row)s行目は継続なので、期限は要りません（モニタリングの日に見ます）。"
        "「期限」を空にするか、「期限つき」を選んでください。"
    ),
    "plans.agency_elsewhere": _(
        "役割分担表の%(row)s行目の機関は、このケースに関わる機関ではありません。"
        "先に「関わる機関」に加えてから選んでください。"
    ),
    "plans.person_elsewhere": _(
        "役割分担表の%(row)s行目の「だれの課題か」が、このケースの世帯員ではありません。"
        "一覧から選ぶか、先に世帯員に加えてください。"
    ),
    "plans.too_long": _("%(limit)s字までです（いま%(length)s字）。短くしてください。"),
    "plans.ends_before_start": _("支援期間の終わりが始まりより前です。日付を確かめてください。"),
    "plans.consent_unfinished": _(
        "本人の同意が「はい」のときは、確かめた日と方法が要ります。両方を入力してください。"
    ),
    "plans.consent_in_future": _(
        "同意を確かめた日が先の日付です。今日以前の日を入力してください。"
    ),
    "plans.case_closed": _(
        "このケースは終結しています。続けるときは、先にケースを再開してください。"
    ),
    "plans.already_drafted": _(
        "このケースには、書きかけのプラン案がすでにあります。そのプラン案を開いて書き直してください。"
    ),
    "plans.replan_instead": _(
        "このケースには支援決定したプランがあります。書き直すときは「再プラン」で新しい版を作ってください。"
    ),
    "plans.decided_stands": _(
        "支援決定したプランは書き直せません。「再プラン」で新しい版を作ってください。"
    ),
    "plans.version_over": _("この版は終わっています。いまの版のプランを開いてください。"),
    "plans.not_decided": _(
        "まだ支援決定されていないプランです。先に「支援決定」を行ってください。"
    ),
    "plans.already_decided": _(
        "このプランは、すでに支援決定されています。プランの画面で確かめてください。"
    ),
    "plans.decided_in_future": _("決定した日が先の日付です。今日以前の日を入力してください。"),
    "plans.decided_before_sitting": _(
        "会議の日（%(on)s）より前に決定したことにはできません。会議の日以降の日を入力してください。"
    ),
    "plans.opinion_first": _(
        "支援決定の前に、会議の意見「適切と認める」が要ります。"
        "このプランを「%(meeting)s」に付議し、意見を記録してから決定してください。"
    ),
    "plans.opinion_elsewhere": _(
        "その意見は、この会議がこのプランについて記録したものではありません。会議の画面から記録してください。"
    ),
    "plans.needs_consent": _(
        "本人がこのプランに同意していません。同意を得て記録するか、"
        "同意を得られないときは%(tables)sに付議し、適切と認める意見を得てから決定してください。"
    ),
    "plans.needs_consent_here": _(
        "本人がこのプランに同意していません。いまこのまちには、同意のないプランを適切と認める会議がありません。"
        "本人の同意を得て記録してから決定してください。"
        "同意のないまま関わり方を話し合う場は、%(tables)sです。"
    ),
    "plans.no_promises": _(
        "役割分担表が空です。だれが何をするかを1行以上書いてから決定してください。"
    ),
    "plans.no_monitoring_date": _(
        "次のモニタリング予定日がありません。プラン案に日を入力してから決定してください。"
    ),
    "plans.decision_unnamed": _("「決定した人」と「決裁番号」を入力してください。"),
    "plans.municipality_decides": _(
        "支援決定は市町村の行為です。%(office)sの担当者か管理職に、決定の記録を頼んでください。"
    ),
    "plans.not_writing": _(
        "プランを書けるのは、主担当・調整役と、関わる機関です。「%(lead)s」に頼んでください。"
    ),
    "plans.not_your_promise": _(
        "この約束を記録できるのは「%(agency)s」です。その機関に様子を確かめてください。"
    ),
    "plans.monitoring_empty": _("「様子と気づいたこと」を入力してください。"),
    "plans.monitored_in_future": _("行った日が先の日付です。今日以前の日を入力してください。"),
    "plans.next_monitoring_past": _("次のモニタリング予定日は、明日以降の日を入力してください。"),
    "plans.promise_unanswered": _("すべての約束に、様子を選んでください。"),
    "plans.promise_finished": _("この約束は、すでに終わったと記録されています。"),
    "plans.not_kept_says_why": _("できなかったときは、その理由を「約束の記録」に書いてください。"),
    "plans.evaluated_in_future": _("評価した日が先の日付です。今日以前の日を入力してください。"),
    "plans.evaluation_unfinished": _("「目標の達成状況」と「判定」を一覧から選んでください。"),
    "plans.unknown_change": _("「見られた変化」は、一覧にあるものから選んでください。"),
    "plans.stale": _(
        "%(who)sさんが先にこのプランを書き直しました。"
        "あなたの入力は残っています。違いのある欄を見比べて、残すほうを選んでからもう一度保存してください。"
    ),
}

# --- words of desk, papers and pages -------------------------------------------------------------------

KIND = _("プラン")
PROGRESS = _("進み具合の確認")
TITLE = _("%(number)s　プラン第%(version)s版")
ROW = _("%(row)s行目")
NOT_AGREED = _("本人の同意がまだ")
REFUSED = _("本人が同意していない")
WAITING_OPINION = _("会議の意見待ち")
WAITING_DECISION = _("支援決定待ち")
ON_AGENDA = _("会議に付議中")
MONITORING_DUE = _("モニタリングの日")
MONITORING_LATE = _("モニタリングの日を過ぎた")
PROMISE_DUE = _("約束の日")
PROMISE_LATE = _("約束の日を過ぎた")
HAS_ROLE = _("役割がある")
AND_MORE = _("%(what)s ほか%(count)s件")
SEE_CASE = _("ケースを見る")
MONITORING_ON = _("モニタリング")
DUE_ON = _("期限")
TABLE = _("「%(meeting)s」（%(law)s）")
WITHOUT_CONSENT_REASON = _("%(tables)sで適切と認められたプランの実施")
NAME_NOT_SHOWN = _("氏名が示されていない世帯員")
AROUND_ROLE = _("プランの役割分担")

USE = _("%(project)sの利用")

ACTIONS = {
    "plan": _("プラン案"),
    "edit": _("プラン案を書き直す"),
    "consent": _("本人の同意を記録する"),
    "decide": _("支援決定"),
    "monitor": _("モニタリング"),
    "evaluate": _("評価"),
    "replan": _("再プラン"),
    "keep": _("約束を記録する"),
    "bring": _("会議に付議する"),
    "support": _("%(tables)sに付議する"),
    "paper": _("プランシート（PDF）"),
    "around": _("関わる機関"),
    "case": _("ケースの画面へ"),
}

PROMISE_STATES = (
    ("going", _("続いている")),
    ("done", _("できた（終わり）")),
    ("stuck", _("滞っている")),
)
OUTCOMES = (
    ("done", _("できた（終わり）")),
    ("going", _("続けている")),
    ("not_kept", _("できなかった")),
)

LABELS = {
    "title": _("プランシート"),
    "case": _("ケース番号"),
    "version": _("版"),
    "first": _("初回"),
    "again": _("再プラン"),
    "state": _("状態"),
    "author": _("作成者"),
    "made_on": _("作成日"),
    "person": _("本人・世帯"),
    "own_words": _("解決したい課題（本人の言葉）"),
    "direction": _("支援の方向性"),
    "long_goal": _("長期目標"),
    "short_goal": _("短期目標"),
    "goals": _("目標"),
    "period": _("支援期間"),
    "from_to": _("%(since)s～%(until)s"),
    "monitoring": _("次のモニタリング予定日"),
    "uses": _("利用する"),
    "uses_not": _("利用しない"),
    "consent": _("本人の同意"),
    "consent_line": _("%(answer)s（%(on)s　%(how)s　%(by)s）"),
    "roles": _("役割分担表"),
    "issue": _("課題"),
    "about": _("だれの課題か"),
    "whole_household": _("世帯全体"),
    "agency": _("担当する機関"),
    "staff": _("担当者"),
    "what": _("行うこと"),
    "frequency": _("頻度"),
    "due": _("期限"),
    "continuing": _("継続"),
    "note": _("備考"),
    "opinion": _("会議の意見（適切性の協議）"),
    "decision": _("支援決定"),
    "decision_line": _("%(on)s　%(decider)s　決裁番号 %(number)s"),
    "undecided": _("まだ決定していません"),
    "no_opinion": _("まだ会議の意見がありません"),
    "no_meeting": _("会議を経ずに、市町村の決裁だけで決定しました"),
    "nobody_named": _("決まっていない"),
    "not_written": _("未入力"),
    "result": _("目標の達成状況"),
    "achieved": _("達成したこと"),
    "changes": _("見られた変化"),
    "no_change": _("なし"),
    "remaining": _("残された課題"),
    "voice": _("本人の感想・意向"),
    "mark": _("本人の署名・記入欄"),
    "signature": _("署名　　　　　　　　　　　　　　　　　　令和　　年　　月　　日"),
}
