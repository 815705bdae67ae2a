"""A whole session as the story tells it, on SQLite and on PostgreSQL."""

from kmcore.meetings.kinds import FloorKind, MeetingLife, Presence, StepKind
from kmcore.meetings.room.approval import approve_minutes, correct_minutes
from kmcore.meetings.room.attendance import record_attendance, remove_attendance
from kmcore.meetings.room.discussion import write_discussion
from kmcore.meetings.room.floor import set_floor
from kmcore.meetings.room.opening import reopen_meeting
from kmcore.meetings.room.read_models import AttendanceForm, FloorItem
from kmcore.meetings.session_models import AgendaItem
from kmcore.programme.kinds import ResolutionKind
from kmcore.snapshot.closing import close_meeting
from kmcore.snapshot.queries import frozen_pictures
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import (
    CHECK,
    DAY,
    EVE,
    FIRST,
    MEETING,
    NEXT_DAY,
    OWNED,
    UNOWNED,
    Table,
)
from tests.support.checks import check
from tests.support.next_codes import NEW_ITEM


def test_from_opening_to_the_second_closing(planned: Table) -> None:
    table, by = planned, planned.person.by(CLOCK)
    table.put(AgendaItem(id=7, meeting_code=MEETING, head=4, position=1, title="ฐานข้อมูลหมู่บ้าน", minutes=10))
    _attendance(table)
    table.open()
    correct_minutes(table.engine, by, FIRST, MEETING, place="เรื่องที่ 4", before="400", after="250")
    approve_minutes(table.engine, by, FIRST, MEETING)
    set_floor(table.engine, by, MEETING, FloorItem(FloorKind.AGENDA, "7"))
    write_discussion(table.engine, by, MEETING, FloorItem(FloorKind.AGENDA, "7"), "กศน. เสนอตัว", 1)
    _resolutions(table)
    assert close_meeting(table.engine, by, MEETING) == 1
    reopen_meeting(table.engine, by, MEETING, "ตกมติหนึ่งข้อ")
    table.record("ขอบคุณทุกหน่วยงาน", kind=ResolutionKind.INSTRUCTION)
    assert close_meeting(table.engine, by, MEETING) == 2
    _assert_kept(table)


def _attendance(table: Table) -> None:
    by = table.person.by(CLOCK)
    for presence, agency in ((Presence.PRESENT, "nfe"), (Presence.ABSENT, "cdd"), (Presence.ATTENDING, "wu")):
        number = record_attendance(table.engine, by, AttendanceForm(MEETING, presence, agency))
    remove_attendance(table.engine, by, number, 1)


def _resolutions(table: Table) -> None:
    used = next(said.id for said in table.ask(check, CHECK, DAY).statements if said.number == 250)
    table.record("ใช้ 250", check_code=CHECK, statement_id=used)
    table.record("กศน. รับ", action_code=UNOWNED, owner="nfe", due="next")
    made = table.record("ตั้งคณะทำงาน", makes_item=True, owner="cdd", supporters=("wu",), agenda_id=7)
    table.change(made.code, 1, "ตั้งคณะทำงาน", makes_item=True, owner="pho", supporters=("wu", "cdd"))
    wrong = table.record("พช. รับ", action_code=OWNED, owner="cdd", due=NEXT_DAY)
    table.withdraw(wrong.code)


def _assert_kept(table: Table) -> None:
    room = table.room()
    assert (room.life, room.meeting.held, room.meeting.attendees) == (MeetingLife.CLOSED, True, 1)
    assert [one.step for one in room.steps] == [
        StepKind.OPENED,
        StepKind.CLOSED,
        StepKind.REOPENED,
        StepKind.CLOSED,
    ]
    assert [one.text for one in room.standing] == ["ใช้ 250", "กศน. รับ", "ตั้งคณะทำงาน", "ขอบคุณทุกหน่วยงาน"]
    assert table.ask(check, CHECK, DAY).state == "settled"
    rows = {code: table.item(code) for code in (UNOWNED, NEW_ITEM, OWNED)}
    assert {code: row and row.owners for code, row in rows.items()} == {
        UNOWNED: ("nfe",),
        NEW_ITEM: ("pho",),
        OWNED: ("nfe",),
    }
    assert (unowned := rows[UNOWNED]) is not None
    assert unowned.due_date == NEXT_DAY
    assert table.item(NEW_ITEM, EVE) is None
    assert [one.sound for one in table.ask(frozen_pictures, MEETING)] == [True, True]
    first = table.room(DAY, FIRST)
    assert first.approved is not None
    assert len(first.corrections) == 1
    assert room.agenda.heads[3].items[0].said == "กศน. เสนอตัว"
