"""What the operator is told, in one sentence each, with what to do next."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext


def _(sentence: str) -> str:
    """Marks a sentence for the catalogue. Django's own marker would read the settings, and some of
    these are said because the settings cannot be read."""
    return sentence


SENTENCES: dict[str, str] = {
    "port.taken": _(
        "ポート%(port)sは別のプログラムが使っています。"
        "それを終えるか、PORT=8001 make run のように別の番号で始めてください。"
    ),
    "keys.made": _(
        "鍵を%(path)sに作りました。"
        "データベースの控えとは別の場所にも必ず控えてください。失うと記録は開けません。"
    ),
    "keys.missing": _(
        "鍵%(path)sがありません。町の記録があるので新しい鍵は作りません。控えから戻してください。"
    ),
    "keys.wrong": _(
        "%(path)sの鍵は%(town)sの記録の鍵ではありません。その町の鍵を控えから戻してください。"
    ),
    "keys.fine": _("鍵は%(path)sにあり、町の記録と合っています（%(print)s）。"),
    "town.unknown": _("「%(code)s」という町はここにありません。あるのは%(towns)sです。"),
    "town.no_database": _(
        "%(name)sの記録はまだありません。make runか、.venv/bin/tasuki migrate で作ってください。"
    ),
    "town.which": _("どの町か --town で選んでください。あるのは%(towns)sです。"),
    "town.exists": _("「%(code)s」はもうあります。"),
    "town.bad_code": _("町の符号は小文字のローマ字で始め、小文字と数字だけで書いてください。"),
    "town.no_pack": _(
        "packs/%(code)sがありません。--code6 に6桁の団体コードを付けると、ブラウザーで始められる町を作ります。"
    ),
    "town.has_pack": _("「%(code)s」にはもうパックがあります。--code6 を付けずに作ってください。"),
    "town.invitation": _(
        "%(name)sの最初の管理者に、次の招待を渡してください（7日のあいだ、一度だけ使えます）。\n%(link)s"
    ),
    "administrator.made": _(
        "%(agency)sの管理者として%(name)sのアカウントを開きました。仮のパスワード：%(password)s"
        "（一度だけ出ます。72時間のうちに最初のログインで変えます）"
    ),
    "administrator.no_agency": _("町のパックに機関%(code)sがありません。"),
    "administrator.refused": _("開けませんでした：%(why)s"),
    "clock.fine": _("%(name)s：時計は記録より後です。"),
    "clock.behind": _(
        "%(name)s：時計が記録より前です。時計を直すか、時計が正しければ --accept を付けてください。"
    ),
    "town.made": _("%(name)s（%(code)s）を作りました。"),
    "town.migrated": _("%(name)s：最新です。"),
    "town.backed_up": _("%(name)s：%(path)sに控えを作りました。"),
    "town.not_demo": _("%(name)sは見本の町ではないので行えません。"),
    "clock.bad": _(
        "「%(text)s」を時刻として読み取れません。2026-11-20T09:00のように書いてください。"
    ),
    "check.fine": _("%(name)s：異常ありません。"),
    "check.broken": _("%(name)s：異常があります。"),
    "verify.fine": _(
        "%(name)s：封をした%(lines)s行を確かめました。書き換えはありません（言葉を消した行 %(erased)s）。"
    ),
    "verify.bad": _("%(name)s：%(line)s行目に異常があります。%(what)s"),
    "verify.content": _("封をしたあとで、行の内容が書き換えられています。"),
    "verify.order": _("封をしたあとで、行の順番が入れ替えられています。"),
    "verify.insertion": _("封をした行の間に、封のない行が入れられています。"),
    "verify.missing": _("封をした行がなくなっています。"),
    "verify.words": _("行の言葉（名前や理由）が、書いたときのものではありません。"),
    "verify.seal": _("行は元のままですが、封が書き換えられています。"),
    "verify.tail": _("ここから後の行がなくなっています（外に控えた先頭の値まで届きません）。"),
    "verify.head": _("先頭の値（%(position)s番）：%(head)s"),
    "verify.rewritten": _("外に控えた先頭の値と合いません。記録が作り直されています。"),
    "verify.beside": _("前の行：%(before)s　次の行：%(after)s"),
    "verify.next": _(
        "記録に触らず、データベースとTASUKI_HOME/headsの写しを取り、情報の責任者に知らせてください。"
    ),
    "verify.earlier": _(
        "お知らせ：%(line)s行目の時刻（%(at)s）は、前の行（%(before)s）より前です。"
        "サーバーの時計を確かめてください。"
    ),
    "verify.known": _("この値は%(position)s番の封の値です（%(at)s、%(last)s行目まで）。"),
    "verify.unknown": _(
        "この値は記録にありません。写し間違いでなければ、記録が作り直されています。"
    ),
    "serve.accounts": _("%(name)sの見本の利用者（合言葉はどれも %(password)s）"),
    "serve.later": _("このあと準備して、できしだい開きます：%(names)s"),
    "serve.clock": _("見本の時計で動いています：%(at)s"),
    "serve.again": _("%(what)sが止まったので、もう一度始めます。"),
    "serve.silent": _("サーバーが%(seconds)s秒たっても答えません。上の記録を見てください。"),
    "serve.failing": _("%(what)sが続けて止まるので、終わります。"),
    "demo.told": _("%(name)sを見本の%(step)sに戻しました。"),
    "demo.empty": _("まだ誰もいない状態"),
    "demo.full": _("話の終わり"),
    "demo.until": _("第%(step)s歩のあと"),
    "pack.fine": _("packs/%(code)s：読めました。"),
}


class Trouble(Exception):
    """Something the operator has to put right; the command ends with `exit_code`."""

    def __init__(self, code: str, /, *, exit_code: int = 2, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.exit_code = exit_code
        self.facts = facts

    def __str__(self) -> str:
        return say(self.code, **self.facts)


def say(code: str, /, **facts: Any) -> str:
    """The sentence of a code; in Japanese while Django (and so the translation) is not set up."""
    sentence = gettext(SENTENCES[code]) if apps.ready else SENTENCES[code]
    return sentence % facts if facts else sentence
