"""What waits for a word from the chair, read off a picture: asks, items nobody owns, late items, numbers."""

from dataclasses import dataclass

from kmcore.actions.queries import Ask
from kmcore.documents.provenance import spoken_day
from kmcore.i18n import _, _n
from kmcore.meetings.decisions import DecisionKind, decision_kind_names, waiting_for_chair
from kmcore.reminders.message import one_line
from kmcore.snapshot.picture import Picture, PictureItem

LONGEST = 260  # letters of an ask


@dataclass(frozen=True)
class Line:
    """One thing that waits: the item's code, what it is, who and why."""

    code: str
    title: str
    detail: str
    demo: bool = False


@dataclass(frozen=True)
class Group:
    """One kind of what waits."""

    kind: DecisionKind
    title: str
    lines: tuple[Line, ...]


def waiting(picture: Picture) -> tuple[Group, ...]:
    """Return the four kinds, empty ones too, in the order in which they are heard."""
    found = waiting_for_chair(picture.items, picture.numbers)
    lines: dict[DecisionKind, tuple[Line, ...]] = {
        "ask": tuple(_asked(picture, item, ask) for item, ask in found.asks),
        "no_owner": tuple(map(_unowned, found.unowned)),
        "late": tuple(_late(picture, item) for item in found.late),
        "number": tuple(Line("", one_line(one.name), "") for one in found.numbers),
    }
    return tuple(Group(kind, title, lines[kind]) for kind, title in decision_kind_names().items())


def owner_names(picture: Picture, item: PictureItem) -> str:
    """Return who answers for an item in the source's own words, else by the agencies' names; "" for nobody."""
    return item.owner_label or agency_names(picture, item.owners)


def agency_names(picture: Picture, codes: tuple[str, ...]) -> str:
    """Return agencies by their short names."""
    return " ".join(found.name if (found := picture.agency(code)) else code for code in codes)


def _asked(picture: Picture, item: PictureItem, ask: Ask) -> Line:
    words = _(
        "{agency} ขอ “{ask}”",
        agency=agency_names(picture, (ask.agency_code,)),
        ask=one_line(ask.text, LONGEST),
    )
    return Line(item.code, one_line(item.name), words, item.demo)


def _unowned(item: PictureItem) -> Line:
    return Line(item.code, one_line(item.name), "")


def _late(picture: Picture, item: PictureItem) -> Line:
    due = spoken_day(item.due_date) if item.due_date else ""
    words = _n("เลยกำหนด {due} แล้ว {count} วัน", item.days_late, due=due)
    return Line(item.code, one_line(item.name), f"{owner_names(picture, item)} · {words}", item.demo)
