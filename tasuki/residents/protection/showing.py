"""What the pages of this room show. Nothing here opens what is sealed but `opened`."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tasuki.ground import clock
from tasuki.residents.people import queries as people
from tasuki.residents.people.models import Concern, Membership, Person
from tasuki.residents.protection import policy, queries, rules, sealed, words
from tasuki.town.organizations.models import Staff
from tasuki.town.relay import queries as relay
from tasuki.trust.access.actor import Actor

TITLES: dict[str, dict[str, Any]] = {
    "protection.protect": {
        "title": _("保護にする"),
        "lead": _(
            "押したときから、住所・電話などはどの画面・紙・検索にも出なくなります。"
            "支援措置の決定を待つ必要はありません。"
        ),
        "submit": _("保護にする"),
    },
    "protection.record_application": {
        "title": _("支援措置の申出を記録する"),
        "lead": _("申出が一つでも続いているあいだ、保護は解除できません。"),
        "submit": _("記録する"),
    },
    "protection.close_application": {
        "title": _("申出が終わったことを記録する"),
        "lead": _("市民課に確かめてから記録してください。"),
        "submit": _("終わったと記録する"),
    },
    "protection.estrange": {
        "title": _("近づけない人を記録する"),
        "lead": _(
            "記録した人と、その家族・同じ世帯の人の件では、この方が一覧・紙・世帯に出なくなります。"
        ),
        "submit": _("記録する"),
    },
    "protection.let_near": {
        "title": _("近づけない人から外す"),
        "lead": _("まちがって記録したときだけ行います。記録した人とは別の人が行います。"),
        "submit": _("外す"),
    },
    "protection.note_contact": {
        "title": _("連絡先（保護）を書く"),
        "lead": _("書いた内容はすぐに封がされます。変える項目だけ書いてください。"),
        "submit": _("封をして保存する"),
    },
    "protection.replace_texts": {
        "title": _("文の中の住所などを置き換える"),
        "lead": _(
            "住所・電話などが書かれた部分を〔保護〕に置き換えます。元の文は封をして残します。"
        ),
        "submit": _("〔保護〕に置き換える"),
    },
    "protection.read_reveals": {
        "title": _("開示を見た"),
        "lead": _("連絡先を開いた人と理由を確かめました。"),
        "submit": _("確かめた"),
    },
    "protection.read_estranged": {
        "title": _("近づけない人の記録を確かめた"),
        "lead": _(
            "だれが、だれを記録したかを確かめました。まちがいのときは、前の画面の「外す」から、記録した人とは別の人が外します。"
        ),
        "submit": _("確かめた"),
    },
    "protection.reveal": {
        "title": _("連絡先を開く"),
        "lead": _("一度だけ表示します。開いたことは記録され、件を持つ機関に知らされます。"),
        "submit": _("開く"),
    },
    "protection.confirm": {
        "title": _("状態を確認した"),
        "lead": _("市民課などに今日確かめた内容を書きます。"),
        "submit": _("保存する"),
    },
    "protection.propose_end": {
        "title": _("解除を申し出る"),
        "lead": _(
            "申出が一つも続いていないことを、今日、市民課に確かめてください。もう一人の確認で解除されます。"
        ),
        "submit": _("解除を申し出る"),
    },
    "protection.confirm_end": {
        "title": _("解除を確認する"),
        "lead": _("解除すると、住所などがまた画面と紙に出ます。市民課に自分で確かめてください。"),
        "submit": _("解除する"),
    },
}


def of(actor: Actor, person: Person, at: datetime) -> dict[str, Any]:
    """The page of one person's protection."""
    known = queries.contact_known(person.pk) if person.protected else []
    holdings = queries.texts_holding(person.pk) if person.protected else []
    protections = queries.all_protections(person.pk)
    return {
        "person": person,
        "name": people.display_name(person),
        "matters": relay.cards_for(actor, people.batons_of(actor, person, at), at),
        "open": [one for one in protections if one.ended_at is None],
        "ended": [one for one in protections if one.ended_at is not None],
        "applications": queries.applications(person.pk),
        "kept_away": queries.kept_away(person.pk),
        "known": [words.FIELDS[field] for field in known],
        "texts": [
            {"label": _label(one), "url": one.url, "count": len(one.fields)} for one in holdings
        ],
        "files": _files(person),
        "same_home": [people.display_name(one) for one in _seen(actor, person, at)],
        "reveals": [
            (one, words.GROUNDS.get(one.ground, "")) for one in queries.reveals_of(person.pk)
        ],
        "unread": any(
            one.seen_at is None and one.staff_id != actor.staff_id
            for one in queries.reveals_of(person.pk)
        ),
        "named_unread": any(
            one.seen_at is None and one.set_by_id != actor.staff_id
            for one in queries.kept_away(person.pk)
        ),
        "may_reveal": person.protected and bool(policy.can_reveal(actor, person, at)),
        "may_confirm_end": bool(policy.can_confirm_end(actor, person, at)),
        "splitting": person.protected and queries.needs_splitting(person.pk),
        "nobody_at": queries.carried_by_nobody([person.pk], at).get(person.pk, []),
        "today": clock.day(at),
        "actor_id": actor.staff_id,
    }


def _label(one: queries.Holding) -> str:
    return str(words.ELSEWHERE) % {"what": one.place.label} if one.elsewhere else one.place.label


def _files(person: Person) -> list[dict[str, Any]]:
    if not person.protected:
        return []
    wanted = sealed.watched(person.pk)
    shown = [
        {"label": one.place.label, "url": one.url, "holds": queries.file_holds(one, wanted)}
        for one in queries.files_near(person.pk)
    ]
    order = (True, None, False)
    return sorted(shown, key=lambda one: order.index(one["holds"]))


def _seen(actor: Actor, person: Person, at: datetime) -> list[Person]:
    if not person.protected:
        return []
    alike = {one.pk for one in queries.same_home(person.pk)}
    return people.shown(people.people_for(actor, at).filter(pk__in=alike))


def others(actor: Actor, person: Person, at: datetime) -> list[tuple[str, str]]:
    """People beside whom the person stands, as far as the actor sees them."""
    matters = Concern.objects.filter(person=person).values("baton")
    homes = Membership.objects.filter(person=person).values("household")
    beside = set(Concern.objects.filter(baton__in=matters).values_list("person_id", flat=True))
    beside |= set(
        Membership.objects.filter(household__in=homes).values_list("person_id", flat=True)
    )
    seen = people.shown(people.people_for(actor, at).filter(pk__in=beside - {person.pk}))
    return [(str(one.pk), people.display_name(one)) for one in seen]


def workers() -> list[tuple[str, str]]:
    """Everybody with an account."""
    active = Staff.objects.filter(is_active=True).order_by("name")
    return [(str(one.pk), one.name) for one in active]


def opened(contact: rules.Contact) -> list[tuple[Any, str]]:
    """What was opened, with its labels."""
    return [
        (words.FIELDS[field], str(contact[field])) for field in rules.FIELDS if contact.get(field)
    ]
