from collections.abc import Callable
from datetime import date

from sqlalchemy import event
from sqlmodel import Session

from kmcore.actions.models import ActionUpdate
from kmcore.actions.queries import ActionRow, GovernorAsk, Status, WorkState, board, silent_agencies
from kmcore.storage.base import Origin

Tell = Callable[..., None]
CIRCLE, EVE = date(2007, 1, 9), date(2007, 2, 8)


def day(number: int) -> date:
    """Return a day of January 2550."""
    return date(2007, 1, number)


def rows(session: Session, as_of: date = EVE, since: date | None = CIRCLE) -> dict[str, ActionRow]:
    return {row.code: row for row in board(session, as_of, since)}


def test_items_are_in_order_from_the_day_they_were_opened(session: Session) -> None:
    assert list(rows(session, day(8))) == []
    assert list(rows(session, CIRCLE)) == ["A1", "A2", "A3", "A8"]
    assert list(rows(session, day(20))) == ["A1", "A2", "A3", "A6", "A8"]


def test_what_the_source_says(session: Session) -> None:
    row = rows(session)["A1"]
    assert (row.title, row.kind, row.stated_as) == ("งาน A1", "decision", "มติ")
    assert (row.meeting_code, row.source, row.demo) == ("khun-uea-2550-01-09", "m-L37", False)
    assert (row.owners, row.supporters) == (("cdd",), ("pho", "nfe"))
    assert (row.state, row.progress, row.last_update, row.last_agency) == (None, None, None, None)
    assert (row.asks, row.obstacle) == ((), None)


def test_owners_come_in_the_agencies_order(session: Session) -> None:
    assert rows(session)["A6"].owners == ("pho", "nfe", "cdd")


def test_an_earlier_day_shows_what_was_known_then(session: Session, tell: Tell) -> None:
    tell("A1", "cdd", day(10), 40)
    tell("A1", "cdd", day(12), 80)
    tell("A1", "cdd", day(30), 100, WorkState.DONE)
    seen = {
        as_of: (row.status, row.progress, row.days_late)
        for as_of in (CIRCLE, day(10), day(11), day(12), day(29), day(30), EVE)
        for row in [rows(session, as_of)["A1"]]
    }
    assert seen == {
        CIRCLE: (Status.AT_RISK, None, 0),
        day(10): (Status.AT_RISK, 40, 0),
        day(11): (Status.AT_RISK, 40, 0),  # due this very day: not late
        day(12): (Status.LATE, 80, 1),
        day(29): (Status.LATE, 80, 18),
        day(30): (Status.DONE, 100, 0),
        EVE: (Status.DONE, 100, 0),
    }


def test_a_moved_due_date_counts_from_the_day_it_was_set(session: Session) -> None:
    before, after = rows(session, day(11))["A3"], rows(session, day(12))["A3"]
    assert (before.due_date, before.due_moved, before.moved_since) == (day(12), False, False)
    assert (after.due_date, after.due_moved, after.moved_since) == (day(19), True, True)


def test_each_agency_s_latest_report_counts_once(session: Session, tell: Tell) -> None:
    tell("A6", "nfe", day(21), 90)
    tell("A6", "nfe", day(25), 30)  # a correction is a new report
    tell("A6", "cdd", day(24), 100, WorkState.DONE)
    row = rows(session)["A6"]
    assert (row.progress, row.state) == (43, WorkState.IN_PROGRESS)  # (30 + 100 + 0) / 3
    assert (row.last_update, row.last_agency) == (day(25), "nfe")
    tell("A6", "nfe", day(26), 100, WorkState.DONE)
    tell("A6", "pho", day(27), 100, WorkState.DONE)
    assert rows(session)["A6"].status == Status.DONE


def test_of_two_reports_on_one_day_the_later_hour_counts(session: Session, tell: Tell) -> None:
    tell("A1", "cdd", day(12), 70, hour=11)
    tell("A1", "cdd", day(12), 20, hour=3)
    assert rows(session)["A1"].progress == 70


def test_of_two_reports_at_one_moment_the_later_written_counts(session: Session, tell: Tell) -> None:
    tell("A1", "cdd", day(12), 70)
    tell("A1", "cdd", day(12), 20)
    assert rows(session)["A1"].progress == 20


def test_an_ask_stays_open_until_the_agency_reports_without_it(session: Session, tell: Tell) -> None:
    tell("A6", "nfe", day(21), ask="ขอรถ", obstacle="ไม่มีรถ")
    tell("A6", "cdd", day(22), ask="ขอวิทยากร")
    tell("A6", "nfe", day(25))
    asked = {as_of: rows(session, as_of)["A6"] for as_of in (day(21), day(22), day(25))}
    room, speaker = GovernorAsk("nfe", "ขอรถ", day(21)), GovernorAsk("cdd", "ขอวิทยากร", day(22))
    assert [row.asks for row in asked.values()] == [(room,), (speaker, room), (speaker,)]
    assert [row.obstacle for row in asked.values()] == ["ไม่มีรถ", "ไม่มีรถ", None]
    tell("A6", "cdd", day(26))
    assert rows(session)["A6"].asks == ()


def test_moved_since_the_circle(session: Session, tell: Tell) -> None:
    tell("A1", "cdd", CIRCLE)  # said in the circle: no news after it
    tell("A8", "gov", day(10))  # neither owner nor support, but news
    assert {code for code, row in rows(session).items() if row.moved_since} == {"A3", "A6", "A8"}
    # A6 is new since then, A3 was moved
    assert not rows(session, day(9))["A8"].moved_since
    since_then = rows(session, EVE, day(20))
    assert {code for code, row in since_then.items() if row.moved_since} == set()
    from_opening = rows(session, EVE, None)
    assert {code for code, row in from_opening.items() if row.moved_since} == {"A1", "A3", "A8"}


def test_owners_without_a_word_are_silent(session: Session, tell: Tell) -> None:
    tell("A1", "cdd", day(10))
    tell("A6", "nfe", day(21), 100, WorkState.DONE)
    found = rows(session)
    assert found["A1"].silent_agencies == ()
    assert found["A6"].silent_agencies == ("pho", "cdd")
    assert found["A8"].silent_agencies == ()
    later = rows(session, EVE, day(22))
    assert later["A1"].silent_agencies == ("cdd",)
    assert later["A6"].silent_agencies == ("pho", "cdd")  # nfe is done and owes nothing


def test_silent_agencies_said_nothing_anywhere(session: Session, tell: Tell) -> None:
    assert silent_agencies(session, EVE, CIRCLE) == ["wu", "pho", "nfe", "cdd"]
    tell("A3", "nfe", day(12), 100, WorkState.DONE)
    tell("A8", "cdd", day(15))
    assert silent_agencies(session, EVE, CIRCLE) == ["wu", "pho"]
    assert silent_agencies(session, day(14), CIRCLE) == ["wu", "cdd"]  # A6 was not opened yet
    assert silent_agencies(session, EVE, day(15)) == ["wu", "pho", "nfe", "cdd"]
    tell("A2", "wu", CIRCLE, 100, WorkState.DONE)
    assert silent_agencies(session, EVE, CIRCLE) == ["pho"]


def test_a_made_up_report_marks_the_item(session: Session, tell: Tell) -> None:
    tell("A1", "cdd", day(10), origin=Origin.DEMO)
    assert [code for code, row in rows(session).items() if row.demo] == ["A1"]
    assert not rows(session, CIRCLE)["A1"].demo


def test_the_board_takes_few_statements_however_much_is_on_it(session: Session, tell: Tell) -> None:
    for number in range(10, 30):
        tell("A1", "cdd", day(number))
        tell("A6", "nfe", day(number))
    said: list[str] = []
    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    board(session, EVE)
    assert len(said) == 5
    assert sum("row_number()" in statement for statement in said) == 1


def test_reading_leaves_nothing_to_write(session: Session, tell: Tell) -> None:
    tell("A1", "cdd", day(10))
    board(session, EVE)
    assert not any(isinstance(row, ActionUpdate) for row in session.dirty | session.new)
