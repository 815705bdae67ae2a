"""รายงานการประชุม as Form 11 (แบบที่ 11) wants it, part by part, with a blank wherever the store is silent."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kmcore.documents.paper import Runs
from kmcore.programme.kinds import ResolutionKind


class BlankKind(StrEnum):
    """What can be missing, in the order of the form."""

    NUMBER = "number"
    START = "start"
    PLACE = "place"
    CHAIR = "chair"
    PRESENT = "present"
    ABSENT = "absent"
    REASON = "reason"
    ATTENDING = "attending"
    OPENING = "opening"
    HEAD = "head"
    RESOLUTION = "resolution"
    CLOSING = "closing"
    RECORDER = "recorder"
    CHECKER = "checker"


@dataclass(frozen=True)
class Blank:
    """Something to be filled in by hand. ``place``: the head or matter ("4.3"), or how many people's names."""

    kind: BlankKind
    place: str = ""


@dataclass(frozen=True)
class Person:
    """Somebody of the attendance; ``name`` and ``position`` None: to be filled in. ``note``: "แทน …", a reason."""

    name: str | None
    position: str | None
    agency: str
    note: str = ""


@dataclass(frozen=True)
class Roll:
    """Who came. ``kept``: the attendance was kept here; else a source counts ``counted`` people of ``agencies``.

    ``withheld``: names are left out, for the reader may not see them. ``chair``: the chair's role, None unknown;
    ``seated``: a person of the list wears it.
    """

    kept: bool
    withheld: bool
    present: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()
    attending: tuple[Person, ...] = ()
    counted: int | None = None
    agencies: tuple[str, ...] = ()
    chair: str | None = None
    seated: bool = False
    source: str | None = None


@dataclass(frozen=True)
class MinutesStatement:
    """One thing that was said or resolved. ``kind`` None: told, not resolved. ``work``: owner, support, due date."""

    text: str
    kind: ResolutionKind | None = None
    source: str | None = None
    work: Runs = ()
    demo: bool = False


@dataclass(frozen=True)
class Matter:
    """A matter under a head, "4.1". ``blank``: nothing was resolved, so the resolution is to be filled in.

    ``code``: of the open item it is about, "" for none.
    """

    number: str
    title: str
    said: tuple[MinutesStatement, ...] = ()
    source: str | None = None
    blank: bool = False
    code: str = ""

    def of_kind(self, kind: ResolutionKind | None) -> tuple[MinutesStatement, ...]:
        """Return what was said of one kind."""
        return tuple(one for one in self.said if one.kind is kind)


@dataclass(frozen=True)
class OpenItem:
    """An open item of head 3 of which nothing was recorded: one row of a table."""

    code: str
    title: str
    owner: str
    due: str
    status: str
    demo: bool


@dataclass(frozen=True)
class HeadPart:
    """A head of the agenda. ``blank``: no source tells of it. ``untouched``: open items nothing was recorded of.

    ``resolution_blank``: the head as a whole lacks its resolution.
    """

    number: int
    title: str
    matters: tuple[Matter, ...] = ()
    untouched: tuple[OpenItem, ...] = ()
    blank: bool = False
    resolution_blank: bool = False


@dataclass(frozen=True)
class Amended:
    """A correction that was asked for when the minutes came up for approval."""

    place: str
    before: str
    after: str
    agency: str


@dataclass(frozen=True)
class Approval:
    """Which session approved these minutes."""

    circle: str
    on_date: date


@dataclass(frozen=True)
class Opinions:
    """Opinions, never resolutions: apart, under a heading that says whose they are."""

    whose: str
    said: tuple[MinutesStatement, ...]


@dataclass(frozen=True)
class MeetingPaper:
    """A paper laid before the meeting."""

    number: int
    title: str
    draft: bool
    source: str | None


@dataclass(frozen=True)
class Minutes:
    """The minutes whole. ``told``: they are put together from a source, not kept here.

    ``opened`` and ``closed``: "13.30 น." as it was, None unknown. ``blanks`` names every blank there is, in order.
    """

    circle: str
    number: int | None
    on_date: date
    start: str | None
    place: str | None
    source: str | None
    date_source: str | None
    told: bool
    under_way: bool
    roll: Roll
    opened: str | None
    closed: str | None
    heads: tuple[HeadPart, ...]
    papers: tuple[MeetingPaper, ...]
    opinions: tuple[Opinions, ...]
    approval: Approval | None
    amended: tuple[Amended, ...]
    blanks: tuple[Blank, ...]
    demo: bool
