"""What the recorder does: each deed is one command of kmcore, handed what the page sent."""

from typing import Any

from dashboard.web.recorder.forms import attendance_form, floor_item, matter_form, next_form, resolution_form
from dashboard.web.recorder.fragments import chair_to_come
from dashboard.web.recorder.matters import matters
from dashboard.web.recorder.request import Asked, Told
from dashboard.web.recorder.request_body import LARGEST, BadBodyError, number, text
from dashboard.web.recorder.resolution_forms import as_forms
from dashboard.web.recorder.room_state import present, room_now
from kmcore.meetings.agenda.commands import add_agenda_item
from kmcore.meetings.kinds import FloorKind, Presence
from kmcore.meetings.planning.commands import plan_meeting
from kmcore.meetings.room.attendance import record_attendance, remove_attendance
from kmcore.meetings.room.chair import record_chair
from kmcore.meetings.room.discussion import write_discussion
from kmcore.meetings.room.floor import set_floor
from kmcore.meetings.room.read_models import FloorItem, ResolutionReceipt
from kmcore.meetings.room.resolutions import change_resolution, record_resolution, withdraw_resolution


def put_on_floor(asked: Asked) -> Told:
    """Put a matter on the floor, or take it off."""
    set_floor(asked.engine, asked.by, asked.code, floor_item(asked.body))
    return {}


def add_matter(asked: Asked) -> Told:
    """Add a matter that comes up in the room, and put it on the floor."""
    added = add_agenda_item(asked.engine, asked.by, matter_form(asked.code, asked.body))
    return {"kind": FloorKind.AGENDA, "ref": str(added)}


def record(asked: Asked) -> Told:
    """Keep a resolution; sent again under the same number it is kept once."""
    form = resolution_form(asked.code, asked.body, room_now(asked.code).day)
    return _kept(record_resolution(asked.engine, asked.by, form))


def change(asked: Asked) -> Told:
    """Change a resolution that was recorded."""
    form = resolution_form(asked.code, asked.body, room_now(asked.code).day)
    return _kept(change_resolution(asked.engine, asked.by, asked.path["number"], form, _version(asked)))


def withdraw(asked: Asked) -> Told:
    """Strike a resolution out, with a reason."""
    number, reason = asked.path["number"], text(asked.body, "reason")
    withdraw_resolution(asked.engine, asked.by, number, reason, _version(asked))
    return {"code": number}


def their_resolution(asked: Asked) -> Any:
    """Return a resolution as it stands now, for who has just written against an older one."""
    return as_forms(room_now(asked.code)).get(asked.path["number"])


def came(asked: Asked) -> Told:
    """Put somebody into the attendance; who chairs the circle and has come chairs this session."""
    form, found = attendance_form(asked.code, asked.body), room_now(asked.code)
    entry = record_attendance(asked.engine, asked.by, form)
    if form.presence is Presence.PRESENT and form.position and form.position == chair_to_come(found)[0]:
        record_chair(asked.engine, asked.by, asked.code, form.position)
    return {"id": entry}


def came_otherwise(asked: Asked) -> Told:
    """Change somebody in the attendance."""
    form = attendance_form(asked.code, asked.body)
    return {"id": record_attendance(asked.engine, asked.by, form, _entry(asked), _version(asked))}


def came_not(asked: Asked) -> Told:
    """Take somebody out of the attendance."""
    remove_attendance(asked.engine, asked.by, _entry(asked), _version(asked))
    return {}


def their_presence(asked: Asked) -> Any:
    """Return somebody in the attendance as she stands there now."""
    entry = _entry(asked)
    return next((present(row) for row in room_now(asked.code).attendance if row.id == entry), None)


def say(asked: Asked) -> Told:
    """Write down what was said of a matter."""
    written = write_discussion(
        asked.engine, asked.by, asked.code, _matter(asked), text(asked.body, "text"), _version(asked)
    )
    return {"version": written}


def their_words(asked: Asked) -> Any:
    """Return what stands written of a matter now."""
    wanted = _matter(asked)
    found = (one for one in matters(room_now(asked.code)) if (one.kind, one.ref) == (wanted.kind, wanted.ref))
    return next(({"text": one.said, "version": one.version} for one in found), None)


def set_next(asked: Asked) -> Told:
    """Plan the circle's next session, so that "before the next meeting" has a day."""
    return {"code": plan_meeting(asked.engine, asked.by, next_form(room_now(asked.code).meeting, asked.body))}


def _matter(asked: Asked) -> FloorItem:
    found = floor_item(asked.body)
    if found is None:
        raise BadBodyError
    return found


def _entry(asked: Asked) -> int:
    """Return the number in the address, 0 (nobody's) for one that no row can have."""
    found: int = asked.path["entry"]
    return found if found <= LARGEST else 0


def _version(asked: Asked) -> int:
    return number(asked.body, "version") or 0


def _kept(kept: ResolutionReceipt) -> Told:
    return {"code": kept.code, "action_code": kept.action_code, "repeated": kept.repeated}
