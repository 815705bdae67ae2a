"""What the recorder's page sends, read: dates as Thai people type them, and nothing of the wrong shape."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.web.recorder.request_body import (
    BadBodyError,
    day,
    due,
    flag,
    number,
    text,
    text_or_none,
    texts,
)
from kmcore.meetings.errors import MeetingError
from kmcore.thai.dates import format_date

MEETING = date(2007, 2, 9)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("23 ก.พ.", date(2007, 2, 23)),
        ("9 ก.พ.", date(2007, 2, 9)),
        ("8 ก.พ.", date(2008, 2, 8)),
        ("5/1", date(2008, 1, 5)),
        ("8 ก.พ. 2550", date(2007, 2, 8)),
        ("๒๓ กุมภาพันธ์ ๒๕๕๐", date(2007, 2, 23)),
        ("2007-03-09", date(2007, 3, 9)),
    ],
)
def test_a_day_without_a_year_is_the_next_one(typed: str, expected: date) -> None:
    assert day(typed, MEETING, "due") == expected


@given(st.dates(MEETING, date(2090, 1, 1)))
def test_a_day_as_the_page_writes_it_comes_back(found: date) -> None:
    assert day(format_date(found), MEETING, "due") == found


@pytest.mark.parametrize("typed", ["30 ก.พ.", "29 ก.พ.", "พรุ่งนี้", "", "9-10", "x" * 500])
def test_what_is_no_day_says_which_field(typed: str) -> None:
    with pytest.raises(MeetingError) as refused:
        day(typed, MEETING, "on_date")
    assert refused.value.field == "on_date"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", None), ("  ", None), (None, None), (" next ", "next"), ("23 ก.พ.", date(2007, 2, 23))],
)
def test_due(typed: str | None, expected: object) -> None:
    assert due({"due": typed}, MEETING) == expected
    assert due({}, MEETING) is None


@pytest.mark.parametrize("wrong", [1, True, [], {}, 1.5])
def test_a_text_is_a_text(wrong: object) -> None:
    with pytest.raises(BadBodyError):
        text({"x": wrong}, "x")


@pytest.mark.parametrize("wrong", ["1", True, -1, 1.0, 2**31, []])
def test_a_number_is_a_number_of_a_row(wrong: object) -> None:
    with pytest.raises(BadBodyError):
        number({"x": wrong}, "x")


def test_what_is_missing() -> None:
    assert (text({}, "x"), text_or_none({"x": ""}, "x"), number({}, "x")) == ("", None, None)
    assert (flag({}, "x"), flag({"x": None}, "x"), texts({}, "x"), texts({"x": None}, "x")) == (
        False,
        False,
        (),
        (),
    )


@pytest.mark.parametrize("wrong", ["yes", 1, 0])
def test_yes_or_no(wrong: object) -> None:
    with pytest.raises(BadBodyError):
        flag({"x": wrong}, "x")


@pytest.mark.parametrize("wrong", ["nfe", [1], {"nfe": 1}, [None]])
def test_a_list_of_texts(wrong: object) -> None:
    with pytest.raises(BadBodyError):
        texts({"x": wrong}, "x")
