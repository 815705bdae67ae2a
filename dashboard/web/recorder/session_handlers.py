"""How a session runs its course: opened, closed after one look at what will be frozen, opened again, approved."""

from dashboard.present import formatting
from dashboard.present.templates import render_template
from dashboard.query_cache import ask
from dashboard.web.recorder import receipts
from dashboard.web.recorder.forms import CorrectionSent, NothingSent, ReasonSent
from dashboard.web.recorder.matters import Matter, matters
from dashboard.web.recorder.request import Json, RoomRequest
from dashboard.web.recorder.room_state import room_now
from dashboard.web.recorder.typed_days import is_before_next, typed_day
from kmcore.actions.queries import ActionRow, unowned_items
from kmcore.meetings.circle_items import circle_board
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.room.approval import approve_minutes, correct_minutes
from kmcore.meetings.room.opening import open_meeting, reopen_meeting
from kmcore.meetings.room.read_models import MeetingRoom
from kmcore.programme.kinds import ResolutionKind
from kmcore.programme.words import agency_names
from kmcore.snapshot.closing import close_meeting
from kmcore.snapshot.picture import PictureVillages
from kmcore.snapshot.picture_taking import take_picture
from kmcore.thai.numbers import signed


def open_session(request: RoomRequest, _body: NothingSent) -> Json:
    """Open the meeting."""
    open_meeting(request.engine, request.by, request.code)
    return {}


def close_session(request: RoomRequest, _body: NothingSent) -> Json:
    """Close the meeting: what the room saw is frozen."""
    return {"snapshot": close_meeting(request.engine, request.by, request.code)}


def reopen_session(request: RoomRequest, body: ReasonSent) -> Json:
    """Open a closed meeting again, with a reason."""
    reopen_meeting(request.engine, request.by, request.code, body.reason)
    return {"receipt": receipts.of_reopening(request.code)}


def approve_earlier_minutes(request: RoomRequest, _body: NothingSent) -> Json:
    """Approve the minutes of the session before, in this one."""
    approve_minutes(request.engine, request.by, _before(request), request.code)
    return {}


def correct_earlier_minutes(request: RoomRequest, body: CorrectionSent) -> Json:
    """Keep a correction of the minutes of the session before."""
    correct_minutes(
        request.engine,
        request.by,
        _before(request),
        request.code,
        place=body.place,
        before=body.before,
        after=body.after,
        agency_code=body.agency_code,
    )
    return {"receipt": receipts.of_correction(_before(request))}


def earlier_corrections(request: RoomRequest) -> Json:
    """Return, as HTML, the corrections of the minutes of the session before that were recorded so far."""
    rows = room_now(_before(request)).corrections
    return {"html": render_template("recorder/corrections.html", rows=rows, names=ask(agency_names))}


def closing_preview(request: RoomRequest) -> Json:
    """Return, as HTML, what closing the meeting now would freeze, and what is still open."""
    room = room_now(request.code)
    taken_up = set(room.spent) | ({(room.floor.kind, room.floor.ref)} if room.floor else set())
    listed = matters(room)
    untouched = [one for one in listed if _waits(one, room) and (one.kind, one.ref) not in taken_up]
    rows = ask(circle_board, room.meeting.circle.code, room.day)
    picture = ask(take_picture, request.code, room.day)
    return {
        "html": render_template(
            "recorder/closing.html",
            room=room,
            picture=picture,
            reported_change=_reported_change(picture.villages),
            counts=_counts(room),
            made=_made(room, rows),
            nobodys=unowned_items(rows),
            untouched=[one for one in untouched if one.kind is FloorKind.AGENDA],
            arising=sum(one.kind is FloorKind.ACTION for one in untouched),
            following=room.following,
        )
    }


def read_day(request: RoomRequest) -> Json:
    """Return a day as it was understood, in words: what is typed in Thai form is echoed before it is sent.

    "Before the next session" is read as that session's day.

    Raises:
        MeetingError: it is no date.
    """
    room, typed = room_now(request.code), request.query.get("text", "")
    if is_before_next(typed) and room.following is not None:
        found = room.following.on_date
    else:
        found = typed_day(typed, room.day, "due")
    return {"day": found.isoformat(), "words": formatting.day(found, "weekday")}


def _before(request: RoomRequest) -> str:
    before = room_now(request.code).agenda.before
    if before is None:
        raise MeetingError("วงนี้ยังไม่มีการประชุมครั้งก่อน จึงไม่มีรายงานการประชุมให้รับรอง")
    return before.code


def _waits(one: Matter, room: MeetingRoom) -> bool:
    """Tell whether a matter was to be taken up and nothing was resolved or said of it."""
    if one.said or one.kind is FloorKind.HEAD:
        return False
    spoken = {row.action_code for row in room.standing} | {str(row.agenda_id) for row in room.standing}
    return one.ref not in spoken


def _reported_change(villages: PictureVillages) -> str:
    """Return how many more villages have results than last time, "" where there is no last time."""
    before = villages.reported_before
    return "" if before is None else signed(villages.reported - before)


def _counts(room: MeetingRoom) -> list[tuple[ResolutionKind, int]]:
    kinds = [row.kind for row in room.standing]
    return [(kind, kinds.count(kind)) for kind in ResolutionKind if kind in kinds]


def _made(room: MeetingRoom, rows: list[ActionRow]) -> list[ActionRow]:
    return [row for row in rows if row.meeting_code == room.meeting.code]
