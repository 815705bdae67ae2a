"""What dates look like, against Babel and pythainlp as independent witnesses."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from babel.dates import format_date as babel_date
from hypothesis import given, settings
from hypothesis import strategies as st
from pythainlp.util.date import thai_abbr_months, thai_full_months, thai_full_weekdays

from kmcore.thai.dates import DateStyle, Lang, format_date, format_datetime, format_time, to_be, to_ce
from kmcore.thai.names import MONTHS_LONG, MONTHS_SHORT, WEEKDAYS

NEXT_CIRCLE = date(2007, 2, 9)


@pytest.mark.parametrize(
    ("style", "thai", "english"),
    [
        ("short", "9 ก.พ. 2550", "9 Feb 2007"),
        ("long", "9 กุมภาพันธ์ 2550", "9 February 2007"),
        ("numeric", "09/02/2550", "09/02/2007"),
        ("weekday", "ศุกร์ 9 ก.พ. 2550", "Fri 9 Feb 2007"),
        ("month", "ก.พ. 2550", "Feb 2007"),
    ],
)
def test_each_style(style: DateStyle, thai: str, english: str) -> None:
    assert format_date(NEXT_CIRCLE, style) == thai
    assert format_date(NEXT_CIRCLE, style, lang="en") == english


def test_short_is_the_default_and_thai_digits_are_asked_for() -> None:
    assert format_date(NEXT_CIRCLE) == "9 ก.พ. 2550"
    assert format_date(NEXT_CIRCLE, "long", thai_digits=True) == "๙ กุมภาพันธ์ ๒๕๕๐"


def test_names_are_those_of_pythainlp() -> None:
    assert list(MONTHS_LONG["th"]) == thai_full_months
    assert list(MONTHS_SHORT["th"]) == thai_abbr_months
    assert [f"วัน{name}" for name in WEEKDAYS["th"]] == thai_full_weekdays


@settings(deadline=None)
@given(d=st.dates(date(1941, 1, 1), date(2099, 12, 31)), lang=st.sampled_from(["th", "en"]))
def test_names_are_those_of_the_cldr(d: date, lang: Lang) -> None:
    year = to_be(d.year) if lang == "th" else d.year
    assert format_date(d, "long", lang=lang) == f"{babel_date(d, 'd MMMM', locale=lang)} {year}"
    weekday = babel_date(d, "EEEE" if lang == "th" else "EEE", locale=lang).removeprefix("วัน")
    assert format_date(d, "weekday", lang=lang).split()[0] == weekday


def test_the_years_are_543_apart() -> None:
    assert (to_be(2007), to_ce(2550)) == (2550, 2007)
    assert format_date(date(2008, 2, 29)) == "29 ก.พ. 2551"  # a leap day though 2551 is not divisible by 4


def test_time_has_a_dot_in_thai_and_a_colon_in_english() -> None:
    assert format_time(time(13, 30)) == "13.30 น."
    assert format_time(time(9, 5), thai_digits=True) == "๐๙.๐๕ น."
    assert format_time(time(9, 5, 59), lang="en") == "09:05"


def test_a_moment_is_shown_on_the_clock_of_bangkok() -> None:
    evening_in_utc = datetime(2007, 2, 8, 18, 30, tzinfo=UTC)
    assert format_datetime(evening_in_utc) == "9 ก.พ. 2550 01.30 น."
    assert format_datetime(evening_in_utc, "weekday", lang="en") == "Fri 9 Feb 2007 01:30"
    elsewhere = evening_in_utc.astimezone(timezone(timedelta(hours=-5)))
    assert format_datetime(elsewhere, "long", thai_digits=True) == "๙ กุมภาพันธ์ ๒๕๕๐ ๐๑.๓๐ น."


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        format_datetime(datetime(2007, 2, 9, 13, 30))  # noqa: DTZ001 - the missing zone is the case
