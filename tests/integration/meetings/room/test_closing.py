"""Closing keeps what the room saw, whole, or does not close."""

import json
from typing import Any

import pytest

from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife, Presence, StepKind
from kmcore.meetings.queries import last_circle, meeting_record
from kmcore.meetings.room.attendance import record_attendance
from kmcore.meetings.room.read_models import AttendanceForm
from kmcore.snapshot import closing
from kmcore.snapshot.closing import close_meeting
from kmcore.snapshot.queries import frozen_pictures, shown_picture
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import CIRCLE, DAY, FIRST, MEETING, SQLITE_ONLY, Table

pytestmark = SQLITE_ONLY


def _close(table: Table) -> int:
    return close_meeting(table.engine, table.person.by(CLOCK), MEETING)


def test_closed_it_is_held_and_its_picture_is_frozen(table: Table) -> None:
    kept = table.record("ตั้งคณะทำงาน", makes_item=True, owner="nfe")
    assert _close(table) == 1
    room = table.room()
    assert (room.life, room.meeting.held, room.closed_at) == (MeetingLife.CLOSED, True, CLOCK())
    assert [one.step for one in room.steps] == [StepKind.OPENED, StepKind.CLOSED]
    assert table.ask(last_circle, DAY).code == MEETING
    (one,) = table.ask(frozen_pictures, MEETING)
    assert (one.number, one.as_of, one.sound, one.revision) == (1, DAY, True, table.revision())
    picture = table.ask(shown_picture, MEETING, DAY).picture
    assert (picture.as_of, picture.meeting.since) == (DAY, CIRCLE)
    assert [said.code for said in picture.conclusions] == [kept.code]
    assert any(item.code == kept.action_code and item.owners == ("nfe",) for item in picture.items)
    detail = json.loads(table.deeds("close_meeting")[0].detail)
    assert detail["after"] == {
        "life": "closed",
        "attendees": None,
        "snapshot": 1,
        "checksum": one.checksum,
    }


def test_who_came_is_counted_where_attendance_was_kept(table: Table) -> None:
    came = (Presence.PRESENT, Presence.SUBSTITUTE, Presence.ATTENDING, Presence.ABSENT)
    for presence, agency in zip(came, ("nfe", "cdd", "pho", "wu"), strict=True):
        record_attendance(table.engine, table.person.by(), AttendanceForm(MEETING, presence, agency))
    assert table.ask(meeting_record, MEETING, DAY).info.attendees is None
    _close(table)
    assert table.ask(meeting_record, MEETING, DAY).info.attendees == 3
    attended = table.ask(shown_picture, MEETING, DAY).picture.attended
    assert (attended.present, attended.substitutes, attended.attending, attended.absent) == (1, 1, 1, 1)


def test_what_cannot_be_frozen_is_not_closed(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any, **_named: Any) -> int:
        raise RuntimeError("no picture")

    monkeypatch.setattr(closing, "freeze", broken)
    before = table.revision()
    with pytest.raises(RuntimeError, match="no picture"):
        _close(table)
    assert (table.revision(), table.row().life, table.row().held) == (before, MeetingLife.OPEN, False)
    assert [one.step for one in table.room().steps] == [StepKind.OPENED]
    assert table.ask(frozen_pictures, MEETING) == ()


def test_only_an_open_session_closes_and_once(planned: Table) -> None:
    for code, sentence in ((MEETING, "ยังไม่ได้เปิด"), (FIRST, "มีผลตามเอกสารต้นทาง")):
        with pytest.raises(MeetingError, match=sentence):
            close_meeting(planned.engine, planned.person.by(), code)
    planned.open()
    _close(planned)
    with pytest.raises(MeetingError, match="ปิดแล้ว"):
        _close(planned)
    assert len(planned.ask(frozen_pictures, MEETING)) == 1


def test_nothing_is_recorded_after_it(table: Table) -> None:
    kept = table.record()
    _close(table)
    for act in (table.record, lambda: table.change(kept.code), lambda: table.withdraw(kept.code)):
        with pytest.raises(MeetingError, match="ถ้าต้องแก้ ให้เปิดการประชุมอีกครั้ง"):
            act()
    assert len(table.kept()) == 1
