"""A session begins on its day, once, and is opened again only with a reason."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole
from kmcore.errors import NotFoundError
from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import MeetingLife, StepKind
from kmcore.meetings.models import Meeting
from kmcore.meetings.queries import last_circle, next_circle
from kmcore.meetings.room.approval import approve_minutes
from kmcore.meetings.room.opening import open_meeting, reopen_meeting
from kmcore.meetings.room.queries import current_session
from kmcore.settings import Settings
from kmcore.snapshot.closing import close_meeting
from kmcore.snapshot.queries import frozen_pictures
from kmcore.storage.models import DatasetInfo
from kmcore.storage.reference_date import reference_day
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import (
    CIRCLE,
    DAY,
    EVE,
    FIRST,
    MEETING,
    NEXT,
    NEXT_DAY,
    SQLITE_ONLY,
    Table,
)
from tests.support.people import person

pytestmark = SQLITE_ONLY


def _day(table: Table) -> date:
    day: date = table.ask(reference_day, Settings(today=None), CLOCK)
    return day


def _set(table: Table, **values: Any) -> None:
    with table.engine.begin() as connection:
        connection.execute(update(Meeting).where(Meeting.code == MEETING).values(**values))  # type: ignore[arg-type]


def _reopen(table: Table, reason: str = "จดมติข้อหนึ่งตก") -> None:
    reopen_meeting(table.engine, table.person.by(CLOCK), MEETING, reason)


def _close(table: Table, code: str = MEETING) -> int:
    return close_meeting(table.engine, table.person.by(CLOCK), code)


def test_opening_begins_the_session_and_brings_the_data_sets_day_to_it(planned: Table) -> None:
    assert (_day(planned), planned.room(EVE).life) == (EVE, MeetingLife.PLANNED)
    planned.open()
    room = planned.room()
    assert (_day(planned), room.life, room.day) == (DAY, MeetingLife.OPEN, DAY)
    assert [(one.step, one.at, one.reason) for one in room.steps] == [(StepKind.OPENED, CLOCK(), None)]
    assert room.steps[0].label == planned.person.user.label
    assert room.opened_at == CLOCK()
    assert (room.floor, room.closed_at, room.approved) == (None, None, None)
    assert room.following is not None
    assert room.following.code == NEXT
    detail = json.loads(planned.deeds("record_meeting")[0].detail)
    assert detail == {
        "before": {"life": "planned", "day": "2007-02-08"},
        "after": {"life": "open", "day": "2007-02-09"},
    }
    assert planned.deeds("record_meeting")[0].thing == f"meeting:{MEETING}"


def test_a_day_before_still_sees_it_planned(table: Table) -> None:
    table.record(makes_item=True, owner="nfe")
    eve = table.room(EVE)
    assert (eve.life, eve.resolutions, eve.steps, eve.floor) == (MeetingLife.PLANNED, (), (), None)


def test_current_is_the_open_one_then_the_next_then_the_last(planned: Table) -> None:
    def now(day: date) -> str | None:
        found = planned.ask(current_session, day)
        return found.code if found else None

    assert (now(EVE), now(DAY)) == (MEETING, MEETING)
    assert now(CIRCLE - timedelta(1)) != FIRST  # its minutes had not been written yet
    planned.open()
    assert (now(DAY), now(NEXT_DAY + timedelta(1))) == (MEETING, MEETING)  # still open
    _close(planned)
    assert (now(DAY), now(NEXT_DAY + timedelta(1))) == (NEXT, MEETING)
    assert planned.ask(current_session, DAY, "khun-amnuay-8001") is None


def test_an_earlier_day_set_by_hand_refuses_and_writes_nothing(
    planned: Table, on_day: Callable[[date], None]
) -> None:
    on_day(EVE)
    before = planned.revision()
    with pytest.raises(MeetingError, match=r"ยังไม่ถึงวันประชุม 9 ก.พ. 2550 วันนี้ของระบบคือ 8 ก.พ. 2550"):
        planned.open()
    assert (planned.revision(), planned.row().life, _day(planned)) == (before, MeetingLife.PLANNED, EVE)


def test_a_later_day_records_afterwards_and_moves_no_day(
    planned: Table, on_day: Callable[[date], None]
) -> None:
    on_day(DAY + timedelta(7))
    planned.open()
    assert planned.room(DAY + timedelta(7)).life is MeetingLife.OPEN
    assert _day(planned) == EVE  # without KM_TODAY; the data set's own day was left alone
    assert planned.room(DAY + timedelta(7)).steps[0].step is StepKind.OPENED
    kept = planned.record(makes_item=True, owner="nfe")
    found = planned.item(kept.action_code or "")
    assert found is not None
    assert found.opened_on == DAY  # what is recorded counts on the meeting's own day


@pytest.mark.parametrize(("day", "fits"), [(date(2026, 11, 22), True), (date(2026, 11, 23), False)])
def test_where_time_is_real_the_day_has_to_come_by_itself(planned: Table, day: date, *, fits: bool) -> None:
    with planned.engine.begin() as connection:
        connection.execute(update(DatasetInfo).values(reference_date=None))
    _set(planned, on_date=day)
    if fits:
        planned.open()
    else:
        with pytest.raises(MeetingError, match="ยังไม่ถึงวันประชุม"):
            planned.open()
    assert (planned.row().life == MeetingLife.OPEN) is fits
    with planned.engine.connect() as connection:
        assert connection.execute(DatasetInfo.__table__.select()).one().reference_date is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"life": MeetingLife.OPEN}, "เปิดอยู่"),
        ({"life": MeetingLife.CLOSED, "held": True}, "ปิดแล้ว.*บอกเหตุผล"),
        ({"held": True}, "มีผลตามเอกสารต้นทาง"),
        ({"cancelled_on": EVE}, "ยกเลิกแล้ว"),
    ],
)
def test_only_a_planned_session_opens(planned: Table, values: dict[str, Any], sentence: str) -> None:
    _set(planned, **values)
    before = planned.revision()
    with pytest.raises(MeetingError, match=sentence):
        planned.open()
    assert (planned.revision(), _day(planned)) == (before, EVE)


def test_one_session_of_a_circle_is_open_at_a_time(table: Table) -> None:
    with pytest.raises(MeetingError, match=r"9 ก.พ. 2550 ของวงเดียวกันยังเปิดอยู่"):
        table.open(NEXT)
    assert table.row(NEXT).life == MeetingLife.PLANNED
    _close(table)
    table.open(NEXT)
    with pytest.raises(MeetingError, match=r"9 มี.ค. 2550 ของวงเดียวกันยังเปิดอยู่"):
        _reopen(table)


@pytest.mark.parametrize("code", ["no-such", "", "a\0b", "x" * 80])
def test_an_unknown_meeting_is_a_sentence(planned: Table, code: str) -> None:
    with pytest.raises(NotFoundError, match="ไม่มีการประชุมรหัส"):
        planned.open(code)


def test_a_lead_opens_nothing(planned: Table) -> None:
    lead = person(planned.engine, AccountRole.LEAD)
    with pytest.raises(NotAllowedError):
        open_meeting(planned.engine, lead.by(), MEETING)


def test_opened_again_it_is_under_way_and_the_first_picture_stays(table: Table) -> None:
    _close(table)
    assert table.ask(last_circle, DAY).code == MEETING
    _reopen(table)
    room = table.room()
    assert (room.life, table.row().held, room.closed_at) == (MeetingLife.OPEN, False, None)
    assert [(one.step, one.reason) for one in room.steps] == [
        (StepKind.OPENED, None),
        (StepKind.CLOSED, None),
        (StepKind.REOPENED, "จดมติข้อหนึ่งตก"),
    ]
    assert (table.ask(last_circle, DAY).code, table.ask(next_circle, DAY).code) == (FIRST, MEETING)
    assert json.loads(table.deeds("reopen_meeting")[0].detail)["reason"] == "จดมติข้อหนึ่งตก"
    first = table.ask(frozen_pictures, MEETING)
    table.record("มติที่ตก")
    assert _close(table) == 2
    one, other = table.ask(frozen_pictures, MEETING)
    assert (one, one.checksum != other.checksum, other.sound) == (first[0], True, True)


@pytest.mark.parametrize("reason", ["", "  \u200b ", "ก" * 501])
def test_a_reason_has_to_be_said(table: Table, reason: str) -> None:
    _close(table)
    with pytest.raises(MeetingError) as refused:
        _reopen(table, reason)
    assert refused.value.field == "reason"
    assert table.row().life == MeetingLife.CLOSED


def test_only_a_closed_session_opens_again_and_none_whose_minutes_stand(table: Table) -> None:
    with pytest.raises(MeetingError, match="เปิดอยู่"):
        _reopen(table)
    _close(table)
    table.open(NEXT)
    approve_minutes(table.engine, table.person.by(CLOCK), MEETING, NEXT)
    _close(table, NEXT)
    with pytest.raises(MeetingError, match="รับรองแล้ว"):
        _reopen(table)
