"""Bodies are whole: eight readers of a stream who stop reading would stop the whole server."""

import re

from tests.house.servers import ROOT

STREAMS = re.compile(r"\b(StreamingHttpResponse|FileResponse)\b")


def test_no_page_streams_its_body() -> None:
    streaming = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "tasuki").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if STREAMS.search(line)
    ]
    assert streaming == []
