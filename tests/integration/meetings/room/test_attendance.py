"""Who came: by two hands, changed and taken out, and no name in the audit chain."""

from typing import Any

import pytest

from kmcore.access.actor import VISITOR
from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.errors import NotFoundError
from kmcore.meetings.errors import EditConflictError, MeetingError
from kmcore.meetings.kinds import Presence
from kmcore.meetings.queries import meeting_record
from kmcore.meetings.room.attendance import forget_name, record_attendance, remove_attendance
from kmcore.meetings.room.queries import attendance, named_attendance
from kmcore.meetings.room.read_models import AttendanceEntry, AttendanceForm
from kmcore.snapshot.closing import close_meeting
from tests.integration.meetings.room.conftest import DAY, FIRST, MEETING, SQLITE_ONLY, Table
from tests.support.people import person
from tests.support.table_subjects import stands_since

pytestmark = SQLITE_ONLY
NAME = "นางสาวสมมุติ ทดสอบ"


def _attend(table: Table, entry_id: int | None = None, version: int = 0, **fields: Any) -> int:
    base: dict[str, Any] = {"meeting_code": MEETING, "presence": Presence.PRESENT, "agency_code": "nfe"}
    return record_attendance(
        table.engine, table.person.by(), AttendanceForm(**{**base, **fields}), entry_id, version
    )


def _there(table: Table) -> tuple[AttendanceEntry, ...]:
    found: tuple[AttendanceEntry, ...] = table.ask(attendance, MEETING)
    return found


def test_each_of_the_four_kinds_is_kept_with_what_belongs_to_it(table: Table) -> None:
    _attend(table, name=f" {NAME} ", position="ผอ. กศน.")
    _attend(table, presence=Presence.ABSENT, agency_code="cdd", reason="ติดราชการ", instead_of="ลืมลบ")
    _attend(table, presence=Presence.SUBSTITUTE, agency_code="pho", instead_of="นพ.สสจ.", reason="ลืมลบ")
    _attend(table, presence=Presence.ATTENDING, agency_code=None, position="ผู้สังเกตการณ์")
    kept = [
        (one.presence, one.agency_code, one.name, one.position, one.instead_of, one.reason)
        for one in _there(table)
    ]
    assert kept == [
        ("present", "nfe", NAME, "ผอ. กศน.", None, None),
        ("absent", "cdd", None, None, None, "ติดราชการ"),
        ("substitute", "pho", None, None, "นพ.สสจ.", None),
        ("attending", None, None, "ผู้สังเกตการณ์", None, None),
    ]
    room = table.room()
    assert [room.count(one) for one in Presence] == [1, 1, 1, 1]
    assert all(one.version == 1 for one in room.attendance)


def test_before_the_session_opens_it_can_be_filled_in_and_after_it_no_more(planned: Table) -> None:
    number = _attend(planned)
    planned.open()
    _attend(planned, number, 1, presence=Presence.ABSENT, reason="ป่วย")
    close_meeting(planned.engine, planned.person.by(), MEETING)
    for act in (
        lambda: _attend(planned, agency_code="cdd"),
        lambda: remove_attendance(planned.engine, planned.person.by(), number, 2),
        lambda: _attend(planned, meeting_code=FIRST),
    ):
        with pytest.raises(MeetingError):
            act()
    assert [(one.presence, one.reason, one.version) for one in _there(planned)] == [("absent", "ป่วย", 2)]


def test_a_change_that_saw_an_older_one_is_refused(table: Table) -> None:
    number = _attend(table)
    _attend(table, number, 1, name=NAME)
    before = table.revision()
    for act in (
        lambda: _attend(table, number, 1, name="อื่น"),
        lambda: remove_attendance(table.engine, table.person.by(), number, 1),
    ):
        with pytest.raises(EditConflictError, match="มีคนแก้ส่วนนี้ไปแล้ว") as conflict:
            act()
        assert conflict.value.version == 2
    assert (table.revision(), _there(table)[0].name) == (before, NAME)
    remove_attendance(table.engine, table.person.by(), number, 2)
    assert _there(table) == ()
    for act in (
        lambda: _attend(table, number, 2),
        lambda: remove_attendance(table.engine, table.person.by(), number, 2),
        lambda: remove_attendance(table.engine, table.person.by(), 10**12, 2),
    ):
        with pytest.raises(NotFoundError, match="ถูกนำออกแล้ว"):
            act()


def test_the_same_words_again_add_nobody_and_write_nothing(table: Table) -> None:
    number, before = _attend(table, position="ผอ."), table.revision()
    assert _attend(table, position="ผอ.") == number
    assert _attend(table, number, 1, position="ผอ.") == number
    assert (table.revision(), len(_there(table))) == (before, 1)
    assert _attend(table, position="รอง ผอ.") != number


def test_an_entry_of_another_meeting_is_not_changed(table: Table) -> None:
    number = _attend(table)
    with pytest.raises(NotFoundError):
        _attend(table, number, 1, meeting_code="khun-uea-2550-03-09")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"agency_code": None, "name": NAME}, "agency_code"),
        ({"agency_code": "nobody"}, "agency_code"),
        ({"presence": "late"}, "presence"),
        ({"name": "ก" * 201}, "name"),
        ({"position": "a\x00b"}, "position"),
        ({"presence": Presence.SUBSTITUTE, "instead_of": "ก\u202eข"}, "instead_of"),
        ({"presence": Presence.ABSENT, "reason": "ก" * 301}, "reason"),
    ],
)
def test_a_field_that_cannot_be_taken_is_named(table: Table, fields: dict[str, Any], field: str) -> None:
    before = table.revision()
    with pytest.raises(MeetingError) as refused:
        _attend(table, **fields)
    assert (refused.value.field, table.revision()) == (field, before)


def test_no_name_lies_in_the_audit_chain(table: Table) -> None:
    number = _attend(table, name=NAME, position="ผอ.", presence=Presence.SUBSTITUTE, instead_of="นายแทน")
    _attend(table, number, 1, name=NAME + "ใหม่", presence=Presence.ABSENT, reason="ป่วยหนัก")
    remove_attendance(table.engine, table.person.by(), number, 2)
    told = "".join(row.detail for row in table.deeds("record_attendance"))
    assert all(word not in told for word in ("สมมุติ", "นายแทน", "ผอ.", "ป่วย"))
    assert '"changed": ["presence", "name", "position", "instead_of", "reason"]' in told
    assert len(table.deeds("record_attendance")) == 3


def test_names_are_read_by_the_governor_and_the_secretariat_alone(table: Table) -> None:
    _attend(table, name=NAME)
    governor, lead = person(table.engine, AccountRole.GOVERNOR), person(table.engine, AccountRole.LEAD, "nfe")
    assert table.ask(named_attendance, governor.user, MEETING)[0].name == NAME
    for user in (lead.user, VISITOR):
        with pytest.raises(NotAllowedError):
            table.ask(named_attendance, user, MEETING)


def test_what_the_other_rooms_read_is_not_touched(table: Table) -> None:
    before, was = table.ask(meeting_record, MEETING, DAY), table.revision()
    number = _attend(table)
    remove_attendance(table.engine, table.person.by(), number, 1)
    assert table.ask(meeting_record, MEETING, DAY) == before
    assert stands_since(table.engine, meeting_record) == was < table.revision()


def test_a_name_can_be_taken_out_of_a_meeting_that_is_over(table: Table) -> None:
    number = _attend(table, presence=Presence.SUBSTITUTE, name=NAME, position="รอง ผอ.", instead_of="นพ.สสจ.")
    close_meeting(table.engine, table.person.by(), MEETING)
    with pytest.raises(EditConflictError):
        forget_name(table.engine, table.person.by(), number, 7)
    forget_name(table.engine, table.person.by(), number, 1)
    (left,) = _there(table)
    assert (left.name, left.instead_of, left.position, left.version) == (None, None, "รอง ผอ.", 2)
    assert NAME not in str([row.detail for row in table.deeds("record_attendance")])
    before = table.revision()
    forget_name(table.engine, table.person.by(), number, 2)
    assert table.revision() == before
