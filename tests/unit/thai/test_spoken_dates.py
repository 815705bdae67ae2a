"""Days and times in the language in force, on the Bangkok clock."""

from datetime import UTC, date, datetime

from kmcore.i18n import speaking
from kmcore.thai.spoken_dates import (
    NO_BREAK,
    days_overdue,
    days_until,
    spoken_clock,
    spoken_day,
    spoken_day_of_year,
    spoken_moment,
    spoken_time,
)

DAY, AT = date(2007, 3, 9), datetime(2007, 2, 9, 6, 42, 59, tzinfo=UTC)


def test_in_thai() -> None:
    assert (spoken_day(DAY), spoken_day(DAY, "long")) == ("9 มี.ค. 2550", "9 มีนาคม 2550")
    assert spoken_day_of_year(DAY) == f"9{NO_BREAK}มี.ค."
    assert (spoken_moment(AT), spoken_clock(AT)) == ("9 ก.พ. 2550 13.42 น.", "13.42 น.")
    assert (spoken_time("13:30"), spoken_time(None)) == ("13.30 น.", None)
    assert [days_until(days) for days in (0, 1, 31)] == ["วันนี้", "พรุ่งนี้", "อีก 31 วัน"]
    assert days_overdue(1028) == "เกิน 1,028 วัน"


def test_in_english() -> None:
    with speaking("en"):
        assert (spoken_day(DAY), spoken_day_of_year(DAY)) == ("9 Mar 2007", f"9{NO_BREAK}Mar")
        assert (spoken_moment(AT), spoken_clock(AT)) == ("9 Feb 2007 13:42", "13:42")
        assert spoken_time("13:30") == "13:30"
        assert [days_until(days) for days in (0, 1, 31)] == ["Today", "Tomorrow", "In 31 days"]
        assert [days_overdue(days) for days in (1, 28)] == ["1 day late", "28 days late"]
