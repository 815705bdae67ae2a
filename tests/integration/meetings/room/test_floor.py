"""One matter is on the floor at a time; how long each had it is counted from the true time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from kmcore.meetings.errors import MeetingError
from kmcore.meetings.kinds import FloorKind, MeetingLife
from kmcore.meetings.queries import meeting_record
from kmcore.meetings.room.floor import set_floor
from kmcore.meetings.room.opening import reopen_meeting
from kmcore.meetings.room.read_models import FloorItem
from kmcore.meetings.session_models import AgendaItem
from kmcore.snapshot.closing import close_meeting
from tests.integration.meetings.room.conftest import DAY, EVE, FIRST, MEETING, SQLITE_ONLY, UNOWNED, Table
from tests.support.table_subjects import stands_since

pytestmark = SQLITE_ONLY
BEGAN = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
HEAD, ITEM = FloorItem(FloorKind.HEAD, "2"), FloorItem(FloorKind.ACTION, UNOWNED)
Put = Callable[[FloorItem | None, int], None]


@pytest.fixture
def put(table: Table) -> Put:
    """Put something on the floor so many seconds after the beginning."""

    def at(item: FloorItem | None, second: int) -> None:
        by = table.person.by(lambda: BEGAN + timedelta(seconds=second))
        set_floor(table.engine, by, MEETING, item)

    return at


def test_what_was_put_last_is_on_the_floor_in_words(table: Table, put: Put) -> None:
    put(HEAD, 0)
    floor = table.room().floor
    assert floor is not None
    assert (floor.kind, floor.ref, floor.head, floor.since) == (FloorKind.HEAD, "2", 2, BEGAN)
    assert floor.title == "เรื่องรับรองรายงานการประชุมครั้งที่แล้ว"
    put(ITEM, 60)
    floor = table.room().floor
    assert floor is not None
    assert (floor.kind, floor.ref, floor.head) == (FloorKind.ACTION, UNOWNED, 3)
    row = table.item(UNOWNED)
    assert row is not None
    assert (floor.title, floor.minutes, floor.spent_before_s) == (row.title, None, 0)
    assert floor.since == BEGAN + timedelta(seconds=60)
    assert table.room(EVE).floor is None


def test_an_agenda_item_brings_its_title_and_minutes(table: Table, put: Put) -> None:
    table.put(AgendaItem(id=7, meeting_code=MEETING, head=4, position=1, title="ฐานข้อมูลหมู่บ้าน", minutes=15))
    put(FloorItem(FloorKind.AGENDA, "7"), 0)
    floor = table.room().floor
    assert floor is not None
    assert (floor.head, floor.title, floor.minutes) == (4, "ฐานข้อมูลหมู่บ้าน", 15)


def test_the_seconds_of_each_matter_add_up_and_the_running_one_is_left_out(table: Table, put: Put) -> None:
    for item, second in [(HEAD, 0), (ITEM, 30), (HEAD, 100), (None, 110), (ITEM, 200)]:
        put(item, second)
    room = table.room()
    assert room.spent == {("head", "2"): 40, ("action", UNOWNED): 70}
    assert room.floor is not None
    assert (room.floor.since, room.floor.spent_before_s) == (BEGAN + timedelta(seconds=200), 70)


def test_closing_clears_the_floor_and_a_reopened_session_counts_on(table: Table, put: Put) -> None:
    put(ITEM, 0)
    by = table.person.by(lambda: BEGAN + timedelta(seconds=90))
    close_meeting(table.engine, by, MEETING)
    closed = table.room()
    assert (closed.life, closed.floor, closed.spent) == (MeetingLife.CLOSED, None, {("action", UNOWNED): 90})
    reopen_meeting(table.engine, by, MEETING, "ตกหนึ่งข้อ")
    assert table.room().floor is None
    put(ITEM, 5000)
    put(None, 5010)
    assert table.room().spent == {("action", UNOWNED): 100}


def test_what_is_there_already_starts_no_new_clock(table: Table, put: Put) -> None:
    put(HEAD, 0)
    before = table.revision()
    put(HEAD, 50)
    assert table.revision() == before
    assert table.room().floor is not None
    put(None, 60)
    put(None, 70)
    assert (table.revision(), table.room().floor) == (before + 1, None)


@pytest.mark.parametrize(
    "item",
    [
        FloorItem(FloorKind.HEAD, "6"),
        FloorItem(FloorKind.HEAD, ""),
        FloorItem(FloorKind.AGENDA, "1"),
        FloorItem(FloorKind.AGENDA, "one"),
        FloorItem(FloorKind.ACTION, "A99"),
        FloorItem(FloorKind.ACTION, "A1\0"),
    ],
)
def test_what_is_not_on_the_agenda_is_refused(table: Table, put: Put, item: FloorItem) -> None:
    before = table.revision()
    with pytest.raises(MeetingError, match="ไม่อยู่ในระเบียบวาระแล้ว") as refused:
        put(item, 0)
    assert (refused.value.field, table.revision()) == ("item", before)


def test_a_matter_taken_off_the_agenda_since_leaves_the_floor_empty(table: Table, put: Put) -> None:
    kept = table.record("ตั้งคณะทำงาน", makes_item=True, owner="nfe")
    put(FloorItem(FloorKind.ACTION, kept.action_code or ""), 0)
    floor = table.room().floor
    assert floor is not None
    assert (floor.head, floor.title) == (3, "ตั้งคณะทำงาน")
    table.withdraw(kept.code)
    assert table.room().floor is None


def test_only_an_open_session_has_a_floor(planned: Table) -> None:
    for code, sentence in ((MEETING, "ยังไม่ได้เปิด"), (FIRST, "มีผลตามเอกสารต้นทาง")):
        with pytest.raises(MeetingError, match=sentence):
            set_floor(planned.engine, planned.person.by(), code, HEAD)


def test_what_the_other_rooms_read_is_not_touched(table: Table, put: Put) -> None:
    before, was = table.ask(meeting_record, MEETING, DAY), table.revision()
    put(HEAD, 0)
    assert table.ask(meeting_record, MEETING, DAY) == before
    assert stands_since(table.engine, meeting_record) == was < table.revision()
