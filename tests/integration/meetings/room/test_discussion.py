"""What was said of a matter, until the minutes are approved."""

import json

import pytest

from kmcore.errors import NotFoundError
from kmcore.meetings.errors import EditConflictError, MeetingError
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.room.approval import approve_minutes
from kmcore.meetings.room.discussion import write_discussion
from kmcore.meetings.room.read_models import FloorItem
from kmcore.meetings.session_models import AgendaItem
from kmcore.snapshot.closing import close_meeting
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import FIRST, MEETING, NEXT, SQLITE_ONLY, UNOWNED, Table

pytestmark = SQLITE_ONLY
ITEM, MATTER = FloorItem(FloorKind.ACTION, UNOWNED), FloorItem(FloorKind.AGENDA, "7")


def _say(table: Table, text: str, version: int, item: FloorItem = ITEM, code: str = MEETING) -> int:
    return write_discussion(table.engine, table.person.by(CLOCK), code, item, text, version)


def _noted(table: Table) -> tuple[str | None, int]:
    head = table.room().agenda.heads[2]
    return next((one.said, one.version) for one in head.arising if one.row.code == UNOWNED)


def test_of_an_open_item_it_begins_a_note(table: Table) -> None:
    assert _say(table, " กศน. เสนอใช้เวทีที่มีอยู่แล้ว\r\nทุกอำเภอ ", 0) == 1
    assert _noted(table) == ("กศน. เสนอใช้เวทีที่มีอยู่แล้ว\nทุกอำเภอ", 1)
    assert _say(table, "แก้แล้ว", 1) == 2
    assert _say(table, "", 2) == 3
    assert _noted(table) == (None, 3)
    details = [json.loads(row.detail) for row in table.deeds("record_meeting")[1:]]
    assert details[1] == {
        "of": {"kind": "action", "ref": UNOWNED},
        "before": {"said": "กศน. เสนอใช้เวทีที่มีอยู่แล้ว\nทุกอำเภอ"},
        "after": {"said": "แก้แล้ว"},
    }


def test_of_an_agenda_item_it_stands_there(table: Table) -> None:
    table.put(AgendaItem(id=7, meeting_code=MEETING, head=4, position=1, title="ฐานข้อมูล", version=4))
    assert _say(table, "เห็นชอบ", 4, MATTER) == 5
    row = table.room().agenda.heads[3].items[0]
    assert (row.said, row.version) == ("เห็นชอบ", 5)


def test_two_who_write_at_once_do_not_write_over_each_other(table: Table) -> None:
    _say(table, "ของฉัน", 0)
    before = table.revision()
    with pytest.raises(EditConflictError) as conflict:
        _say(table, "ของเขา", 0)
    assert (conflict.value.version, _noted(table), table.revision()) == (1, ("ของฉัน", 1), before)


def test_the_same_words_again_write_nothing(table: Table) -> None:
    _say(table, "ของฉัน", 0)
    before = table.revision()
    assert _say(table, "ของฉัน ", 1) == 1
    assert table.revision() == before


def test_after_closing_until_the_minutes_are_approved(table: Table) -> None:
    close_meeting(table.engine, table.person.by(CLOCK), MEETING)
    assert _say(table, "เก็บความทีหลัง", 0) == 1
    table.open(NEXT)
    approve_minutes(table.engine, table.person.by(CLOCK), MEETING, NEXT)
    with pytest.raises(MeetingError, match="รับรองแล้ว"):
        _say(table, "สายไป", 1)
    assert _noted(table) == ("เก็บความทีหลัง", 1)


@pytest.mark.parametrize(
    "item",
    [
        FloorItem(FloorKind.HEAD, "1"),
        FloorItem(FloorKind.AGENDA, "99"),
        FloorItem(FloorKind.AGENDA, "x"),
        FloorItem(FloorKind.AGENDA, "๗"),
        FloorItem(FloorKind.ACTION, "A99"),
        FloorItem(FloorKind.ACTION, "\0"),
    ],
)
def test_of_what_is_not_there_nothing_is_said(table: Table, item: FloorItem) -> None:
    table.put(AgendaItem(id=7, meeting_code=NEXT, head=4, position=1, title="ของวงอื่น"))
    for one in (item, MATTER):
        with pytest.raises(MeetingError) as refused:
            _say(table, "ก", 0, one)
        assert refused.value.field == "item"


def test_words_that_cannot_be_kept_and_sessions_that_take_none(planned: Table) -> None:
    for code, wrong in ((MEETING, MeetingError), (FIRST, MeetingError), ("nowhere", NotFoundError)):
        with pytest.raises(wrong):
            _say(planned, "ก", 0, code=code)
    planned.open()
    for text in ("ก" * 4001, "ก\x00ข", "ก\u202eข"):
        with pytest.raises(MeetingError) as refused:
            _say(planned, text, 0)
        assert refused.value.field == "said"
