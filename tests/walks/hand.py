"""A worker's hand on a real browser: it does what the walk says, on the elements a reader finds."""

import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

from tasuki.doors.demo import pages
from tasuki.doors.demo.player import WentWrong, clicks, hold
from tasuki.doors.demo.walk import Act, Told

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
CHROMIUM = os.environ.get("TASUKI_CHROMIUM", "/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
]
SIZES = {"desk": (1366, 768), "phone": (390, 844)}
GROW = frozenset(
    {"desk", "cases.case", "intake.consultation", "plans.plan", "meetings.show", "closing.closing"}
)
PATIENCE = 30_000  # ms; the machine may be busy with other things


class Hand:
    """One worker at one browser. `look` is shown every page the hand comes to."""

    def __init__(self, browser: Any, base: str, look: Callable[[str, Any], None]) -> None:
        width, height = SIZES["desk"]
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, locale="ja-JP"
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._heard)
        self.base = base
        self.look = look

    def _heard(self, line: Any) -> None:
        # A refused act answers 4xx on purpose; the browser writes that to its console.
        if line.type in {"error", "warning"} and "status of 4" not in line.text:
            self.complaints.append(line.text)

    def sign_in(self, login: str, password: str) -> None:
        """As on any morning."""
        self.page.goto(f"{self.base}/signin/")
        self.look("signin", self.page)
        self.page.fill("[name=login]", login)
        self.page.fill("[name=password]", password)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="ログイン").click()
        if "/signin/" in self.page.url:
            raise WentWrong(f"{login} cannot sign in: {self.page.inner_text('body')}")
        self.look("desk", self.page)

    def read(self) -> pages.Page:
        """The page as it stands in the browser now."""
        return pages.Page(self.page.content())

    def open(self, address: str) -> int:
        """Type an address below the town."""
        answer = self.page.goto(self.base + address)
        return int(answer.status)

    def try_address(self, address: str) -> tuple[int, str]:
        """An address typed by hand: what it answers, and everything that it says."""
        if _is_file(address):
            answer = self.context.request.get(self.base + address)
            return int(answer.status), answer.text()
        return self.open(address), str(self.page.content())

    def press(self, found: pages.Found) -> int:
        """Click, and wait for the page that comes: the status of the first answer."""
        self._unfold(found.node)
        with self.page.expect_navigation() as coming:
            self.page.locator(", ".join(found.among)).nth(found.place).click()
        answer = coming.value
        first = answer.request
        while first.redirected_from is not None:
            first = first.redirected_from
        return int(first.response().status)

    def act(self, act: Act, told: Told) -> None:
        """Do one act and hold the page that comes to what the walk says."""
        if _is_file(act.address):
            # A browser saves it or shows it in a viewer of its own: asked for beside the page.
            answer = self.context.request.get(self.base + told.fill(act.address, act))
            hold(act, answer.status, pages.Page(""), told)
            assert len(answer.body()) > 0
            return
        status = self.open(told.fill(act.address, act))
        for word, near in clicks(act, told):
            self.press(self.read().link(word, near))
            status = 200
        page = self.read()
        if act.submit:
            self.look(page.name, self.page)
            status = self._fill_and_send(act, told, act.values)
            if act.again and status == 422:
                self.look(f"{page.name}.refused", self.page)
                status = self._fill_and_send(act, told, act.again)
            page = self.read()
        if act.keep:
            told.keep(act.keep, self.page.url)
        hold(act, status, page, told)
        self.look(f"{page.name}{'.refused' if status >= 400 else ''}", self.page)
        if self.complaints:
            raise WentWrong(f"{act.says}: the browser complains: {self.complaints}")

    def _fill_and_send(self, act: Act, told: Told, values: Mapping[str, Any]) -> int:
        near = told.fill(act.submit_near, act)
        page = self.read()
        form = page.form_of(page.button(act.submit, near))
        for label, value in told.fill(values, act).items():
            for move in form.moves(label, value):
                self._do(move)
        # What was typed may have moved the page (look-alikes): the button is looked for again.
        return self.press(self.read().button(act.submit, near))

    def _do(self, move: pages.Move) -> None:
        self._unfold(move.node)
        control = self.page.locator(f'[id="{move.node.attrs["id"]}"]')
        if move.how == "fill":
            control.fill(move.value)
        elif move.how == "choose":
            control.select_option(move.value)
        elif move.how == "file":
            given = move.file or {}
            control.set_input_files(
                {
                    "name": given["name"],
                    "mimeType": given["type"],
                    "buffer": given["text"].encode(),
                }
            )
        elif move.how == "tick":
            control.check()
        else:
            control.uncheck()

    def _unfold(self, node: pages.Node) -> None:
        """Open the <details> it stands in, as a reader would."""
        for above in node.above():
            if above.tag == "details" and "id" in above.attrs:
                fold = self.page.locator(f'details[id="{above.attrs["id"]}"]')
                if fold.get_attribute("open") is None:
                    fold.locator("> summary").click()

    def leave(self) -> None:
        self.context.close()


def _is_file(address: str) -> bool:
    return address.endswith((".pdf", "/file/"))


class Looker:
    """Looks at each page once, at those that grow with the matter once in each step: axe at both
    sizes, nothing scrolls sideways, a picture of each."""

    def __init__(
        self, folder: Path, *, grow: Collection[str] = GROW, axe: Collection[str] = SIZES.keys()
    ) -> None:
        self.folder = folder
        self.grow, self.axe = grow, axe
        self.step = 0
        self.seen: dict[str, list[str]] = {}

    def __call__(self, name: str, page: Any) -> None:
        if name in self.grow:
            name = f"{name}-step{self.step}"
        if name in self.seen:
            return
        self.seen[name] = []
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            look = f"async () => {{ {AXE}; return (await axe.run()).violations; }}"
            found = page.evaluate(look) if size in self.axe else []
            self.seen[name] += [
                f"{name} at {size}: {one['id']}: {one['nodes'][0]['html'][:300]}" for one in found
            ]
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                self.seen[name].append(f"{name} at {size}: scrolls sideways")
            page.screenshot(path=str(self.folder / f"{name}-{size}.png"), full_page=True)
        width, height = SIZES["desk"]
        page.set_viewport_size({"width": width, "height": height})

    @property
    def found(self) -> list[str]:
        """Everything that was found on any page."""
        return [line for lines in self.seen.values() for line in lines]
