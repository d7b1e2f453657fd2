"""Sentences of this room, and its words for doorways, desks and lists."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "shelf.keepers_only": _("書類を棚に置くこと、リンクを確かめることは事務局がします。"),
    "shelf.owner_only": _(
        "この書類の版を出せるのは、管理する%(owner)sの職員と事務局です。頼んでください。"
    ),
    "shelf.form_files": _("様式はPDF・Word・Excelのどれかで入れてください。"),
    "shelf.pdf_only": _("この種類の書類はPDFで入れてください。だれの画面でも同じに読めます。"),
    "shelf.revised_ahead": _("最終改訂の日がきょうより後です。改訂した日を入れてください。"),
    "shelf.no_title": _("題が書かれていません。書類の題を入れてください。"),
    "shelf.no_version": _("版が書かれていません。「第2版」「令和6年3月」のように入れてください。"),
    "shelf.code_taken": _("この書類はもう棚にあります。一覧から開いてください。"),
    "shelf.unknown_document": _(
        "まちの設定にない書類です。一覧を開き直し、町の書類として置いてください。"
    ),
    "shelf.version_taken": _(
        "この書類の「%(version)s」はもう出ています。別の版の名にしてください。"
    ),
    "shelf.nothing_published": _("まだ版が出ていません。先に版を出してください。"),
    "shelf.withdrawn": _(
        "この書類は公開をやめています。「棚に戻す」をしてから、もう一度行ってください。"
    ),
    "shelf.not_withdrawn": _("この書類は公開されています。戻す必要はありません。"),
    "shelf.no_reason": _("理由が書かれていません。公開をやめる理由を書いてください。"),
    "shelf.told_already": _("選んだ機関にはもう知らせてあります。ほかの機関を選んでください。"),
    "shelf.planned_behind": _("次の改訂の日がきょうより前です。これからの日にしてください。"),
    "shelf.read_already": _("この版はもう読んだことになっています。"),
    "shelf.no_address": _("このリンクのアドレスは不明です。まちの設定で先に入れてください。"),
    "shelf.reported_already": _("きょうはもう知らせを受け取っています。ありがとうございます。"),
    "shelf.stale": _("ほかの人が先にこの書類の説明を変えました。両方を見比べてください。"),
}

GROUP = _("町の書類とリンク")
DOORWAY = _("書類の棚")
DOORWAY_HINT = _("手引き・様式・要綱・パンフレットの今の版を読む。")
LINKS = _("リンクの確認")
LINKS_HINT = _("町のページのリンクが開けるか、半年に一度確かめる。")
ALL_AGENCIES = _("すべての機関")
OWN = _("町の書類として置く")
NO_FORM = _("（様式の説明ではない）")
READ_IT = _("読む")
REVISE = _("改訂する")
CHECK = _("確かめる")
TOLD_NOTE = _("新しい版が出ました：%(version)s")
TOLD_ON = _("知らせた日")
DUE_NOTE = _("次の改訂の日になりました")
DUE_ON = _("次の改訂")
LINK_DEAD = _("リンクが切れています")
LINK_REPORTED = _("開けなかったという知らせがあります")
LINK_DUE = _("半年のあいだ確かめていません")
LINK_ON = _("最後に確かめた日")
NOT_PLANNED = _("なし")
PAGES = {
    "intake": _("相談を受け付ける・受付の訂正"),
    "assessment": _("アセスメント"),
    "referral_sheet": _("つなぐ・つなぎ直す"),
    "consent": _("同意を記録する"),
    "plan": _("プラン"),
}
SIZE_KB = _("%(n)sKB")
SIZE_MB = _("%(n)sMB")


def pages_of(form: str) -> str:
    """On which pages of the system that form is filled in; "" for one on paper alone."""
    return str(PAGES.get(form, ""))


def size(count: int) -> str:
    """800KB, 2.4MB: as a reader on a telephone wants to know it before."""
    if count < 1024 * 1024:
        return str(SIZE_KB) % {"n": max(1, round(count / 1024))}
    return str(SIZE_MB) % {"n": f"{count / 1024 / 1024:.1f}"}
