"""The window before a circle: when it opens, when it is due, and where a day stands to it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.meetings.queries import MeetingInfo
from kmcore.reminders.read_models import WindowInfo, WindowState, due_on, opens_on
from tests.support.circles import PROVINCE

CIRCLE = date(2007, 2, 9)
MEETING = MeetingInfo(
    code="m",
    circle=PROVINCE,
    number=None,
    on_date=CIRCLE,
    start_time=None,
    place=None,
    chair=None,
    attendees=None,
    held=False,
    source=None,
    demo=False,
    as_of=CIRCLE,
)


def window(as_of: date, closed_at: datetime | None = None) -> WindowInfo:
    return WindowInfo(MEETING, as_of, closed_at)


@pytest.mark.parametrize(
    ("day", "state", "left"),
    [
        (date(2007, 2, 1), WindowState.BEFORE, 7),
        (date(2007, 2, 2), WindowState.OPEN, 6),
        (date(2007, 2, 5), WindowState.OPEN, 3),
        (date(2007, 2, 6), WindowState.LAST_DAYS, 2),
        (date(2007, 2, 8), WindowState.LAST_DAYS, 0),
        (date(2007, 2, 9), WindowState.CIRCLE_DAY, 0),
    ],
)
def test_where_a_day_stands(day: date, state: WindowState, left: int) -> None:
    assert (window(day).state, window(day).days_left) == (state, left)


def test_closing_outdoes_every_day() -> None:
    closed = [window(CIRCLE - timedelta(days=days), datetime.now(UTC)) for days in range(9)]
    assert {one.state for one in closed} == {WindowState.CLOSED}
    assert not any(one.is_open for one in closed)


def test_before_it_opens_nobody_can_close_it() -> None:
    assert not window(date(2007, 2, 1)).is_open
    assert window(date(2007, 2, 1)).opens_in == 1
    assert window(date(2007, 2, 2)).is_open


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2300, 1, 1)))
def test_a_week_ends_on_the_eve(circle: date) -> None:
    """Counted with both ends the window has seven days, whatever the month or the year."""
    assert (due_on(circle) - opens_on(circle)).days + 1 == 7
    assert due_on(circle) + timedelta(days=1) == circle


def test_the_last_three_days_are_three() -> None:
    days = [CIRCLE - timedelta(days=days) for days in range(20)]
    assert [window(day).state for day in days].count(WindowState.LAST_DAYS) == 3


def test_a_moved_circle_moves_its_window() -> None:
    moved = replace(MEETING, on_date=CIRCLE + timedelta(days=14))
    assert WindowInfo(moved, CIRCLE).opens_on == date(2007, 2, 16)
