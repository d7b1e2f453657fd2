"""Sentences of the relay."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "relay.no_part": _(
        "この部分を見る根拠が、あなたの所属にはまだありません。担当の「%(holder)s」に連絡してください。"
    ),
    "relay.not_holder": _(
        "いま襷を持っているのは「%(holder)s」です。担当機関に連絡するか、担当機関から受け取ってください。"
    ),
    "relay.not_receiver": _("返事ができるのは、差し出された「%(receiver)s」です。"),
    "relay.not_sender": _("取り下げられるのは、差し出した「%(sender)s」です。"),
    "relay.closed": _("この件はもう終わっています。続けるときは「再開する」から始めてください。"),
    "relay.already_offered": _(
        "すでにほかの機関に差し出して返事を待っています。先に取り下げるか、返事を待ってください。"
    ),
    "relay.to_yourself": _("自分の機関にはつなげません。ほかの機関を選んでください。"),
    "relay.carries_already": _("その機関は、すでにこの件を引き受けています。"),
    "relay.already_taken": _("この受け渡しは、すでに受け取られています。"),
    "relay.already_returned": _("この受け渡しは、すでに差し戻されています。"),
    "relay.already_withdrawn": _(
        "この受け渡しは、差し出した機関が取り下げました。襷は差し出した機関が持っています。"
    ),
    "relay.already_lapsed": _(
        "期限切れ：返事の期限が過ぎたため、襷は差し出した機関に残りました。もう一度差し出してもらってください。"
    ),
    "relay.lapsed": _(
        "期限切れ：返事の期限（%(answer_by)s）を過ぎたので受け取れません。"
        "襷は差し出した機関が持っています。もう一度差し出すよう頼んでください。"
    ),
    "relay.named_cannot_be_returned": _(
        "調整役の指名は差し戻せません。受け取るか、理由を書いて次の会議に出してください。"
    ),
    "relay.offer_stands": _(
        "差し出した襷の返事がまだです。返事を待つか、取り下げてから終えてください。"
    ),
    "relay.look_in_past": _("次に見る日は、今日以降の日にしてください。"),
    "relay.answer_in_past": _("返事の期限は、今日以降の日にしてください。"),
    "relay.nothing_to_settle": _("期限の切れた受け渡しはありません。"),
    "relay.person_elsewhere": _(
        "その人は担当機関の職員ではありません。担当機関の職員を選んでください。"
    ),
    "relay.closed_to_you": _(
        "この件は、あなたには開かれていません。急ぐときは、所属の管理職に相談してください。"
    ),
    "relay.secret_to_nobody": _(
        "見る人を限った件です。相手の機関の受け取る人を名指しするか、先に「見てよい人」に加えてください。"
    ),
    "relay.person_not_there": _(
        "その人は差し出す先の機関の職員ではありません。その機関の職員を選んでください。"
    ),
    "relay.person_barred": _(
        "その人には、この件を見せないことになっています。ほかの人を選んでください。"
    ),
    "relay.already_secret": _(
        "この件は、すでに見る人を限っています。「見てよい人」を加えるか外してください。"
    ),
    "relay.offer_stands_first": _(
        "差し出した襷の返事がまだです。返事を待つか、取り下げてから見る人を限ってください。"
    ),
    "relay.nobody_left": _(
        "「%(holder)s」に、この件を見てよい人がいなくなります。先に「%(holder)s」の人を一人は選んでください。"
    ),
    "relay.secret_differs": _(
        "片方だけが見る人を限った件なので、合わせられません。先に、両方とも限るか、限るのをやめてください。"
    ),
    "relay.already_barred": _("その人には、すでに見せないことになっています。"),
    "relay.not_secret": _(
        "この件は、見る人を限っていません。限るときは「見る人を限る」から始めてください。"
    ),
    "relay.limit_ended": _("すでに終わっています。一覧を開き直してください。"),
    "relay.answers_itself": _(
        "この機関はたすきで返事をします。返事を待つか、取り下げてから、ほかの機関を選んでください。"
    ),
    "relay.not_outside": _(
        "いま外の機関が引き受けている件ではありません。一覧を開き直してください。"
    ),
    "relay.how_begun": _("受け付けた"),
    "relay.how_grown": _("続けて持った"),
    "relay.how_hand": _("つないだ"),
    "relay.how_back": _("つなぎ戻した"),
    "relay.how_named": _("調整役が決めた"),
    "relay.how_reopened": _("再開した"),
    "relay.how_word": _("電話などで引き受けた"),
    "relay.how_watch": _("見届け役を引き継いだ"),
    "relay.how_going_on": _("引き続き引き受けている"),
    "relay.how_again": _("外の機関から戻った"),
    "relay.how_handed_inside": _("担当が替わった"),
}
