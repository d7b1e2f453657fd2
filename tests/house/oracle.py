"""Who may see what, said once more and without the house's own policy.

Written from what the product promises: relations decide; a secret matter is left out for who is not
named; who is kept away by name sees nothing, whatever else is open; an emergency look opens to one
worker and ends; 事務局 and 管理者 have counts, dates and the record without its words. Nothing here
imports a policy: tests/house/test_who_sees.py holds the pages to it, docs/WHO_MAY.md is made of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

# What can be known of a matter. `exists` is the card: that there is one, and who carries it.
PARTS = {
    "exists": "関わる機関",
    "name": "だれの件か",
    "story": "受付の記録",
    "records": "経過",
    "assessment": "アセスメント",
    "plan": "プラン",
    "health": "健康のこと",
    "money": "収入・債務のこと",
    "justice": "司法のこと",
    "papers": "会議の資料",
    "sheet": "つなぐシート",
}
MATTER = frozenset({"exists", "name", "story", "records"})
# What the assessment says of one kind of thing: open to whom the role needs it.
DETAILS = frozenset({"health", "money", "justice"})
WHOLE = DETAILS | {"exists", "name", "story", "records", "assessment", "plan", "papers"}
TOGETHER = frozenset({"exists", "name", "records", "assessment", "plan"})
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Who:
    """A member of the cast: where they work, as what; `label` is how the table calls them."""

    login: str
    label: str
    agency: str
    works: bool = True
    after: bool = False  # asked once the emergency look has ended
    keeps_books: bool = False  # the agenda of the own body, but no page of a matter
    backs: bool = False  # the prefecture's 後方支援: municipalities, and no person at all


@dataclass(frozen=True)
class Record:
    """A record of the story and who stands how to it, by agency; `to` names workers."""

    key: str
    label: str
    kind: str  # consultation | case
    holder: str
    named: str = ""
    secret_to: frozenset[str] | None = None
    barred: frozenset[str] = frozenset({"hama"})
    coordination: str = ""
    around: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    helping: frozenset[str] = frozenset()
    told_done: frozenset[str] = frozenset()  # helped once: the card stays
    offered: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    looked: frozenset[str] = frozenset()
    deciding: frozenset[str] = frozenset()
    # Which details the role of an agency that works on it needs.
    needs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    closed: bool = False
    sheet: bool = False
    protected: bool = False


CAST = (
    Who("sato", "担当機関の担当者", "holder"),
    Who("tani", "担当機関の同僚", "holder"),
    Who("mori", "担当機関の同僚（見てよい人）", "holder"),
    Who("hama", "担当機関の同僚（見せない人）", "holder"),
    Who("kacho", "担当機関の管理職", "holder"),
    Who("tanaka", "調整役の機関（受託）", "coordination"),
    Who("ito", "調整役の機関の同僚（受託）", "coordination"),
    Who("takahashi", "包括化推進員（福祉課）", "office"),
    Who("suzuki", "役割分担表の機関・つないだ先", "around"),
    Who("hana", "一緒に対応する機関", "helping"),
    Who("owari", "一緒に対応し終えた機関", "done"),
    Who("seki", "会議の席", "seat"),
    Who("yamada", "差し出されて受け取っていない機関", "offered"),
    Who("kyu", "緊急閲覧中", "looker"),
    Who("kyu", "緊急閲覧の終わったあと", "looker", after=True),
    Who("tonari", "緊急閲覧した人の同僚", "looker"),
    Who("yoso", "関わりのない機関", "stranger"),
    Who("kenfuku", "県の機関（役割分担表の機関。福祉事務所・保健所など）", "prefecture"),
    Who("watanabe", "事務局", "", works=False, keeps_books=True),
    Who("kanri", "管理者", "", works=False),
    Who("kouhou", "県の後方支援担当", "", works=False, backs=True),
)
RECORDS = (
    Record("plain", "相談", "consultation", "holder", named="sato", looked=frozenset({"kyu"})),
    Record(
        "secret",
        "見る人を限った相談",
        "consultation",
        "holder",
        named="sato",
        secret_to=frozenset({"sato", "mori"}),
        looked=frozenset({"kyu"}),
    ),
    Record("closed", "終わった相談", "consultation", "holder", named="sato", closed=True),
    Record(
        "handed",
        "つないだ相談",
        "consultation",
        "around",
        named="suzuki",
        former=frozenset({"holder"}),
        sheet=True,
    ),
    Record(
        "offered",
        "差し出している相談",
        "consultation",
        "holder",
        named="sato",
        offered=frozenset({"offered"}),
        sheet=True,
    ),
    Record(
        "together",
        "一緒に対応する相談",
        "consultation",
        "holder",
        named="sato",
        helping=frozenset({"helping"}),
        told_done=frozenset({"done"}),
        needs={"helping": frozenset({"health"})},  # 地域包括の見守り
    ),
    Record("protected", "保護中の人の相談", "consultation", "holder", named="sato", protected=True),
    Record(
        "case",
        "多機関協働のケース（プラン・会議）",
        "case",
        "holder",
        coordination="coordination",
        around=frozenset({"around", "prefecture"}),
        needs={"around": frozenset({"money"}), "prefecture": frozenset({"health"})},
        seats=frozenset({"seat", "office"}),
        deciding=frozenset({"office"}),
    ),
    Record(
        "secret_case",
        "見る人を限ったケース",
        "case",
        "holder",
        secret_to=frozenset({"sato", "mori", "tanaka"}),
        coordination="coordination",
        around=frozenset({"around"}),
        needs={"around": frozenset({"money"})},
        deciding=frozenset({"office"}),
    ),
)


@dataclass(frozen=True)
class NoDoor:
    """Somebody of the cast whose page does not stand yet: what it will be, and the names of
    addresses that must not exist before the tests here know them."""

    label: str
    expected: str
    space: str
    words: tuple[str, ...] = field(default=())


NO_DOOR = (
    NoDoor("受け入れ先（社会参加）", "約束した一枚だけ", "placements", ("placement", "host")),
    NoDoor("一度だけのリンク", "送られた一枚だけ、期限まで", "links", ("one_time", "once_link")),
)


@dataclass(frozen=True)
class Beside:
    """A relation that no record of the table has: who stands so, what it opens, and until when."""

    label: str
    opens: str
    until: str
    parts: frozenset[str] = NOTHING


# tests/house/test_crawl.py finds who stands so in the story's own rows.
BESIDE = {
    "disputed": Beside(
        "受け取り先が決まらない相談の調整役",
        "受付の記録・経過・アセスメント・つなぐシート",
        "名指しされた機関が受け取るまで",
        MATTER | DETAILS | {"assessment", "sheet"},
    ),
    "handed_on": Beside(
        "終わるときまで主担当だった機関",
        "だれの件か・受付の記録・経過・アセスメント・プラン（終わるまでに書かれたもの）",
        "ケースが再開されるまで（そのあとは、だれの件かと受付の記録だけ）",
        TOGETHER | DETAILS | {"story"},
    ),
    "decides": Beside(
        "支援決定をする課の包括化推進員・管理職・事務局",
        "ケースの番号とプランの日付（内容は、プランが開かれている人だけ）",
        "支援決定を待つあいだ",
        frozenset({"exists"}),
    ),
    "runs": Beside(
        "会議を招集する機関と、その会議の事務局",
        "会議の次第・資料・記録（見せないことにした件があるときは、記録の全部を見せない）",
        "会議があるあいだ。記録は残る",
        frozenset({"exists", "papers"}),
    ),
    "registers": Beside(
        "事務局・市町村の管理職・管理者（請求・漏えい・廃棄・引き継ぎ・緊急閲覧の台帳）",
        "番号と日付",
        "台帳にあるあいだ",
        frozenset({"exists"}),
    ),
    "handles": Beside(
        "開示などの請求の担当者・決める人（請求ごとに名指しした二人）",
        "請求した方と、集めたその方の記録",
        "請求が終わるまで",
        frozenset(PARTS),
    ),
}


def may(who: Who, record: Record) -> frozenset[str]:
    """What this member of the cast may know of the record."""
    if not who.works:
        return NOTHING
    if who.login in record.barred:
        return NOTHING
    looks = who.login in record.looked and not who.after
    if record.secret_to is not None and who.login not in record.secret_to and not looks:
        return NOTHING
    known = MATTER | {"assessment", "plan"} | DETAILS if looks else NOTHING
    return known | _of_agency(who.agency, record)


def _of_agency(agency: str, record: Record) -> frozenset[str]:
    known: frozenset[str] = NOTHING
    if agency == record.holder or agency == record.coordination:
        known |= WHOLE
    if agency in record.around:
        known |= TOGETHER | record.needs.get(agency, NOTHING)
    if agency in record.former:
        known |= {"exists", "name", "story"}
    if agency in record.helping:
        known |= MATTER | {"assessment"} | record.needs.get(agency, NOTHING)
    if agency in record.told_done:
        known |= {"exists"}
    if agency in record.seats:
        known |= {"exists", "papers"}
    if agency in record.deciding:
        known |= {"exists", "name", "plan"}
    if record.sheet and known & {"story"}:
        known |= {"sheet"}
    return known


def stands_in_list(who: Who, record: Record) -> bool:
    """A list shows what reaches the agency, not what was opened to one worker in an emergency."""
    lasting = Who(who.login, who.label, who.agency, who.works, after=True)
    return bool(may(lasting, record))


def is_offered(who: Who, record: Record) -> bool:
    """Whether the record waits for an answer of this worker's agency."""
    return who.works and who.agency in record.offered and who.login not in record.barred


def in_words(known: frozenset[str]) -> str:
    """A cell of the table."""
    if not known:
        return "―"
    if known >= WHOLE:
        return "すべて"
    if known == {"exists"}:
        return "案内だけ"
    if known == {"exists", "papers"}:
        return "会議の資料だけ"
    return "・".join(label for key, label in PARTS.items() if key in known and key != "exists")


def _cell(who: Who, record: Record) -> str:
    if is_offered(who, record):
        return "返事に要ることだけ"
    if who.keeps_books and record.seats and record.secret_to is None:
        return "会議の次第だけ"
    return in_words(may(who, record))


def page() -> str:
    """docs/WHO_MAY.md."""
    lines = [
        "# だれが何を見てよいか",
        "",
        "この表は `tests/house/oracle.py` から作る（`.venv/bin/python -m tests.house.oracle`）。",
        "各ますは、一覧・件のページ・検索・受け取り待ちの数・紙（PDF）・記録・似た人の候補の",
        "すべてについて、実際のページと照らし合わせて確かめている（`tests/house/test_who_sees.py`）。",
        "「―」は、あることも示さない（知らない番号のときと同じ答え）。",
        "",
        "| だれ | " + " | ".join(one.label for one in RECORDS) + " |",
        "| --- |" + " --- |" * len(RECORDS),
    ]
    for who in CAST:
        cells = [_cell(who, one) for one in RECORDS]
        lines.append(f"| {who.label} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "アセスメントの「健康・収入・司法のこと」は、役割に要る機関にだけ示す（ケースごとに決める）。",
        "県の機関は、件を担うときはほかの機関と同じで、後方支援のページには入れない。",
        "後方支援の担当は、後方支援のページだけを見て、人の情報は何も見ない。",
        "",
        "保護中の人の住所・電話・連絡の注意は、件が見える人にも示さない（理由を書いて開いた人だけが見る）。",
        "",
        "## 表のほかの間柄",
        "",
        "件ごとに、その間柄にある人だけに、そのあいだだけ開く（`tests/house/test_crawl.py`）。",
        "見せないことにした人には、どの間柄でも開かない。",
        "",
        "| だれ | 見てよいもの | いつまで |",
        "| --- | --- | --- |",
        *(f"| {one.label} | {one.opens} | {one.until} |" for one in BESIDE.values()),
        "",
        "## まだ扉のない人",
        "",
        "| だれ | 見てよいもの | 扉 |",
        "| --- | --- | --- |",
        *(f"| {one.label} | {one.expected} | まだない（no door yet） |" for one in NO_DOOR),
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    from pathlib import Path

    Path(__file__).parents[2].joinpath("docs", "WHO_MAY.md").write_text(page(), "utf-8")
