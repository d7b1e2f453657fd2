"""A page as a worker reads it: links and buttons by their words, fields by their labels.

It knows HTML, not Tasuki. What it finds carries the element's place among its kind, so that a
browser can press the very same one.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
UNSPOKEN = frozenset({"script", "style", "svg", "template", "title", "noscript"})
# A browser with scripts has no elements in these; the place of all others must be the same as its.
CLOSED = frozenset({"template", "noscript"})
BLOCKS = frozenset(
    [
        "p",
        "li",
        "div",
        "section",
        "article",
        "tr",
        "td",
        "th",
        "dd",
        "dt",
        "h1",
        "h2",
        "h3",
        "h4",
        "form",
        "legend",
    ]
)
UNSENT = frozenset({"submit", "button", "image", "reset", "file"})
Value = str | bool | Sequence[str] | Mapping[str, str]


class NotOnPage(AssertionError):
    """A word that should be on the page is not there, or is there twice."""


@dataclass(eq=False)
class Node:
    """An element with what stands in it."""

    tag: str
    attrs: dict[str, str]
    parent: "Node | None" = None
    inside: list["Node | str"] = field(default_factory=list)

    def every(self, *tags: str) -> Iterator["Node"]:
        """The elements of these kinds within, in the order of the page."""
        for one in self.inside:
            if isinstance(one, Node):
                if one.tag in tags:
                    yield one
                if one.tag not in CLOSED:
                    yield from one.every(*tags)

    def above(self) -> Iterator["Node"]:
        """What it stands in, from the nearest outwards."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def words(self, *, without: str = "") -> str:
        """The text within, one space between; elements of the class `without` left out."""
        return re.sub(r"\s+", " ", "".join(self._pieces(without))).strip()

    def _pieces(self, without: str) -> Iterator[str]:
        for one in self.inside:
            if isinstance(one, str):
                yield one
            elif one.tag not in UNSPOKEN and not (without and without in one.classes):
                edge = " " if one.tag in BLOCKS or one.tag == "br" else ""
                yield edge
                yield from one._pieces(without)
                yield edge

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    @property
    def value(self) -> str:
        """What the element would send."""
        if self.tag == "textarea":
            text = "".join(one for one in self.inside if isinstance(one, str))
            return text.removeprefix("\n")
        return self.attrs.get("value", "on" if self.kind in {"checkbox", "radio"} else "")

    @property
    def kind(self) -> str:
        return self.attrs.get("type", "text") if self.tag == "input" else self.tag

    @property
    def ticked(self) -> bool:
        return "checked" in self.attrs


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#page", {})
        self.here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.inside.append(node)
        if tag not in VOID:
            self.here = node

    def handle_endtag(self, tag: str) -> None:
        for node in (self.here, *self.here.above()):
            if node.tag == tag and node.parent is not None:
                self.here = node.parent
                return

    def handle_data(self, data: str) -> None:
        self.here.inside.append(data)


@dataclass(frozen=True)
class Found:
    """An element and its place among the page's elements of the kinds `among`."""

    node: Node
    among: tuple[str, ...]
    place: int


@dataclass(frozen=True)
class Move:
    """One thing a hand does: fill a line, choose an option, tick or untick a box, give a file."""

    how: str  # fill | choose | tick | untick | file
    node: Node
    value: str = ""
    file: Mapping[str, str] | None = None


class Page:
    """One answer of the server, read."""

    def __init__(self, html: str) -> None:
        reader = _Reader()
        reader.feed(html)
        reader.close()
        self.root = reader.root

    @property
    def name(self) -> str:
        """data-page, such as "intake.new"."""
        return next((one.attrs.get("data-page", "") for one in self.root.every("html")), "")

    @property
    def text(self) -> str:
        """Everything that can be read on it."""
        body = next(self.root.every("body"), self.root)
        return body.words()

    @property
    def refusal(self) -> str:
        """The sentences that say why an act was not done; "" when nothing was refused."""
        return next(
            (
                one.words()
                for one in self.root.every("div")
                if one.attrs.get("id") == "error-summary"
            ),
            "",
        )

    def link(self, word: str, near: str = "") -> Found:
        """The link of that word; `near` is a text that stands in the same row or part."""
        return self._one(("a",), word, near, lambda node: "href" in node.attrs)

    def button(self, word: str, near: str = "") -> Found:
        """The button of that word that sends a form."""
        return self._one(("button",), word, near, lambda node: "disabled" not in node.attrs)

    def _one(
        self, tags: tuple[str, ...], word: str, near: str, fits: Callable[[Node], bool]
    ) -> Found:
        there = [
            Found(node, tags, place)
            for place, node in enumerate(self.root.every(*tags))
            if fits(node) and word in (node.words(without="sr"), node.words())
        ]
        if not there:
            said = [node.words() for node in self.root.every(*tags)]
            raise NotOnPage(f"no 「{word}」 on {self.name}; there is {said}")
        return min(there, key=lambda found: _steps_to(found.node, near)) if near else there[0]

    def form_of(self, button: Found) -> "Form":
        """The form that the button sends."""
        named = button.node.attrs.get("form")
        for node in self.root.every("form"):
            if (named and node.attrs.get("id") == named) or node in button.node.above():
                return Form(node, button.node, self.root)
        raise NotOnPage(f"「{button.node.words()}」 is in no form")


def _steps_to(node: Node, near: str) -> int:
    for steps, above in enumerate(node.above()):
        if near in above.words():
            return steps
    raise NotOnPage(f"nothing near 「{node.words()}」 says 「{near}」")


class Form:
    """One form with the button that sends it."""

    def __init__(self, node: Node, button: Node, root: Node) -> None:
        self.node = node
        self.button = button
        self.action = node.attrs.get("action", "")
        self.multipart = node.attrs.get("enctype", "").startswith("multipart/")
        self.sent_by_get = node.attrs.get("method", "get").lower() != "post"
        self.fields = [
            one
            for one in root.every("input", "select", "textarea")
            if one.attrs.get("name")
            and "disabled" not in one.attrs
            and (node in one.above() or one.attrs.get("form") == node.attrs.get("id", "-"))
        ]

    def moves(self, label: str, value: Value) -> list[Move]:
        """How to give the field of that label that value; 「課題#2」 is the second of that label."""
        word, _, nth = label.partition("#")
        groups = [one for one in self.node.every("fieldset") if _legend(one) == word]
        single = [one for one in self.fields if self._label(one) == word]
        # A choice inside a group may have the same word as a field of its own.
        single = [one for one in single if one.kind not in {"radio"} or not groups]
        wanted = int(nth or 1) - 1
        if len(groups) > wanted and not isinstance(value, bool | Mapping):
            return self._choices(groups[wanted], label, value)
        if len(single) > wanted:
            return [_move(single[wanted], label, value)]
        labels = sorted({self._label(one) for one in self.fields})
        raise NotOnPage(f"no field 「{label}」; there is {labels}")

    def _choices(self, group: Node, label: str, value: str | Sequence[str]) -> list[Move]:
        boxes = {self._label(one): one for one in self.fields if group in one.above()}
        said = [value] if isinstance(value, str) else [str(one) for one in value]
        wanted = [_meant(one, boxes, label) for one in said]
        moves = [Move("tick", boxes[one]) for one in wanted]
        moves += [
            Move("untick", box)
            for name, box in boxes.items()
            if box.ticked and box.kind == "checkbox" and name not in wanted
        ]
        return moves

    def _label(self, control: Node) -> str:
        own = control.attrs.get("id", "-")
        for label in self.node.every("label"):
            if label.attrs.get("for") == own or label in control.above():
                return label.words(without="need")
        return control.attrs.get("aria-label", "")

    def data(self) -> dict[str, list[str]]:
        """What a browser would send if nobody touched anything."""
        sent: dict[str, list[str]] = {}
        for one in self.fields:
            if one.kind in {"checkbox", "radio"}:
                if one.ticked:
                    sent.setdefault(one.attrs["name"], []).append(one.value)
            elif one.kind == "select":
                options = list(one.every("option"))
                chosen = [option for option in options if "selected" in option.attrs]
                if not chosen and "multiple" not in one.attrs:
                    chosen = options[:1]
                sent.setdefault(one.attrs["name"], []).extend(map(_sends, chosen))
            elif one.kind not in UNSENT:
                sent.setdefault(one.attrs["name"], []).append(one.value)
        if name := self.button.attrs.get("name"):
            sent.setdefault(name, []).append(self.button.value)
        return sent


def _legend(fieldset: Node) -> str:
    return next((one.words(without="need") for one in fieldset.every("legend")), "")


def _sends(option: Node) -> str:
    return option.attrs.get("value", option.words())


def _meant(said: str, choices: Mapping[str, object], label: str) -> str:
    """The choice of those words; 「本人の同意…」 and 「…に合流する」 leave out what varies."""
    begin, _, end = said.partition("…")
    fit = [one for one in choices if one == said]
    if "…" in said:
        fit = [one for one in choices if one.startswith(begin) and one.endswith(end)]
    if len(fit) != 1:
        raise NotOnPage(f"「{label}」 has {len(fit)} of 「{said}」; there is {list(choices)}")
    return fit[0]


def _move(control: Node, label: str, value: Value) -> Move:
    if control.kind in {"checkbox", "radio"}:
        return Move("tick" if value else "untick", control)
    if control.kind == "file" and isinstance(value, Mapping):
        return Move("file", control, file=value)
    if control.kind == "select":
        options = {option.words(): _sends(option) for option in control.every("option")}
        return Move("choose", control, options[_meant(str(value), options, label)])
    return Move("fill", control, str(value))


def apply(moves: Sequence[Move], sent: dict[str, list[str]]) -> None:
    """Do the moves on the data a form would send (files are left to the sender)."""
    for move in moves:
        name, value = move.node.attrs["name"], move.node.value
        if move.how in {"fill", "choose"}:
            sent[name] = [move.value]
        elif move.how == "tick" and move.node.kind == "radio":
            sent[name] = [value]
        elif move.how == "tick":
            sent[name] = [*[one for one in sent.get(name, []) if one != value], value]
        elif move.how == "untick":
            sent[name] = [one for one in sent.get(name, []) if one != value]
