"""What this room tells the record. Names of who asked about whom never stand here."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event

EVENTS = (
    Event("duties.received", _("%(kind)sの請求%(number)sを受け付けた（期限%(due)s）")),
    Event(
        "duties.received_private",
        _("%(kind)sの請求%(number)sを、法人が自ら持つ記録として受け付けた（答える目安%(due)s）"),
    ),
    Event("duties.aim_set", _("請求%(number)sに答える目安を%(due)sにした")),
    Event("duties.appointed", _("請求%(number)sの担当を%(handler)s、決定する人を%(second)sにした")),
    Event("duties.extended", _("請求%(number)sの期限を%(due)sに延ばした")),
    Event("duties.transferred", _("請求%(number)sを%(to)sに移送した")),
    Event("duties.withdrawn", _("請求%(number)sの取り下げを記録した")),
    Event("duties.identified", _("請求%(number)sの本人を確かめた")),
    Event("duties.gathered", _("請求%(number)sの記録%(count)s件を集めた")),
    Event("duties.blacked", _("請求%(number)sの「%(field)s」に墨を塗った")),
    Event("duties.opened", _("請求%(number)sの「%(field)s」の墨を外した")),
    Event("duties.unblacked", _("請求%(number)sの墨%(count)sか所をやり直した")),
    Event("duties.heard", _("請求%(number)sについて第三者の意見を書いた")),
    Event("duties.proposed", _("請求%(number)sの決定の案を出した：%(verdict)s")),
    Event("duties.sent_back", _("請求%(number)sの案を戻した")),
    Event("duties.decided", _("請求%(number)sを決定した：%(verdict)s")),
    Event("duties.handed_over", _("請求%(number)sの決定を請求した人に渡した：%(verdict)s")),
    Event("duties.leak_noted", _("漏えい等%(number)sを知らせた（速報の期限%(due)s）")),
    Event("duties.leak_assessed", _("漏えい等%(number)sの内容を確かめた（%(count)s人）")),
    Event("duties.leak_ticked", _("漏えい等%(number)sの済んだこと%(count)s件に印をつけた")),
    Event("duties.leak_first", _("漏えい等%(number)sの速報を出した（%(on)s）")),
    Event("duties.leak_final", _("漏えい等%(number)sの確報を出した（%(on)s）")),
    Event("duties.leak_told", _("漏えい等%(number)sを本人に知らせた（%(on)s）")),
    Event("duties.leak_closed", _("漏えい等%(number)sを終えた")),
    Event("duties.held", _("廃棄を止めた：%(reason)s")),
    Event("duties.lifted", _("廃棄の止めを外した：%(reason)s")),
    Event("duties.hold_confirmed", _("廃棄の止めを二人目が確かめた：%(reason)s")),
    Event("duties.lift_asked", _("廃棄の止めを外したいと申し出た：%(reason)s")),
    Event("duties.lift_refused", _("廃棄の止めを外さないことにした：%(reason)s")),
    Event("duties.disposal_proposed", _("廃棄%(number)sの案を出した（%(count)s件）")),
    Event("duties.disposal_refused", _("廃棄%(number)sを承認しなかった")),
    Event("duties.disposal_approved", _("廃棄%(number)sを承認した")),
    Event("duties.disposed", _("廃棄%(number)sにより%(matters)sを廃棄した")),
    Event("duties.disposal_looked_after", _("廃棄%(number)sをあとから確認した")),
)
