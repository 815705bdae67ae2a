"""The matters of which the minutes say something: those on the agenda and the open items of head 3."""

from collections.abc import Iterator
from dataclasses import dataclass

from kmcore.meetings.agenda.queries import HeadKind
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.room.read_models import FloorItem, MeetingRoom


@dataclass(frozen=True)
class MinutesMatter:
    """A matter with what was said of it. ``number``: "4.1", or the item's code in head 3."""

    item: FloorItem
    head: int
    number: str
    title: str
    said: str | None
    version: int
    must: bool


def minutes_matters(room: MeetingRoom) -> Iterator[MinutesMatter]:
    """Return the matters in the order of the minutes.

    ``must``: it is missed without words. Of an open item so only once it had the floor: what was proposed of the
    others stands in the minutes anyway.
    """
    for head in room.agenda.heads:
        for place, row in enumerate(head.items, start=1):
            item, number = FloorItem(FloorKind.AGENDA, str(row.id)), f"{head.number}.{place}"
            yield MinutesMatter(item, head.number, number, row.title, row.said, row.version, must=True)
        if head.kind is HeadKind.ARISING:
            for one in head.arising:
                item = FloorItem(FloorKind.ACTION, one.row.code)
                must = (FloorKind.ACTION, one.row.code) in room.spent
                yield MinutesMatter(
                    item, head.number, one.row.code, one.row.title, one.said, one.version, must
                )


def unwritten_matters(room: MeetingRoom) -> list[MinutesMatter]:
    """Return the matters of which the minutes should say something and say nothing yet."""
    return [one for one in minutes_matters(room) if one.must and not one.said]
