"""What the recorder does in a session: each handler is one command of kmcore, handed the form the page sent."""

from typing import Any

from dashboard.web.recorder import receipts
from dashboard.web.recorder.forms import (
    AttendanceSent,
    DiscussionSent,
    FloorSent,
    MatterSent,
    NextSessionSent,
    ReasonSent,
    ResolutionSent,
    VersionSent,
)
from dashboard.web.recorder.fragments import chair_to_come
from dashboard.web.recorder.matters import matters
from dashboard.web.recorder.request import Json, RoomRequest
from dashboard.web.recorder.resolution_forms import resolutions_as_forms
from dashboard.web.recorder.room_state import attendance_entry, room_now
from dashboard.web.request_body import LARGEST_NUMBER, RequestModel
from kmcore.errors import Faults
from kmcore.meetings.agenda.commands import add_agenda_item
from kmcore.meetings.kinds import FloorKind, Presence
from kmcore.meetings.planning.commands import plan_meeting
from kmcore.meetings.room.attendance import record_attendance, remove_attendance
from kmcore.meetings.room.chair import record_chair
from kmcore.meetings.room.discussion import write_discussion
from kmcore.meetings.room.floor import set_floor
from kmcore.meetings.room.read_models import ResolutionReceipt
from kmcore.meetings.room.resolutions import change_resolution, record_resolution, withdraw_resolution


def put_on_floor(request: RoomRequest, body: FloorSent) -> Json:
    """Put a matter on the floor, or take it off."""
    set_floor(request.engine, request.by, request.code, body.item())
    return {}


def add_matter(request: RoomRequest, body: MatterSent) -> Json:
    """Add a matter that comes up in the room, and put it on the floor."""
    faults = Faults()
    added = add_agenda_item(request.engine, request.by, body.form(request.code, faults), faults)
    return {"kind": FloorKind.AGENDA, "ref": str(added), "receipt": receipts.of_matter(request.code, added)}


def add_resolution(request: RoomRequest, body: ResolutionSent) -> Json:
    """Keep a resolution; sent again under the same number it is kept once."""
    faults = Faults()
    form = body.form(request.code, room_now(request.code).day, faults)
    return _recorded(request, record_resolution(request.engine, request.by, form, faults))


def edit_resolution(request: RoomRequest, body: ResolutionSent) -> Json:
    """Change a resolution that was recorded."""
    faults = Faults()
    form = body.form(request.code, room_now(request.code).day, faults)
    number = request.path["number"]
    return _recorded(
        request, change_resolution(request.engine, request.by, number, form, body.version, faults)
    )


def strike_resolution(request: RoomRequest, body: ReasonSent) -> Json:
    """Strike a resolution out, with a reason."""
    number, reason = request.path["number"], body.reason
    withdraw_resolution(request.engine, request.by, number, reason, body.version)
    return {"code": number, "receipt": receipts.of_resolution(request.code, number)}


def current_resolution(request: RoomRequest, _body: RequestModel) -> Any:
    """Return a resolution as it stands now, for who has just written against an older one."""
    return resolutions_as_forms(room_now(request.code)).get(request.path["number"])


def add_attendance(request: RoomRequest, body: AttendanceSent) -> Json:
    """Put somebody into the attendance; who chairs the circle and has come chairs this session."""
    form, found = body.form(request.code), room_now(request.code)
    entry = record_attendance(request.engine, request.by, form)
    if form.presence is Presence.PRESENT and form.position and form.position == chair_to_come(found)[0]:
        record_chair(request.engine, request.by, request.code, form.position)
    return {"id": entry, "receipt": receipts.of_person(request.code, entry)}


def edit_attendance(request: RoomRequest, body: AttendanceSent) -> Json:
    """Change somebody in the attendance."""
    form = body.form(request.code)
    entry = record_attendance(request.engine, request.by, form, _entry(request), body.version)
    return {"id": entry, "receipt": receipts.of_person(request.code, entry)}


def take_out_of_attendance(request: RoomRequest, body: VersionSent) -> Json:
    """Take somebody out of the attendance."""
    remove_attendance(request.engine, request.by, _entry(request), body.version)
    return {}


def current_attendance(request: RoomRequest, _body: RequestModel) -> Any:
    """Return somebody in the attendance as she stands there now."""
    entry = _entry(request)
    return next((attendance_entry(row) for row in room_now(request.code).attendance if row.id == entry), None)


def save_discussion(request: RoomRequest, body: DiscussionSent) -> Json:
    """Write down what was said of a matter."""
    written = write_discussion(
        request.engine, request.by, request.code, body.matter(), body.text, body.version
    )
    return {"version": written}


def current_discussion(request: RoomRequest, body: DiscussionSent) -> Any:
    """Return what stands written of a matter now."""
    wanted = body.matter()
    found = (
        one for one in matters(room_now(request.code)) if (one.kind, one.ref) == (wanted.kind, wanted.ref)
    )
    return next(({"text": one.said, "version": one.version} for one in found), None)


def plan_next_session(request: RoomRequest, body: NextSessionSent) -> Json:
    """Plan the circle's next session, so that "before the next meeting" has a day."""
    faults = Faults()
    form = body.form(room_now(request.code).meeting, faults)
    planned = plan_meeting(request.engine, request.by, form, faults)
    return {"code": planned, "receipt": receipts.of_session(planned)}


def _entry(request: RoomRequest) -> int:
    """Return the number in the address, 0 (nobody's) for one that no row can have."""
    found: int = request.path["entry"]
    return found if found <= LARGEST_NUMBER else 0


def _recorded(request: RoomRequest, found: ResolutionReceipt) -> Json:
    return {
        "code": found.code,
        "action_code": found.action_code,
        "repeated": found.repeated,
        "receipt": receipts.of_resolution(request.code, found.code),
    }
