from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.actions.models import WorkState
from kmcore.actions.rules import Status, days_late, days_left, status_of

TODAY = date(2007, 2, 8)
LATE, RISK, TRACK, DONE, NOT, NONE = (
    Status.LATE,
    Status.AT_RISK,
    Status.ON_TRACK,
    Status.DONE,
    Status.NOT_STARTED,
    Status.NO_DATE,
)
SILENT, WAITING, WORKING, STUCK, READY = (
    None,
    WorkState.NOT_STARTED,
    WorkState.IN_PROGRESS,
    WorkState.BLOCKED,
    WorkState.DONE,
)

# Days from today to the due date, across; the state, down; one table for each thing that decides.
DUES = (None, -30, -1, 0, 1, 7, 8, 90)
BELOW_80 = {
    SILENT: (NONE, LATE, LATE, RISK, RISK, RISK, NOT, NOT),
    WAITING: (NONE, LATE, LATE, RISK, RISK, RISK, NOT, NOT),
    WORKING: (NONE, LATE, LATE, RISK, RISK, RISK, TRACK, TRACK),
    STUCK: (RISK, LATE, LATE, RISK, RISK, RISK, RISK, RISK),
    READY: (DONE,) * 8,
}
FROM_80 = {
    SILENT: (NONE, LATE, LATE, NOT, NOT, NOT, NOT, NOT),
    WAITING: (NONE, LATE, LATE, NOT, NOT, NOT, NOT, NOT),
    WORKING: (NONE, LATE, LATE, TRACK, TRACK, TRACK, TRACK, TRACK),
    STUCK: (RISK, LATE, LATE, RISK, RISK, RISK, RISK, RISK),
    READY: (DONE,) * 8,
}
QUIET_TOO_LONG = {
    SILENT: (NONE, LATE, LATE, RISK, RISK, RISK, RISK, RISK),
    WAITING: (NONE, LATE, LATE, RISK, RISK, RISK, RISK, RISK),
    WORKING: (NONE, LATE, LATE, RISK, RISK, RISK, RISK, RISK),
    STUCK: (RISK, LATE, LATE, RISK, RISK, RISK, RISK, RISK),
    READY: (DONE,) * 8,
}
CASES = [
    (state, progress, due, quiet, expected)
    for table, progresses, quiets in (
        (BELOW_80, (None, 0, 79), (0, 31)),
        (FROM_80, (80, 100), (0, 31)),
        (QUIET_TOO_LONG, (None, 0, 79, 80, 100), (32, 365)),
    )
    for state, row in table.items()
    for due, expected in zip(DUES, row, strict=True)
    for progress in progresses
    for quiet in quiets
]


def standing(state: WorkState | None, progress: int | None, due: int | None, quiet: int) -> Status:
    """Judge an item whose last word, its opening when nobody spoke, is ``quiet`` days old."""
    word = TODAY - timedelta(days=quiet)
    due_date = None if due is None else TODAY + timedelta(days=due)
    if state is SILENT:
        return status_of(None, progress, due_date, None, word, TODAY)
    return status_of(state, progress, due_date, word, word - timedelta(days=100), TODAY)


@pytest.mark.parametrize(("state", "progress", "due", "quiet", "expected"), CASES)
def test_every_combination(
    state: WorkState | None, progress: int | None, due: int | None, quiet: int, expected: Status
) -> None:
    assert standing(state, progress, due, quiet) == expected


def test_the_table_holds_every_status_and_every_combination() -> None:
    assert {case[-1] for case in CASES} == set(Status)
    assert len({case[:-1] for case in CASES}) == len(CASES) == 5 * 8 * (3 * 2 + 2 * 2 + 5 * 2)


def test_status_words_are_the_agreed_ones() -> None:
    assert list(Status) == ["late", "at_risk", "on_track", "done", "not_started", "no_date"]


@given(
    state=st.sampled_from([*WorkState, None]),
    progress=st.none() | st.integers(0, 100),
    due=st.integers(-400, 400),
    wait=st.integers(0, 400),
)
def test_without_news_an_item_only_gets_worse(
    state: WorkState | None, progress: int | None, due: int, wait: int
) -> None:
    """Time alone never makes an item better."""
    badness = [Status.DONE, Status.NO_DATE, Status.ON_TRACK, Status.NOT_STARTED, Status.AT_RISK, Status.LATE]
    opened, due_date = TODAY - timedelta(days=1), TODAY + timedelta(days=due)
    word = None if state is None else TODAY
    before, after = (
        status_of(state, progress, due_date, word, opened, day)
        for day in (TODAY, TODAY + timedelta(days=wait))
    )
    assert badness.index(after) >= badness.index(before)


@pytest.mark.parametrize(
    ("due", "late", "left"),
    [
        (None, 0, None),
        (date(2007, 2, 9), 0, 1),
        (date(2007, 2, 8), 0, 0),
        (date(2007, 2, 7), 1, 0),
        (date(2007, 1, 11), 28, 0),
        (date(2008, 2, 29), 0, 386),
    ],
)
def test_days_late_and_days_left(due: date | None, late: int, left: int | None) -> None:
    assert (days_late(due, TODAY), days_left(due, TODAY)) == (late, left)
