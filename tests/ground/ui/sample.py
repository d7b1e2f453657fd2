"""One page with every component on it, for looking at and for axe."""

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, ClassVar

from django import forms

from tasuki.ground.forms import (
    CodeChoiceField,
    CodesField,
    DateInputField,
    KanaField,
    LongTextField,
    PhoneField,
    TasukiForm,
)
from tasuki.ground.ui.shapes import (
    Action,
    DeskList,
    DeskRow,
    DraftSlot,
    Happening,
    Relay,
    RelayOffer,
    RelayStep,
    WalkStep,
)

NOON = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


class SampleForm(TasukiForm):
    groups: ClassVar = [
        ("だれのことですか", ["name", "kana", "born", "phone"]),
        ("どんな相談ですか", ["came_by", "worries", "urgent", "kind", "text"]),
    ]

    name = forms.CharField(label="氏名", max_length=100, help_text="戸籍や本人の書き方のとおりに")
    kana = KanaField(label="ふりがな", required=False)
    born = DateInputField(
        label="生年月日",
        required=False,
        past_only=True,
        help_text="例：昭和21年4月1日、S21.4.1、1946-04-01",
    )
    phone = PhoneField(label="電話番号", required=False)
    came_by = CodeChoiceField(
        label="相談経路",
        radio=True,
        choices=[
            ("self", "本人"),
            ("family", "家族・親族"),
            ("agency", "関係機関"),
            ("other", "その他"),
        ],
    )
    worries = CodesField(
        label="相談内容",
        choices=[
            ("care", "介護"),
            ("money", "家計・収入"),
            ("alone", "社会的孤立"),
            ("work", "仕事"),
        ],
    )
    urgent = forms.BooleanField(label="至急の対応が要る", required=False)
    kind = CodeChoiceField(
        label="対応の結果", choices=[("hold", "当機関で続ける"), ("pass", "つなぐ")]
    )
    text = LongTextField(label="相談のあらまし", max_length=200, help_text="本人の言葉を、そのまま")


def frame(**more: Any) -> SimpleNamespace:
    nav = [
        {"url": "/a/", "label": "わたしの机", "current": True, "count": 0},
        {"url": "/b/", "label": "相談を受け付ける", "current": False, "count": 0},
        {"url": "/c/", "label": "ケース", "current": False, "count": 0},
        {"url": "/d/", "label": "会議", "current": False, "count": 2},
        {"url": "/e/", "label": "さがす", "current": False, "count": 0},
    ]
    actor = SimpleNamespace(
        name="佐藤（見本）", hats=[SimpleNamespace(agency_name="小林市地域包括支援センター")]
    )
    facts = {
        "town_code": "kobayashi",
        "town_name": "小林市",
        "actor": actor,
        "nav": nav,
        "ringing": 3,
        "clock_notice": "",
        "demo": True,
    }
    return SimpleNamespace(**{**facts, **more})


def relay() -> Relay:
    return Relay(
        lead_agency="小林市地域包括支援センター",
        lead_person="佐藤（見本）",
        coordinator="小林市社会福祉協議会　田中（見本）",
        since=date(2026, 10, 2),
        until=date(2026, 12, 4),
        steps=[
            RelayStep(
                "小林市福祉課", "高橋（見本）", date(2026, 9, 14), date(2026, 9, 20), "受け付けた"
            ),
            RelayStep(
                "小林市生活自立相談支援センター",
                "鈴木（見本）",
                date(2026, 9, 20),
                date(2026, 10, 2),
                "つないだ",
            ),
            RelayStep(
                "小林市地域包括支援センター", "佐藤（見本）", date(2026, 10, 2), None, "つないだ"
            ),
        ],
        offers=[RelayOffer("小林市社会福祉協議会", answer_by=date(2026, 11, 27), url="/r/")],
    )


def lists() -> list[DeskList]:
    take = Action("/r/1/", "受け取る")
    return [
        DeskList(
            "offered",
            "受け取り待ち",
            [
                DeskRow(
                    "referral:1",
                    "80代の母と50代の息子の暮らし",
                    "/r/1/",
                    "令和8-0123",
                    "小林市福祉課から",
                    "受け取り待ち",
                    "wait",
                    date(2026, 11, 27),
                    "返事の期限",
                    take,
                )
            ],
            ringing=True,
        ),
        DeskList(
            "held",
            "持っている相談",
            [
                DeskRow(
                    f"case:{n}",
                    title,
                    f"/cases/{n}/",
                    f"令和8-01{n}0",
                    "佐藤（見本）",
                    mark,
                    tone,
                    date(2026, 11, 18 + n),
                    "次に見る日",
                    Action(f"/cases/{n}/records/", "経過を記録する"),
                )
                for n, (title, mark, tone) in enumerate(
                    [
                        ("見本 太郎さん世帯", "今日", "due"),
                        ("見本 花子さん", "期限切れ", "late"),
                        ("髙﨑 𠮷子さん", "", "quiet"),
                    ],
                    start=1,
                )
            ],
            more_url="?before=x",
            total=124,
        ),
        DeskList("stalled", "止まっているもの", [], empty="止まっている相談はありません。"),
    ]


def draft() -> DraftSlot:
    return DraftSlot(
        "ground.sample",
        "",
        "/drafts/save/",
        "/drafts/key/",
        saved_at=NOON,
        newer_url="/drafts/newer/",
    )


def context(**more: Any) -> dict[str, Any]:
    form = more.pop("form", None) or SampleForm(once_key="k", today=TODAY)
    form.draft = draft()
    return {
        "frame": frame(),
        "crumbs": [{"url": "/", "label": "わたしの机"}, {"label": "部品の見本"}],
        "relay": relay(),
        "lists": lists(),
        "steps": [
            WalkStep("受け付け", "/1/", "done"),
            WalkStep("つなぐ", "/2/", "done"),
            WalkStep("アセスメント", "/3/", "now"),
            WalkStep("プラン", "/4/", "next"),
            WalkStep("会議", "", "off"),
            WalkStep("終結", "", "off"),
        ],
        "items": [
            Happening(
                NOON, "訪問して話を聞いた", "佐藤（見本）", "玄関先で30分。\n\n食事はとれている。"
            ),
            Happening(NOON, "小林市福祉課がつないだ", "高橋（見本）", mark="つなぐ", tone="info"),
        ],
        "facts": [
            ("受付番号", "令和8-0123"),
            ("住所", ""),
            ("同居の人数", 0),
            ("相談経路", "家族・親族"),
        ],
        "heads": ["機関", "役割", "期限"],
        "rows": [
            ["小林市福祉課", "手当の申請を手伝う", "R8.12.4"],
            ["社会福祉協議会", "週1回の訪問", "継続"],
        ],
        "caption": "役割分担表",
        "form": form,
        "action": Action("/cases/1/plan/", "プラン案をつくる"),
        "note": "アセスメントがまとまりました。次はプラン案です。",
        "submit": "受け付ける",
        **more,
    }


def wrong_form() -> SampleForm:
    data = {"name": "", "kana": "漢字", "born": "平成40年1月1日", "text": "あ" * 230}
    return SampleForm(data, once_key="k", today=TODAY)
