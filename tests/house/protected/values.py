"""The four values that must stand nowhere, and everything that can be read, as text."""

import re
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from pypdf import PdfReader

from tests.pages.stories import words

ADDRESS, PHONE = words.ADDRESS, words.PHONE
SCHOOL, WORK = "見本坂第二小学校", "見本堂はなぞの薬局"
SECRET = (ADDRESS, "細野38番地1", PHONE, PHONE.replace("-", ""), SCHOOL, WORK)
SAID = f"住まいは{ADDRESS}。電話は{PHONE}。子は{SCHOOL}、勤めは{WORK}。"


def found(text: str) -> list[str]:
    return [value for value in SECRET if value in text]


def read(answer: Any) -> str:
    """A page, a paper or a file as text."""
    content = (
        answer.content if isinstance(answer, HttpResponse) else b"".join(answer.streaming_content)
    )
    if content.startswith(b"%PDF") and b"startxref" in content:
        pages = PdfReader(BytesIO(content)).pages
        return "".join(re.sub(r"\s", "", page.extract_text()) for page in pages)
    return content.decode(errors="replace") + str(answer.headers)
