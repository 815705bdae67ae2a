"""How a session runs its course: opened, closed after one look at what will be frozen, opened again, approved."""

from dashboard.present import formatting
from dashboard.present.templates import render_template
from dashboard.query_cache import ask
from dashboard.web.recorder.matters import Matter, matters
from dashboard.web.recorder.request import Asked, Told
from dashboard.web.recorder.request_body import day, text, text_or_none
from dashboard.web.recorder.room_state import room_now
from kmcore.actions.queries import ActionRow, board, unowned_items
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.room.approval import approve_minutes, correct_minutes
from kmcore.meetings.room.opening import open_meeting, reopen_meeting
from kmcore.meetings.room.read_models import MeetingRoom
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.words import agency_names
from kmcore.snapshot.closing import close_meeting
from kmcore.snapshot.picture_taking import take_picture


def start(asked: Asked) -> Told:
    """Open the meeting."""
    open_meeting(asked.engine, asked.by, asked.code)
    return {}


def finish(asked: Asked) -> Told:
    """Close the meeting: what the room saw is frozen."""
    return {"snapshot": close_meeting(asked.engine, asked.by, asked.code)}


def start_again(asked: Asked) -> Told:
    """Open a closed meeting again, with a reason."""
    reopen_meeting(asked.engine, asked.by, asked.code, text(asked.body, "reason"))
    return {}


def approve(asked: Asked) -> Told:
    """Approve the minutes of the session before, in this one."""
    approve_minutes(asked.engine, asked.by, _before(asked), asked.code)
    return {}


def correct(asked: Asked) -> Told:
    """Keep a correction of the minutes of the session before."""
    correct_minutes(
        asked.engine,
        asked.by,
        _before(asked),
        asked.code,
        place=text(asked.body, "place"),
        before=text(asked.body, "before"),
        after=text(asked.body, "after"),
        agency_code=text_or_none(asked.body, "agency_code"),
    )
    return {}


def corrections(asked: Asked) -> Told:
    """Return, as HTML, the corrections of the minutes of the session before that were recorded so far."""
    rows = room_now(_before(asked)).corrections
    return {"html": render_template("recorder/corrections.html", rows=rows, names=ask(agency_names))}


def before_closing(asked: Asked) -> Told:
    """Return, as HTML, what closing the meeting now would freeze, and what is still open."""
    room = room_now(asked.code)
    taken_up = set(room.spent) | ({(room.floor.kind, room.floor.ref)} if room.floor else set())
    listed = matters(room)
    untouched = [one for one in listed if _waits(one, room) and (one.kind, one.ref) not in taken_up]
    rows = ask(board, room.day)
    return {
        "html": render_template(
            "recorder/closing.html",
            room=room,
            picture=ask(take_picture, asked.code, room.day),
            counts=_counts(room),
            made=_made(room, rows),
            nobodys=unowned_items(rows),
            untouched=[one for one in untouched if one.kind is FloorKind.AGENDA],
            arising=sum(one.kind is FloorKind.ACTION for one in untouched),
            following=room.following,
        )
    }


def read_day(asked: Asked) -> Told:
    """Return a day as it was understood, in words: what is typed in Thai form is echoed before it is sent.

    Raises:
        MeetingError: it is no date.
    """
    room = room_now(asked.code)
    found = day(asked.query.get("text", ""), room.day, "due")
    return {"day": found.isoformat(), "words": formatting.day(found, "weekday")}


def _before(asked: Asked) -> str:
    before = room_now(asked.code).agenda.before
    if before is None:
        raise MeetingError("วงนี้ยังไม่มีการประชุมครั้งก่อน จึงไม่มีรายงานการประชุมให้รับรอง")
    return before.code


def _waits(one: Matter, room: MeetingRoom) -> bool:
    """Tell whether a matter was to be taken up and nothing was resolved or said of it."""
    if one.said or one.kind is FloorKind.HEAD:
        return False
    spoken = {row.action_code for row in room.standing} | {str(row.agenda_id) for row in room.standing}
    return one.ref not in spoken


def _counts(room: MeetingRoom) -> list[tuple[ResolutionKind, int]]:
    kinds = [row.kind for row in room.standing]
    return [(kind, kinds.count(kind)) for kind in ResolutionKind if kind in kinds]


def _made(room: MeetingRoom, rows: list[ActionRow]) -> list[ActionRow]:
    return [row for row in rows if row.meeting_code == room.meeting.code]
