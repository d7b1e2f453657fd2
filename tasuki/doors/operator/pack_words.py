"""What the operator is told about packs. Added to the door's sentences by `packs`."""


def _(sentence: str) -> str:
    """Marks a sentence for the catalogue, as in `words`."""
    return sentence


SENTENCES: dict[str, str] = {
    "pack.broken": _("パックに誤りがあります。%(fault)s"),
    "pack.made": _(
        "%(folder)sを作りました。docs/PACKS.mdを見ながら書き足し、tasuki pack check %(code)s で確かめてください。"
    ),
    "pack.stands": _("%(folder)sはもうあります。別の符号か、別の年度にしてください。"),
    "pack.no_such_place": _(
        "「%(name)s」という自治体は全国の一覧にありません。先頭の0を含む6桁の団体コードを書いてください。"
    ),
    "pack.which_place": _("「%(name)s」は%(codes)sにあります。6桁の団体コードを書いてください。"),
    "pack.bad_pair": _("%(told)sを読み取れません。町/年度（例 %(example)s）の形で書いてください。"),
    "pack.same": _("違いはありません。"),
    "pack.added": _("＋ %(at)s「%(name)s」"),
    "pack.gone": _("－ %(at)s「%(name)s」"),
    "pack.changed": _("　%(at)s.%(key)s：%(before)s → %(after)s"),
    "pack.no_such_code": _("「%(wanted)s」はこの町のパックにありません。"),
    "pack.unchanged": _("画面で変えたことはありません。"),
    "pack.kept_old": _(
        "%(code)sのパックに誤りがあるので、前に読めたパックのまま動かします。直してから始め直してください。"
    ),
}
