"""What the components draw. Rooms fill these; the templates read nothing else.

Any object with the same attributes will do as well: templates do not look at the class.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class Action:
    """The one clear next thing to do: a link, its words are the 「」 words of the act."""

    url: str
    label: str
    icon: str = "arrow-right"


@dataclass(frozen=True)
class OneClick:
    """An act that needs no page of its own: `name=value` is POSTed to `url`."""

    url: str
    act: str
    label: str
    name: str
    value: str


@dataclass(frozen=True)
class RelayStep:
    """One stretch of the way: who carried the 襷, from when, until when, and how it came there."""

    agency: str
    person: str = ""
    since: date | datetime | None = None
    until: date | datetime | None = None
    how: str = ""


@dataclass(frozen=True)
class RelayOffer:
    """A hand-over that waits for its answer, or whose date has passed (`lapsed`)."""

    to_agency: str
    to_person: str = ""
    from_agency: str = ""
    answer_by: date | None = None
    lapsed: bool = False
    url: str = ""


@dataclass(frozen=True)
class Relay:
    """たすき of one matter, drawn by components/relay.html; `closed_on` once it has ended. `watch_*`
    (見届け役) where an office without accounts is the lead."""

    lead_agency: str
    lead_person: str = ""
    watch_agency: str = ""
    watch_person: str = ""
    coordinator: str = ""
    since: date | datetime | None = None
    until: date | None = None
    overdue: bool = False
    closed_on: date | datetime | None = None
    steps: Sequence[RelayStep] = ()
    offers: Sequence[RelayOffer] = ()


@dataclass(frozen=True)
class DeskRow:
    """One row of the desk: `record` is "case:<uuid>", `mark` the words and tone of its badge;
    `first` where it came to this worker by name, so that it stands above the rest."""

    record: str
    title: str
    url: str
    number: str = ""
    note: str = ""
    mark: str = ""
    tone: str = "quiet"
    on: date | None = None
    on_label: str = ""
    action: Action | None = None
    quick: OneClick | None = None
    first: bool = False


@dataclass(frozen=True)
class DeskList:
    """One list of the desk: `key` is held|offered|sent|due|stalled|meetings|drafts, or today where a
    small team has all that asks for something in one."""

    key: str
    heading: str
    rows: Sequence[DeskRow]
    empty: str = ""
    hint: str = ""
    more_url: str = ""
    total: int | None = None
    ringing: bool = False


@dataclass(frozen=True)
class WalkStep:
    """One step of the walk in the step navigation; `state` is done|now|next|off."""

    label: str
    url: str = ""
    state: str = "next"
    note: str = ""


@dataclass(frozen=True)
class Happening:
    """One entry of a timeline, newest first as the room orders them."""

    at: date | datetime
    sentence: str
    who: str = ""
    text: str = ""
    url: str = ""
    mark: str = ""
    tone: str = "quiet"


@dataclass(frozen=True)
class Refusal:
    """A no of the law or the policy: sentence, article, and what to do to get to yes."""

    code: str
    sentence: str
    basis: str = ""
    next_actions: Sequence[Action] = ()


@dataclass(frozen=True)
class DraftSlot:
    """Where a form's typing is kept while it is typed.

    `saved_at` is when the server last took it; `offered` says the form now shows an older draft;
    `drop_url` is POSTed to throw that draft away. `other_url` opens the form with another draft
    (of `other_at`) that has words which are not here; `newer_url` is asked once for one that came
    while the page was on its way.
    """

    form: str
    subject: str
    save_url: str
    key_url: str
    saved_at: datetime | None = None
    offered: bool = False
    drop_url: str = ""
    newer_url: str = ""
    other_at: datetime | None = None
    other_url: str = ""


@dataclass(frozen=True)
class Conflict:
    """What somebody else saved meanwhile: values by field name, as the form would show them."""

    theirs: Mapping[str, Any] = field(default_factory=dict)
    who: str = ""
    at: datetime | None = None
