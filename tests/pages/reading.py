"""What a form on a page would send: its controls as a browser reads them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

TYPED = {"text", "search", "tel", "email", "number", "date", "time", "textarea"}
Fields = dict[str, list[str]]


@dataclass
class Control:
    """One control: what kind it is, what it says now, what it could say."""

    name: str
    kind: str
    value: str = ""
    chosen: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, act: str) -> None:
        super().__init__()
        self.act = act
        self.inside = False
        self.controls: dict[str, Control] = {}
        self.buttons: list[tuple[str, str]] = []
        self.open: Control | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.inside = said.get("data-act", "") == self.act if self.act else "data-act" in said
        if not self.inside:
            return
        if tag == "button" and said.get("name"):
            self.buttons.append((said["name"], said.get("value", "")))
        elif tag == "option" and self.open is not None:
            self.open.options.append(said.get("value", ""))
            if "selected" in said:
                self.open.chosen.append(said.get("value", ""))
        elif tag in {"input", "select", "textarea"} and said.get("name"):
            self._control(tag, said)

    def _control(self, tag: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text") if tag == "input" else tag
        one = self.controls.setdefault(said["name"], Control(said["name"], kind))
        if kind in {"radio", "checkbox"}:
            one.options.append(said.get("value", "on"))
            if "checked" in said:
                one.chosen.append(said.get("value", "on"))
        elif tag == "input":
            one.value = said.get("value", "")
        else:
            self.open = one

    def handle_data(self, data: str) -> None:
        if self.open is not None and self.open.kind == "textarea":
            self.open.value += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        if tag in {"select", "textarea"} and self.open is not None:
            # A browser drops the first line end of a textarea.
            self.open.value = self.open.value.removeprefix("\n")
            self.open = None


@dataclass(frozen=True)
class Form:
    """The form of an act on a page."""

    controls: tuple[Control, ...]
    buttons: tuple[tuple[str, str], ...]

    def __iter__(self) -> Iterator[Control]:
        return iter(self.controls)

    def __getitem__(self, name: str) -> Control:
        return next(one for one in self.controls if one.name == name)

    @property
    def names(self) -> set[str]:
        """Of every control and of every button that says something of its own."""
        said = {name for name, _value in self.buttons if not name.startswith("_")}
        return said | {one.name for one in self.controls}

    def sent(self) -> Fields:
        """As it stands, when somebody only presses the button."""
        return {
            one.name: one.chosen if one.kind in {"radio", "checkbox", "select"} else [one.value]
            for one in self.controls
            if one.kind != "file"
        }

    def filled(self, text: Callable[[Control], str]) -> Fields:
        """Something chosen everywhere; `text` says what is typed in each line."""
        said = self.sent()
        for one in self.controls:
            if one.kind in {"radio", "checkbox", "select"}:
                real = [option for option in one.options if option]
                said[one.name] = one.chosen if any(one.chosen) else real[:1]
            elif one.kind in TYPED:
                said[one.name] = [text(one)]
        for name, value in self.buttons:
            if not name.startswith("_"):
                said.setdefault(name, [value])
        return said


def form(response: Any, act: str = "") -> Form:
    """The form of that act (of the first act, when none is named)."""
    reader = _Reader(act)
    reader.feed(response.content.decode())
    return Form(tuple(reader.controls.values()), tuple(reader.buttons))


_NOISE = re.compile(
    r'(name="csrfmiddlewaretoken" value=")[^"]*|(nonce=")[^"]*|(name="_once" value=")[^"]*'
)


def quiet(response: Any) -> str:
    """The page without what differs from one answer to the next."""
    return _NOISE.sub(r"\1\2\3", response.content.decode())


def one_line(response: Any) -> str:
    """The page on one line."""
    return " ".join(response.content.decode().split())
