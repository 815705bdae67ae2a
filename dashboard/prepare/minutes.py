"""The matters of which the minutes say something: those on the agenda and the open items of head 3."""

from collections.abc import Iterator
from dataclasses import dataclass

from kmcore.meetings.agenda.queries import Agenda, HeadKind
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.room.rows import FloorItem


@dataclass(frozen=True)
class Spoken:
    """A matter with what was said of it. ``number``: "4.1", or the item's code in head 3."""

    item: FloorItem
    head: int
    number: str
    title: str
    said: str | None
    version: int
    must: bool


def spoken(agenda: Agenda) -> Iterator[Spoken]:
    """Return the matters in the order of the minutes.

    ``must``: it is missed without words. An open item is not: what was proposed of it stands in the minutes anyway.
    """
    for head in agenda.heads:
        for place, row in enumerate(head.items, start=1):
            item, number = FloorItem(FloorKind.AGENDA, str(row.id)), f"{head.number}.{place}"
            yield Spoken(item, head.number, number, row.title, row.said, row.version, must=True)
        if head.kind is HeadKind.ARISING:
            for one in head.arising:
                item = FloorItem(FloorKind.ACTION, one.row.code)
                yield Spoken(
                    item, head.number, one.row.code, one.row.title, one.said, one.version, must=False
                )


def unwritten(agenda: Agenda) -> list[Spoken]:
    """Return the matters on the agenda of which the minutes say nothing yet."""
    return [one for one in spoken(agenda) if one.must and not one.said]
