"""The words of the story, and what its acts are told."""

from datetime import UTC, date, datetime
from typing import Any

# Words that stand in this story alone: wherever one of them is read, the story is read.
NAME, KANA = "髙﨑 𠮷子", "タカサキ　ヨシコ"
BROTHER = "髙﨑 次郎"
TITLE = "見本坂さん宅"
STORY = "冷蔵庫に食べるものがないと話された。"
HEARD = "玄関先で五分だけ話せた。"
WORRY = "ひとりでいる時間が長い。"
ADDRESS, PHONE = "小林市細野38番地1", "0984-23-1111"
TRACES = (NAME, KANA, BROTHER, TITLE, STORY, HEARD, WORRY, ADDRESS, PHONE)
ANSWER_BY, LOOK = date(2026, 11, 27), date(2026, 12, 4)
SITTING = datetime(2026, 11, 25, 4, 30, tzinfo=UTC)
TOLD: dict[str, Any] = {
    "reason": "家計の立て直しを一緒に考えてほしい",
    "asked": "面談をお願いしたい",
    "explained": "生活自立相談支援センターに伝えることを説明した",
    "agreed": "yes",
    "ground": "consent",
    "told": ["name", "phone", "topics", "narrative"],
}
PLAN: dict[str, Any] = {
    "in_own_words": "母が寝たきりになったら、どうしていいかわからない",
    "direction": "母の介護と息子の居場所を別々に支える",
    "long_goal": "母と別の時間を持てるようになる",
    "short_goal": "週に一度、外に出る",
    "starts_on": date(2026, 11, 20),
    "ends_on": date(2027, 5, 20),
    "next_monitoring_on": date(2027, 2, 20),
    "uses_outreach": True,
    "uses_participation": False,
    "note": "",
    "consent": "yes",
    "consent_on": date(2026, 11, 20),
    "consent_how": "written",
    "consent_by": "田中（見本）",
}
