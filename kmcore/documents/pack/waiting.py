"""What waits for a word from the chair, read off a picture: asks, items nobody owns, late items, numbers."""

from dataclasses import dataclass

from kmcore.documents.provenance import spoken_day
from kmcore.i18n import _, _n
from kmcore.reminders.message import one_line
from kmcore.snapshot.picture import Item, Picture

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

    kind: str
    title: str
    lines: tuple[Line, ...]


def waiting(picture: Picture) -> tuple[Group, ...]:
    """Return the four kinds, empty ones too, in the order in which they are heard."""
    return (
        Group("ask", _("ขอให้ผู้ว่าฯ ช่วย"), tuple(_asked(picture, item) for item in picture.items if item.ask)),
        Group(
            "no_owner", _("ไม่มีเจ้าของ"), tuple(_unowned(item) for item in picture.items if _is_unowned(item))
        ),
        Group("late", _("เกินกำหนด"), tuple(_late(picture, item) for item in _late_items(picture))),
        Group("number", _("ตัวเลขขัดกัน"), _numbers(picture)),
    )


def owner_names(picture: Picture, item: Item) -> str:
    """Return who answers for an item in the source's own words, else by the agencies' names; "" for nobody."""
    return item.owner_label or agency_names(picture, item.owners)


def agency_names(picture: Picture, codes: tuple[str, ...]) -> str:
    """Return agencies by their short names."""
    return " ".join(found.name if (found := picture.agency(code)) else code for code in codes)


def _asked(picture: Picture, item: Item) -> Line:
    who = agency_names(picture, (item.ask_agency or "",)).strip()
    ask = one_line(item.ask or "", LONGEST)
    words = _("{agency} ขอ “{ask}”", agency=who, ask=ask) if who else f"“{ask}”"
    return Line(item.code, one_line(item.name), words, item.demo)


def _is_unowned(item: Item) -> bool:
    return not item.has_owner and item.status != "done"


def _unowned(item: Item) -> Line:
    return Line(item.code, one_line(item.name), "")


def _late_items(picture: Picture) -> list[Item]:
    return sorted((item for item in picture.items if item.status == "late"), key=lambda item: -item.days_late)


def _late(picture: Picture, item: Item) -> Line:
    due = spoken_day(item.due_date) if item.due_date else ""
    words = _n("เลยกำหนด {due} แล้ว {count} วัน", item.days_late, due=due)
    return Line(item.code, one_line(item.name), f"{owner_names(picture, item)} · {words}", item.demo)


def _numbers(picture: Picture) -> tuple[Line, ...]:
    return tuple(Line("", one_line(one.name), "") for one in picture.numbers if one.settled_on is None)
