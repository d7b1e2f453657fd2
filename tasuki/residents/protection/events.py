"""What this room tells the record. Never what is sealed."""

from django.utils.translation import gettext_lazy as _

from tasuki.trust.audit.catalogue import Event, Turn

EVENTS = (
    Event(
        "protection.protected",
        _("%(name)sを保護にした（%(kind)s）。置き換えたところ%(count)sか所"),
        Turn.HOLDER,
    ),
    Event("protection.confirmed", _("%(name)sの保護の状態を%(body)sの%(clerk)sに確認した")),
    Event("protection.application_recorded", _("%(name)sの支援措置の申出（%(body)s）を記録した")),
    Event("protection.application_closed", _("%(name)sの支援措置の申出（%(body)s）が終わった")),
    Event(
        "protection.end_proposed",
        _("%(name)sの保護（%(kind)s）の解除を申し出た。市民課は%(clerk)s"),
        Turn.HOLDER,
    ),
    Event("protection.ended", _("%(name)sの保護（%(kind)s）を解除した。市民課は%(clerk)s")),
    Event(
        "protection.estranged",
        _("%(name)sに近づけない人（%(manner)s）を記録した"),
        Turn.HOLDER,
    ),
    Event("protection.let_near", _("%(name)sに近づけない人（%(manner)s）を外した"), Turn.HOLDER),
    Event("protection.estranged_read", _("%(name)sの近づけない人の記録%(count)s件を確かめた")),
    Event(
        "protection.swept",
        _("まち全体の文%(rows)s行を読み、保護された連絡先が残る%(count)sか所を見つけた"),
    ),
    Event("protection.contact_noted", _("%(name)sの連絡先（%(fields)s）を書いた")),
    Event("protection.revealed", _("%(name)sの連絡先を開いた"), Turn.HOLDER),
    Event("protection.reveals_read", _("%(name)sの連絡先の開示%(count)s件を見た")),
    Event("protection.texts_replaced", _("%(name)sの記録の%(count)sか所を〔保護〕に置き換えた")),
)
