"""What a picture keeps of words: which meeting, its conclusions, who came (counts only), the disputed numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kmcore.actions.queries import ActionRow
from kmcore.meetings.kinds import IN_THE_ROOM, Presence
from kmcore.meetings.queries import MeetingInfo, ResolutionInfo
from kmcore.meetings.room.read_models import AttendanceEntry
from kmcore.programme.party import NO_PARTY
from kmcore.snapshot.picture import PictureAttendance, PictureMeeting, PictureQuestion, PictureResolution
from kmcore.sources.read_models import CheckRow


def picture_meeting(info: MeetingInfo, since: date | None) -> PictureMeeting:
    """Return which meeting it is."""
    return PictureMeeting(
        code=info.code,
        name=info.circle.name,
        circle_code=info.circle.code,
        number=info.number,
        on_date=info.on_date,
        start_time=info.start_time,
        place=info.place,
        chair=info.chair,
        since=since,
    )


def picture_questions(rows: Iterable[CheckRow]) -> tuple[PictureQuestion, ...]:
    """Return the questions on which sources disagree, in the data set's order."""
    return tuple(
        PictureQuestion(
            code=row.code,
            name=row.title,
            values=tuple(statement.value for statement in row.statements),
            used=row.used_value,
            settled_on=row.settled_on,
            settled_by=row.settled_by,
        )
        for row in rows
    )


def picture_conclusions(
    rows: Iterable[ResolutionInfo], board: Sequence[ActionRow]
) -> tuple[PictureResolution, ...]:
    """Return the standing conclusions with their work's owner and due date as the ``board`` has them."""
    items = {row.code: row for row in board}
    return tuple(_conclusion(row, items) for row in rows)


def _conclusion(row: ResolutionInfo, items: Mapping[str, ActionRow]) -> PictureResolution:
    item = items.get(row.action_code or "")
    return PictureResolution(
        code=row.code,
        name=row.text,
        kind=row.kind.value,
        head=row.head,
        action_code=row.action_code,
        owners=item.owners if item else NO_PARTY,
        due_date=item.due_date if item else None,
    )


def picture_attendance(rows: Sequence[AttendanceEntry]) -> PictureAttendance:
    """Return how many people stand in the attendance how, and the agencies that came; names stay behind."""
    if not rows:
        return PictureAttendance(None, None, None, None, ())
    found = Counter(row.presence for row in rows)
    came = (row.agency_code for row in rows if row.presence in IN_THE_ROOM and row.agency_code)
    return PictureAttendance(
        present=found[Presence.PRESENT],
        substitutes=found[Presence.SUBSTITUTE],
        absent=found[Presence.ABSENT],
        attending=found[Presence.ATTENDING],
        agencies=tuple(dict.fromkeys(came)),
    )
