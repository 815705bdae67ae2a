"""Head 2: corrections first, approval once, in a later session of the same circle."""

import json
from typing import Any

import pytest

from kmcore.errors import NotFoundError
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.models import Circle, Meeting
from kmcore.meetings.room.approval import approve_minutes, correct_minutes
from kmcore.snapshot.closing import close_meeting
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import DAY, EVE, FIRST, MEETING, NEXT, SQLITE_ONLY, Table

pytestmark = SQLITE_ONLY


def _approve(table: Table, code: str = FIRST, within: str = MEETING) -> None:
    approve_minutes(table.engine, table.person.by(CLOCK), code, within)


def _correct(table: Table, code: str = FIRST, within: str = MEETING, **fields: Any) -> None:
    base: dict[str, Any] = {"place": "เรื่องที่ 4", "before": "400 หมู่บ้าน", "after": "250 หมู่บ้าน"}
    correct_minutes(table.engine, table.person.by(CLOCK), code, within, **{**base, **fields})


def test_the_next_session_corrects_and_approves(table: Table) -> None:
    _correct(table, agency_code="cdd")
    _correct(table, place="ผู้มาประชุม", before="", after="เพิ่มผู้แทน กศน.")
    _approve(table)
    first = table.room(DAY, FIRST)
    assert [
        (one.place, one.before, one.after, one.agency_code, one.in_meeting_code, one.on_date)
        for one in first.corrections
    ] == [
        ("เรื่องที่ 4", "400 หมู่บ้าน", "250 หมู่บ้าน", "cdd", MEETING, DAY),
        ("ผู้มาประชุม", "", "เพิ่มผู้แทน กศน.", None, MEETING, DAY),
    ]
    assert first.approved is not None
    assert (first.approved.in_meeting_code, first.approved.at) == (MEETING, CLOCK())
    deeds = [json.loads(row.detail) for row in table.deeds("approve_minutes")]
    assert deeds[-1]["after"] == {"approved": str(DAY), "in": MEETING}
    assert {row.thing for row in table.deeds("approve_minutes")} == {f"meeting:{FIRST}"}


def test_a_day_before_neither_is_known(table: Table) -> None:
    _correct(table)
    _approve(table)
    eve = table.room(EVE, FIRST)
    assert (eve.corrections, eve.approved) == ((), None)


def test_approved_they_stand(table: Table) -> None:
    _approve(table)
    for act in (_approve, _correct):
        with pytest.raises(MeetingError, match="รับรองไปแล้ว"):
            act(table)
    assert table.room(DAY, FIRST).corrections == ()


def test_a_closed_session_may_still_write_down_what_it_approved(table: Table) -> None:
    close_meeting(table.engine, table.person.by(CLOCK), MEETING)
    _correct(table)
    _approve(table)
    assert table.room(DAY, FIRST).approved is not None


def test_the_same_correction_again_is_kept_once(table: Table) -> None:
    _correct(table)
    before = table.revision()
    _correct(table)
    assert (table.revision(), len(table.room(DAY, FIRST).corrections)) == (before, 1)
    _correct(table, after="251 หมู่บ้าน")
    assert len(table.room(DAY, FIRST).corrections) == 2


@pytest.mark.parametrize("act", [_approve, _correct])
def test_it_takes_a_later_session_of_the_circle_that_has_begun(planned: Table, act: Any) -> None:
    planned.put(
        Circle(code="other", level="sub", name_th="อื่น", name_en="Other"),
        Meeting(code="other-later", circle_code="other", on_date=DAY),
    )
    with pytest.raises(MeetingError, match="ยังไม่ได้เปิด"):
        act(planned)
    planned.open()
    planned.open("other-later")
    with pytest.raises(MeetingError, match="วงเดียวกัน") as refused:
        act(planned, FIRST, "other-later")
    assert refused.value.field == "in_meeting_code"
    with pytest.raises(MeetingError, match="เปิดอยู่"):
        act(planned, MEETING, MEETING)
    close_meeting(planned.engine, planned.person.by(CLOCK), MEETING)
    with pytest.raises(MeetingError, match="ครั้งหลังของวงเดียวกัน"):
        act(planned, MEETING, MEETING)
    with pytest.raises(MeetingError, match="ยังไม่ได้เปิด"):
        act(planned, MEETING, NEXT)
    with pytest.raises(NotFoundError):
        act(planned, "nowhere", MEETING)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"place": " "}, "place"),
        ({"place": "ก" * 201}, "place"),
        ({"before": "ก" * 4001}, "before"),
        ({"after": "ก\x00"}, "after"),
        ({"before": "เดิม", "after": "เดิม "}, "after"),
        ({"before": "", "after": ""}, "after"),
        ({"agency_code": "nobody"}, "agency_code"),
    ],
)
def test_a_field_that_cannot_be_taken_is_named(table: Table, fields: dict[str, Any], field: str) -> None:
    before = table.revision()
    with pytest.raises(MeetingError) as refused:
        _correct(table, **fields)
    assert (refused.value.field, table.revision()) == (field, before)
