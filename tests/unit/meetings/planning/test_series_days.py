"""Which days a monthly series has, what a clock time and a code look like."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.meetings.errors import MeetingError
from kmcore.meetings.planning.rules import (
    MOST_SESSIONS,
    SeriesDay,
    kept_clock_time,
    meeting_code,
    monthly_days,
    require_year,
    series_days,
    sub_circle_code,
    to_end_of_fiscal_year,
)

DAYS = st.dates(min_value=date(1941, 1, 1), max_value=date(2096, 12, 31))
COUNTS = st.integers(min_value=1, max_value=MOST_SESSIONS)
SATURDAY = 5


def months(days: tuple[date, ...]) -> list[int]:
    return [day.year * 12 + day.month for day in days]


class TestMonthly:
    def test_the_eight_of_the_province(self) -> None:
        """9 June and 9 September 2007 are a Saturday and a Sunday: the Monday after."""
        found = monthly_days(date(2007, 2, 9), 8)
        assert [(day.month, day.day) for day in found] == [
            (2, 9),
            (3, 9),
            (4, 9),
            (5, 9),
            (6, 11),
            (7, 9),
            (8, 9),
            (9, 10),
        ]

    @pytest.mark.parametrize(
        ("first", "second"),
        [
            (date(2007, 1, 31), date(2007, 2, 28)),  # the month is shorter
            (date(2007, 8, 30), date(2007, 9, 28)),  # a Sunday, and Monday is in October: the Friday before
            (date(2007, 5, 31), date(2007, 6, 29)),  # a Saturday at the month's end
            (date(2006, 12, 29), date(2007, 1, 29)),  # over the turn of the year
        ],
    )
    def test_ends_of_months(self, first: date, second: date) -> None:
        assert monthly_days(first, 2) == (first, second)

    @given(DAYS, COUNTS)
    def test_one_in_each_month_in_a_row_on_working_days(self, first: date, sessions: int) -> None:
        found = monthly_days(first, sessions)
        assert found[0] == first
        assert months(found) == list(range(months(found)[0], months(found)[0] + sessions))
        assert all(day.weekday() < SATURDAY for day in found[1:])

    @given(DAYS, COUNTS)
    def test_a_date_moves_two_days_at_most(self, first: date, sessions: int) -> None:
        for day in monthly_days(first, sessions)[1:]:
            following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
            same = min(first.day, (following - timedelta(days=1)).day)
            assert abs(day.day - same) <= 2

    @pytest.mark.parametrize("sessions", [0, -1, MOST_SESSIONS + 1])
    def test_so_many_at_once(self, sessions: int) -> None:
        with pytest.raises(MeetingError) as refused:
            monthly_days(date(2007, 2, 9), sessions)
        assert refused.value.field == "sessions"

    def test_not_past_the_years_that_can_be_written(self) -> None:
        assert monthly_days(date(2099, 12, 1), 1)
        with pytest.raises(MeetingError) as refused:
            monthly_days(date(2099, 12, 1), 2)
        assert refused.value.field == "on_date"


def test_a_month_with_a_session_needs_no_other() -> None:
    found = series_days(date(2007, 4, 9), 3, [date(2007, 1, 9), date(2007, 5, 14)])
    assert found == (
        SeriesDay(date(2007, 4, 9)),
        SeriesDay(date(2007, 5, 9), taken_by=date(2007, 5, 14)),
        SeriesDay(date(2007, 6, 11), instead_of=date(2007, 6, 9)),
    )


@pytest.mark.parametrize(
    ("month", "left"), [(1, 9), (2, 8), (3, 7), (8, 2), (9, 1), (10, 12), (11, 11), (12, 10)]
)
def test_the_fiscal_year_ends_with_september(month: int, left: int) -> None:
    """8 sessions from February and 7 from March are the plans of the province and of its districts."""
    assert to_end_of_fiscal_year(date(2007, month, 5)) == left
    assert monthly_days(date(2007, month, 5), left)[-1].month == 9


@pytest.mark.parametrize("year", [1, 1940, 2100, 2550, 9999])
def test_a_year_that_nobody_means(year: int) -> None:
    with pytest.raises(MeetingError, match=str(year + 543)):
        require_year(date(year, 6, 1))


class TestClock:
    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("13:30", "13:30"),
            ("13.30", "13:30"),
            ("9.05 น.", "09:05"),
            ("๑๓.๓๐ น", "13:30"),
            (" 0:00 ", "00:00"),
            ("23:59", "23:59"),
            ("13 : 30", "13:30"),
            ("", None),
            ("  ", None),
            (None, None),
        ],
    )
    def test_read(self, typed: str | None, kept: str | None) -> None:
        assert kept_clock_time(typed) == kept

    @pytest.mark.parametrize(
        "typed", ["24.00", "13.60", "1330", "13", "บ่ายโมง", "1:30 pm", "13.30-15.00", "13.3"]
    )
    def test_refused(self, typed: str) -> None:
        with pytest.raises(MeetingError) as refused:
            kept_clock_time(typed)
        assert refused.value.field == "start_time"

    @given(st.times())
    def test_what_is_kept_is_read_as_the_same(self, time: object) -> None:
        kept = f"{time:%H:%M}"
        assert kept_clock_time(kept) == kept == kept_clock_time(kept.replace(":", "."))


class TestCodes:
    def test_a_meeting_s_is_of_its_first_day_in_the_thai_era(self) -> None:
        assert meeting_code("khun-uea", date(2007, 1, 9), ()) == "khun-uea-2550-01-09"

    def test_no_two_are_the_same(self) -> None:
        taken: set[str] = set()
        for expected in ("c-2550-02-09", "c-2550-02-09-2", "c-2550-02-09-3"):
            code = meeting_code("c", date(2007, 2, 9), taken)
            assert code == expected
            taken.add(code)

    def test_sub_circles_are_counted(self) -> None:
        assert sub_circle_code("khun-uea", ()) == "khun-uea-sub-1"
        assert sub_circle_code("khun-uea", {"khun-uea-sub-1", "khun-uea-sub-3"}) == "khun-uea-sub-2"

    def test_the_longest_fits_its_column(self) -> None:
        circle = sub_circle_code("khun-amnuay-8001", {f"khun-amnuay-8001-sub-{n}" for n in range(1, 100)})
        assert len(meeting_code(circle, date(2007, 2, 9), {f"{circle}-2550-02-09"})) <= 40
