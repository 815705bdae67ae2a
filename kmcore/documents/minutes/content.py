"""From the session to the parts of its minutes, with the exact list of what is to be filled in."""

from collections.abc import Iterable, Iterator
from datetime import time

from kmcore.documents.minutes.attendance_roll import roll_blanks, roll_of
from kmcore.documents.minutes.material import Material
from kmcore.documents.minutes.narrated_heads import narrated_heads, narrated_opinions, narrated_papers
from kmcore.documents.minutes.read_models import Amended, Approval, Blank, BlankKind, HeadPart, Minutes
from kmcore.documents.minutes.recorded_heads import recorded_heads, recorded_opinions
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.queries import MeetingInfo
from kmcore.reminders.message import clock_time
from kmcore.thai.dates import format_time


def minutes_of(material: Material) -> Minutes:
    """Return the minutes of a session: told by a source, or kept here."""
    info, told, by = material.info, material.room.life is MeetingLife.HELD, material.approving
    parts = narrated_heads(material) if told else recorded_heads(material)
    roll, start = roll_of(material), clock_time(info)
    closed = _clock(material.clock(material.room.closed_at))
    blanks = (
        *_before_roll(info),
        *roll_blanks(roll),
        *([Blank(BlankKind.OPENING)] if told else []),
        *_of_heads(parts),
        *([] if closed else [Blank(BlankKind.CLOSING)]),
        Blank(BlankKind.RECORDER),
        Blank(BlankKind.CHECKER),
    )
    return Minutes(
        circle=info.circle.name,
        number=info.number,
        on_date=info.on_date,
        start=_clock(start),
        place=info.place,
        source=info.source,
        date_source=material.date_source,
        told=told,
        under_way=material.room.life is MeetingLife.OPEN,
        roll=roll,
        opened=_clock(material.clock(material.room.opened_at) or start),
        closed=closed,
        heads=parts,
        papers=narrated_papers(material),
        opinions=narrated_opinions(material) if told else recorded_opinions(material),
        approval=Approval(by.circle.name, by.on_date) if by else None,
        amended=_amended(material),
        blanks=blanks,
        demo=material.room.agenda.demo or any(one.demo for one in material.room.standing),
    )


def _clock(at: time | None) -> str | None:
    return format_time(at) if at else None


def _before_roll(info: MeetingInfo) -> Iterator[Blank]:
    if info.number is None:
        yield Blank(BlankKind.NUMBER)
    if info.start_time is None:
        yield Blank(BlankKind.START)
    if not info.place:
        yield Blank(BlankKind.PLACE)


def _of_heads(parts: Iterable[HeadPart]) -> Iterator[Blank]:
    for part in parts:
        if part.blank:
            yield Blank(BlankKind.HEAD, str(part.number))
        for matter in part.matters:
            if matter.blank:
                yield Blank(BlankKind.RESOLUTION, matter.number)
        if part.resolution_blank:
            yield Blank(BlankKind.RESOLUTION, str(part.number))


def _amended(material: Material) -> tuple[Amended, ...]:
    return tuple(
        Amended(one.place, one.before, one.after, material.agency(one.agency_code))
        for one in material.room.corrections
    )
