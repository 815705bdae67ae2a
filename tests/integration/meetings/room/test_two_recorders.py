"""Two recorders at once: nothing acknowledged is lost, doubled or overwritten; on SQLite and on PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

from kmcore.access.kinds import AccountRole
from kmcore.meetings.errors import EditConflictError, MeetingError
from kmcore.meetings.kinds import FloorKind, Presence
from kmcore.meetings.room.attendance import record_attendance
from kmcore.meetings.room.discussion import write_discussion
from kmcore.meetings.room.read_models import AttendanceForm, FloorItem
from kmcore.meetings.room.resolutions import record_resolution
from kmcore.snapshot.closing import close_meeting
from kmcore.snapshot.queries import frozen_pictures
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import DAY, MEETING, OWNED, UNOWNED, Table
from tests.support.audit_chain import broken_rows
from tests.support.next_codes import next_codes
from tests.support.people import person

EACH = 8


def _both(table: Table, act: Callable[[Table, int], Any]) -> list[Any]:
    """Let two recorders do the same at the same moment; return what each got, an error too."""
    tables = [table, replace(table, person=person(table.engine, AccountRole.SECRETARIAT, login="second"))]
    start = Barrier(2)

    def run(number: int) -> Any:
        start.wait()
        try:
            return act(tables[number], number)
        except (MeetingError, EditConflictError) as error:
            return error

    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(run, range(2)))


def test_whatever_two_record_at_once_is_kept_once_each(table: Table) -> None:
    before = table.revision()

    def record(mine: Table, number: int) -> dict[str, str]:
        return {
            (
                kept := mine.record(f"{number} ข้อที่ {place}", makes_item=True, owner="nfe")
            ).code: kept.action_code or ""
            for place in range(EACH)
        }

    told = _both(table, record)
    rows = table.kept()
    codes = told[0] | told[1]
    assert len(codes) == len(set(codes.values())) == len(rows) == 2 * EACH
    assert {row.code: row.action_code for row in rows} == codes
    assert sorted(codes) == sorted(next_codes("resolutions", 2 * EACH))
    assert sorted(codes.values()) == sorted(next_codes("actions", 2 * EACH))
    assert len({row.position for row in rows}) == len(rows)
    assert {row.text for row in rows} == {f"{who} ข้อที่ {place}" for who in range(2) for place in range(EACH)}
    assert table.revision() == before + 1 + 2 * EACH  # one command added the second recorder
    assert table.ask(broken_rows) == []


def test_one_form_sent_by_both_is_one_resolution(table: Table) -> None:
    form = table.form(makes_item=True, owner="nfe")
    one, other = _both(
        table, lambda mine, _number: record_resolution(mine.engine, mine.person.by(CLOCK), form)
    )
    assert (one.code, one.action_code) == (other.code, other.action_code)
    assert ({one.repeated, other.repeated}, len(table.kept())) == ({False, True}, 1)
    assert table.item(next_codes("actions", 2)[-1]) is None


def test_both_change_one_and_one_is_shown_the_others(table: Table) -> None:
    kept = table.record(action_code=OWNED, owner="wu")
    owners = ("cdd", "pho")
    told = _both(
        table, lambda mine, number: mine.change(kept.code, 1, action_code=OWNED, owner=owners[number])
    )
    (won,) = (number for number in range(2) if not isinstance(told[number], Exception))
    lost = told[1 - won]
    assert isinstance(lost, EditConflictError)
    assert lost.version == 2
    row = table.item(OWNED)
    assert row is not None
    assert (row.owners, table.kept()[0].owner_code) == ((owners[won],), owners[won])


def test_both_give_the_item_nobody_owns_to_somebody_and_it_has_one_owner(table: Table) -> None:
    told = _both(table, lambda mine, number: mine.record(action_code=UNOWNED, owner=("nfe", "cdd")[number]))
    row = table.item(UNOWNED)
    assert row is not None
    assert row.owners == (table.kept()[-1].owner_code,)
    assert len({kept.code for kept in told}) == 2


def test_both_note_who_came_and_what_was_said(table: Table) -> None:
    agencies = (("nfe", "cdd", "pho"), ("nfe", "wu", "doae"))

    def note(mine: Table, number: int) -> int:
        for code in agencies[number]:
            record_attendance(
                mine.engine, mine.person.by(CLOCK), AttendanceForm(MEETING, Presence.PRESENT, code)
            )
        item = FloorItem(FloorKind.ACTION, UNOWNED)
        return write_discussion(mine.engine, mine.person.by(CLOCK), MEETING, item, f"ของ {number}", 0)

    told = _both(table, note)
    room = table.room()
    assert sorted(one.agency_code or "" for one in room.attendance) == ["cdd", "doae", "nfe", "pho", "wu"]
    (lost,) = (one for one in told if isinstance(one, Exception))
    assert isinstance(lost, EditConflictError)
    (said,) = (one.said for one in room.agenda.heads[2].arising if one.row.code == UNOWNED)
    assert said == f"ของ {told.index(1)}"


def test_both_close_and_it_is_closed_once(table: Table) -> None:
    told = _both(table, lambda mine, _number: close_meeting(mine.engine, mine.person.by(CLOCK), MEETING))
    assert sorted(isinstance(one, MeetingError) for one in told) == [False, True]
    assert len(table.ask(frozen_pictures, MEETING)) == 1


def test_one_records_while_the_other_closes_and_nothing_comes_after_the_picture(table: Table) -> None:
    def act(mine: Table, number: int) -> Any:
        by = mine.person.by(CLOCK)
        return close_meeting(mine.engine, by, MEETING) if number else [mine.record() for _ in range(4)]

    told = _both(table, act)
    (picture,) = table.ask(frozen_pictures, MEETING)
    recorded = told[0] if isinstance(told[0], list) else []
    assert all(one.revision < picture.revision for one in recorded)
    assert all(row.recorded_at is not None for row in table.kept())
    assert table.room(DAY).life == "closed"
