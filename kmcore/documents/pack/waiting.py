"""What waits for a word from the chair, read off a picture: asks, items nobody owns, late items, numbers."""

from dataclasses import dataclass

from kmcore.actions.owner_words import owner_line
from kmcore.actions.queries import GovernorAsk
from kmcore.i18n import _, _n
from kmcore.meetings.decisions import DecisionKind, decision_kind_names, waiting_for_chair
from kmcore.programme.agency_words import ON_PAPER, short_names
from kmcore.snapshot.picture import Picture, PictureItem
from kmcore.thai.plain_text import one_line
from kmcore.thai.spoken_dates import spoken_day

LONGEST = 260  # letters of an ask


@dataclass(frozen=True)
class WaitingLine:
    """One thing that waits: the item's code, what it is, who and why."""

    code: str
    title: str
    detail: str
    demo: bool = False


@dataclass(frozen=True)
class WaitingGroup:
    """One kind of what waits."""

    kind: DecisionKind
    title: str
    lines: tuple[WaitingLine, ...]


def waiting(picture: Picture) -> tuple[WaitingGroup, ...]:
    """Return the four kinds, empty ones too, in the order in which they are heard."""
    found = waiting_for_chair(picture.items, picture.numbers)
    lines: dict[DecisionKind, tuple[WaitingLine, ...]] = {
        "ask": tuple(_asked(picture, item, ask) for item, ask in found.asks),
        "no_owner": tuple(map(_unowned, found.unowned)),
        "late": tuple(_late(picture, item) for item in found.late),
        "number": tuple(WaitingLine("", one_line(one.name), "") for one in found.numbers),
    }
    return tuple(WaitingGroup(kind, title, lines[kind]) for kind, title in decision_kind_names().items())


def _asked(picture: Picture, item: PictureItem, ask: GovernorAsk) -> WaitingLine:
    words = _(
        "{agency} ขอ “{ask}”",
        agency=short_names([ask.agency_code], picture.agency_names),
        ask=one_line(ask.text, LONGEST),
    )
    return WaitingLine(item.code, one_line(item.name), words, item.demo)


def _unowned(item: PictureItem) -> WaitingLine:
    return WaitingLine(item.code, one_line(item.name), "")


def _late(picture: Picture, item: PictureItem) -> WaitingLine:
    due = spoken_day(item.due_date) if item.due_date else ""
    words = _n("เลยกำหนด {due} แล้ว {count} วัน", item.days_late, due=due)
    return WaitingLine(
        item.code,
        one_line(item.name),
        f"{owner_line(item, picture.agency_names, ON_PAPER)} · {words}",
        item.demo,
    )
