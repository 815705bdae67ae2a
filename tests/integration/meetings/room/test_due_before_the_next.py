"""Work due before the next session follows that session: moved, cancelled, planned anew; the old day stays readable."""

from datetime import date

from kmcore.actions.queries import DueSet
from kmcore.meetings.planning.commands import cancel_meeting, move_meeting, plan_meeting
from kmcore.meetings.planning.read_models import MeetingForm
from kmcore.meetings.planning.tied_work import DuesThatFollow, dues_if_cancelled, dues_if_moved
from tests.integration.actions.reporting import CLOCK
from tests.integration.meetings.room.conftest import DAY, NEXT, NEXT_DAY, Table

LATER, APRIL, WHY = date(2007, 3, 16), date(2007, 4, 9), "ผู้ว่าฯ ติดราชการ"


def give(table: Table, due: object = "next") -> str:
    code = table.record(makes_item=True, owner="nfe", due=due).action_code
    assert code
    return code


def move(table: Table, to: date = LATER, code: str = NEXT) -> DuesThatFollow:
    return move_meeting(
        table.engine, table.person.by(CLOCK), code, on_date=to, start_time=None, place=None, reason=WHY
    )


def cancel(table: Table, code: str = NEXT) -> DuesThatFollow:
    return cancel_meeting(table.engine, table.person.by(CLOCK), code, WHY)


def plan(table: Table, day: date) -> str:
    return plan_meeting(table.engine, table.person.by(CLOCK), MeetingForm("khun-uea", day))


def dues(table: Table, code: str) -> tuple[DueSet, ...]:
    row = table.item(code)
    assert row is not None
    return row.dues


def days(table: Table, code: str) -> list[date | None]:
    return [due.due_date for due in dues(table, code)]


def test_a_moved_session_takes_its_work_along_and_the_old_day_stays(table: Table) -> None:
    tied, own_day = give(table), give(table, NEXT_DAY)
    told = table.ask(dues_if_moved, NEXT, LATER, DAY)
    assert [(one.code, one.due_date) for one in told.items] == [(tied, NEXT_DAY)]
    assert move(table) == told
    assert (days(table, tied), days(table, own_day)) == ([NEXT_DAY, LATER], [NEXT_DAY])
    newest = dues(table, tied)[-1]
    assert (newest.reason, newest.before_meeting, newest.set_on) == (WHY, NEXT, DAY)


def test_the_audit_trail_says_what_moved_along(table: Table) -> None:
    tied = give(table)
    move(table)
    assert f'"action":"{tied}"' in table.deeds("plan_meeting")[-1].detail.replace(" ", "")


def test_a_new_time_or_place_moves_no_date(table: Table) -> None:
    tied = give(table)
    done = move_meeting(
        table.engine,
        table.person.by(CLOCK),
        NEXT,
        on_date=NEXT_DAY,
        start_time="9.00",
        place="ศาลากลาง",
        reason=WHY,
    )
    assert (done.items, days(table, tied)) == ((), [NEXT_DAY])


def test_work_that_is_done_stays_as_it_was(table: Table) -> None:
    give(table)
    tied = give(table)
    table.withdraw(table.kept()[0].code)
    assert [one.code for one in move(table).items] == [tied]


def test_a_cancelled_session_hands_its_work_to_the_next_one(table: Table) -> None:
    april = plan(table, APRIL)
    tied = give(table)
    told = table.ask(dues_if_cancelled, NEXT, DAY)
    assert (told.to, [one.code for one in told.items]) == (APRIL, [tied])
    assert cancel(table) == told
    assert (days(table, tied), dues(table, tied)[-1].before_meeting) == ([NEXT_DAY, APRIL], april)
    move(table, date(2007, 4, 20), april)
    assert days(table, tied)[-1] == date(2007, 4, 20)


def test_without_another_session_it_waits_without_a_date_and_takes_the_next_that_is_planned(
    table: Table,
) -> None:
    tied = give(table)
    assert cancel(table).to is None
    assert (days(table, tied), dues(table, tied)[-1].reason) == ([NEXT_DAY, None], WHY)
    row = table.item(tied)
    assert row is not None
    assert row.due_date is None
    april = plan(table, APRIL)
    assert (days(table, tied), dues(table, tied)[-1].before_meeting) == ([NEXT_DAY, None, APRIL], april)


def test_what_is_recorded_after_the_move_does_not_bring_the_old_day_back(table: Table) -> None:
    tied = give(table)
    move(table)
    table.record("เพิ่มหน่วยหนุนเสริม", action_code=tied, supporters=("wu",))
    assert days(table, tied)[-1] == LATER


def test_a_struck_out_resolution_takes_its_moved_date_with_it(table: Table) -> None:
    own = "A5"
    before = days(table, own)
    kept = table.record("ให้เสร็จก่อนครั้งหน้า", action_code=own, due="next")
    move(table)
    assert days(table, own)[-1] == LATER
    table.withdraw(kept.code)
    assert days(table, own) == before
