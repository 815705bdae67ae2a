"""ครั้งที่ n/ปี: what follows from what is known, and nothing else."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.meetings.errors import MeetingError
from kmcore.meetings.planning.session_numbers import (
    HIGHEST,
    NumberedSession,
    numbering_starts,
    renumbered_sessions,
    require_number,
)

JANUARY, FEBRUARY = date(2007, 1, 9), date(2007, 2, 9)


def planned(day: date, number: int | None = None) -> NumberedSession:
    return NumberedSession(day.isoformat(), day, number, planned=True)


def held(day: date, number: int | None = None) -> NumberedSession:
    return NumberedSession(day.isoformat(), day, number, planned=False)


def numbers(
    *sessions: NumberedSession, began: dict[int, int] | None = None, here: bool = False
) -> list[int | None]:
    said = numbering_starts(sessions) if began is None else began
    return list(renumbered_sessions(sessions, said, from_the_beginning=here).values())


def month(number: int, year: int = 2007) -> date:
    return date(year, number, 9)


def test_none_is_made_up_after_a_meeting_without_one() -> None:
    """The minutes of 9 January 2550 do not say which session of the year they are of."""
    assert numbers(held(JANUARY), planned(FEBRUARY), planned(month(3))) == [None, None, None]


def test_the_first_of_a_circle_that_began_elsewhere_has_none() -> None:
    assert numbers(planned(month(3)), planned(month(4))) == [None, None]


def test_what_somebody_says_is_counted_on_from() -> None:
    assert numbers(held(JANUARY), planned(FEBRUARY, 2), planned(month(3))) == [None, 2, 3]


def test_a_circle_that_began_here_counts_from_one() -> None:
    assert numbers(planned(month(3)), planned(month(4)), here=True) == [1, 2]


def test_it_begins_again_with_the_year() -> None:
    sessions = (held(month(12), 9), planned(month(1, 2008)), planned(month(2, 2008)))
    assert numbers(*sessions) == [9, 1, 2]


def test_a_new_year_is_known_once_an_old_one_was() -> None:
    assert numbers(held(JANUARY), planned(month(1, 2008))) == [None, 1]


def test_a_cancelled_one_leaves_its_number_to_the_next() -> None:
    before = [planned(month(3), 1), planned(month(4), 2), planned(month(5), 3)]
    assert numbers(*before[1:], began=numbering_starts(before)) == [1, 2]
    assert numbers(before[0], before[2], began=numbering_starts(before)) == [1, 2]


def test_one_in_between_moves_the_later_ones_on() -> None:
    assert numbers(planned(month(3), 1), planned(month(4)), planned(month(5), 2), here=True) == [1, 2, 3]


def test_what_has_begun_keeps_its_number() -> None:
    assert numbers(held(month(3), 4), planned(month(4), 9)) == [4, 5]


def test_moved_into_another_year() -> None:
    before = [held(month(11), 10), planned(month(12), 11)]
    moved = [before[0], replace(before[1], on_date=month(1, 2008))]
    assert numbers(*moved, began=numbering_starts(before)) == [10, 1]


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.none() | st.integers(1, 30), st.booleans()),
        max_size=14,
        unique_by=lambda one: one[0],
    ),
    st.booleans(),
)
def test_numbers_count_on_and_stay(made: list[tuple[int, int | None, bool]], here: bool) -> None:  # noqa: FBT001 - given
    """Begun sessions keep theirs; a planned one after them counts on from the one before; twice is as once."""
    sessions = [
        NumberedSession(str(days), JANUARY + timedelta(days=days), number, planned=later)
        for days, number, later in made
    ]
    found = renumbered_sessions(sessions, numbering_starts(sessions), from_the_beginning=here)
    again = [replace(one, number=found[one.code]) for one in sessions]
    assert renumbered_sessions(again, numbering_starts(again), from_the_beginning=here) == found
    assert all(found[one.code] == one.number for one in sessions if not one.planned)
    begun = max((one.on_date for one in sessions if not one.planned), default=date.min)
    in_order = sorted(again, key=lambda one: one.on_date)
    for before, after in pairwise(in_order):
        same_year, to_begin = before.on_date.year == after.on_date.year, after.on_date > begun
        if to_begin and same_year and before.number is not None:
            assert after.number == before.number + 1


class TestWhatSomebodySays:
    def test_nothing_is_fine(self) -> None:
        require_number(None, 3, 9)

    def test_what_follows_is_fine(self) -> None:
        require_number(3, 3, 3)

    @pytest.mark.parametrize(
        ("asked", "given_to", "place", "said"),
        [
            (1, 1, 2, "ครั้งก่อนหน้าแล้ว 1 ครั้ง"),
            (5, 3, 2, "ต้องเป็น 3"),
            (0, 0, 1, "0 ครั้ง"),
            (HIGHEST + 1, 1, 1, "เกิน"),
        ],
    )
    def test_what_cannot_be(self, asked: int, given_to: int, place: int, said: str) -> None:
        with pytest.raises(MeetingError, match=said) as refused:
            require_number(asked, given_to, place)
        assert refused.value.field == "number"
