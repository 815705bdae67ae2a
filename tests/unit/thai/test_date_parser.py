"""Reading dates: every form people type, and every refusal with its reason."""

import pickle
from calendar import isleap
from datetime import date
from typing import get_args

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kmcore.i18n import speaking
from kmcore.thai.dates import DateStyle, Lang, ThaiDateError, format_date, parse_date, to_be

quick = settings(deadline=None, max_examples=200)
readable = st.dates(date(1941, 1, 1), date(2099, 12, 31))
day_styles = st.sampled_from([style for style in get_args(DateStyle) if style != "month"])


@quick
@given(d=readable, style=day_styles, thai_digits=st.booleans(), lang=st.sampled_from(["th", "en"]))
def test_whatever_is_printed_can_be_read(d: date, style: DateStyle, thai_digits: bool, lang: Lang) -> None:  # noqa: FBT001 - hypothesis passes by name
    assert parse_date(format_date(d, style, thai_digits=thai_digits, lang=lang)) == d


@quick
@given(d=readable)
def test_the_iso_form_is_read_in_both_eras(d: date) -> None:
    assert parse_date(d.isoformat()) == d
    assert parse_date(f"{to_be(d.year)}-{d:%m-%d}") == d


@pytest.mark.parametrize(
    "text",
    [
        "9 ก.พ. 2550", "9ก.พ.2550", "9 ก.พ 2550", "9 กพ 2550", "9 ก. พ. 2550", "9 กุมภา 2550", "9 ก.พ. 50",
        "๙ กุมภาพันธ์ ๒๕๕๐", "9 กุมภาพันธ์ พ.ศ. 2550", "9 ก.พ. พ.ศ.2550", "9 ก.พ. พศ 50",
        "วันที่ 9 ก.พ. 2550", "เมื่อวันที่ 9 เดือนกุมภาพันธ์ พุทธศักราช 2550", "9 ก.พ. ปี 2550",
        "วันศุกร์ที่ 9 ก.พ. 2550", "ศุกร์ที่ ๙ ก.พ. ๒๕๕๐", "ศ. 9 ก.พ. 2550",
        "9/2/2550", "09/02/50", "9.2.2550", "9-2-2550", "9 / 2 / 2550", "9/2/2007", "2550/2/9", "2007-02-09",
        "9 ก.พ. 2007", "9 ก.พ. ค.ศ. 2007", "9 Feb 2007", "9-Feb-2550", "9 February BE 50",
        "Friday, 9 Feb 2007",
        "\ufeff9\u200b ก\u200b.พ.\u00a02550 \n",
    ],
)  # fmt: skip
def test_forms_of_the_ninth_of_february(text: str) -> None:
    assert parse_date(text) == date(2007, 2, 9)


@pytest.mark.parametrize("text", ["9/2/07", "09-02-26", "9 ก.พ. 07", "9 ก.พ. 39"])
def test_two_digits_that_may_be_of_either_era_are_refused(text: str) -> None:
    """A sheet whose cells are formatted in CE says "9/2/07" of 2007: read as 2507 it would pass unseen."""
    with pytest.raises(ThaiDateError, match="ให้ครบสี่หลัก"):
        parse_date(text)


def test_two_digits_with_their_era_are_taken() -> None:
    assert parse_date("9 ก.พ. พ.ศ. 07") == date(1964, 2, 9)


@pytest.mark.parametrize("text", ["11 ม.ค", "11 มกราคม", "11/1", "วันพฤหัสที่ 11 ม.ค."])
def test_a_date_without_a_year_needs_one_given(text: str) -> None:
    assert parse_date(text, default_year=2007) == date(2007, 1, 11)
    with pytest.raises(ThaiDateError, match="ไม่มีปี"):
        parse_date(text)


def test_a_written_year_wins_over_the_default() -> None:
    assert parse_date("11 ม.ค. 2551", default_year=2007) == date(2008, 1, 11)


def test_a_default_year_in_be_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="CE year") as caught:
        parse_date("11 ม.ค.", default_year=2550)
    assert not isinstance(caught.value, ThaiDateError)


def test_a_leap_day_that_does_not_exist_says_why_and_names_the_last_day() -> None:
    with pytest.raises(ThaiDateError) as caught:
        parse_date("29 ก.พ. 2550")
    assert str(caught.value) == (
        "ไม่มีวันที่ 29 กุมภาพันธ์ 2550 เพราะปี 2550 เดือนกุมภาพันธ์มี 28 วัน (ไม่ใช่ปีอธิกสุรทิน) "
        "วันสุดท้ายคือ 28 ก.พ. 2550 โปรดแก้วันที่"
    )


@quick
@given(year=st.integers(1941, 2099))
def test_a_leap_day_is_read_in_leap_years_only(year: int) -> None:
    text = f"29 ก.พ. {to_be(year)}"
    if isleap(year):
        assert parse_date(text) == date(year, 2, 29)
    else:
        with pytest.raises(ThaiDateError, match=f"28 ก.พ. {to_be(year)}"):
            parse_date(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/4/2550", "30 เม.ย. 2550"),
        ("0 ม.ค. 2550", "วันที่ 1 ถึง 31"),
        ("9/13/2550", "ไม่มีเดือนที่ 13"),
        ("2550-00-09", "ไม่มีเดือนที่ 0"),
        ("9 ฟ.พ. 2550", "ไม่รู้จักเดือน “ฟ.พ.”"),
        ("วันเสาร์ที่ 9 ก.พ. 2550", "ตรงกับวันศุกร์ ไม่ใช่วันเสาร์"),
        ("9 ก.พ. 2100", "ไม่ชัดว่าเป็น พ.ศ. หรือ ค.ศ."),
        ("9 ก.พ. 2400", "ไม่ชัดว่าเป็น พ.ศ. หรือ ค.ศ."),
        ("9 ก.พ. 2401", "พ.ศ. 2484–2642"),
        ("9 ก.พ. 2483", "พ.ศ. 2484–2642"),
        ("9 ก.พ. พ.ศ. 2007", "นอกช่วง"),
        ("9 ก.พ. ค.ศ. 2550", "นอกช่วง"),
        ("9 ก.พ. ค.ศ. 50", "สี่หลัก"),
        ("9 Feb 07", "สี่หลัก"),
        ("9 ก.พ. 255", "สี่หลัก"),
        ("9/2/25500", "สี่หลัก"),
        ("9 ก.พ. พ.ศ.", "ไม่มีปี"),
        ("9-10 ก.พ. 2550", "วันเดียว"),
        ("13.10", "อ่านวันที่"),  # a time of day, not the thirteenth of October
        ("9-10", "อ่านวันที่"),
        ("ก.พ. 2550", "อ่านวันที่"),
        ("2550", "อ่านวันที่"),
        ("50-02-09 00:00", "อ่านวันที่"),
        ("", "อ่านวันที่ “”"),
        ("9" * 5000, "อ่านวันที่"),
    ],
)
def test_refusals_give_their_reason(text: str, reason: str) -> None:
    with pytest.raises(ThaiDateError) as caught:
        parse_date(text, default_year=2007)
    assert reason in str(caught.value)
    assert "โปรด" in str(caught.value)


fragments = st.sampled_from(
    [
        *"0129๙/-. ()",
        "2550",
        "2007",
        "50",
        "ก.พ.",
        "มกรา",
        "Feb",
        "พ.ศ.",
        "ค.ศ.",
        "วัน",
        "ที่",
        "ศุกร์",
        "เดือน",
        "{x}",
    ]
)


@settings(deadline=None, max_examples=400)
@given(
    text=st.text(max_size=80) | st.lists(fragments, max_size=8).map("".join), year=st.none() | st.just(2007)
)
def test_any_text_is_read_or_refused_in_thai(text: str, year: int | None) -> None:
    try:
        found = parse_date(text, default_year=year)
    except ThaiDateError as refusal:
        assert "โปรด" in str(refusal)  # noqa: PT017 - most texts are refused, some are read
    else:
        assert 1941 <= found.year <= 2099
        assert parse_date(format_date(found)) == found


@quick
@given(d=readable, other=st.integers(0, 6))
def test_a_wrong_weekday_is_never_accepted(d: date, other: int) -> None:
    assume(other != d.weekday())
    wrong = format_date(date(2007, 1, 1 + other), "weekday").split()[0]
    with pytest.raises(ThaiDateError, match="ตรงกับวัน"):
        parse_date(f"{wrong} {format_date(d)}")


def test_a_refusal_can_be_translated_and_survives_pickling() -> None:
    with pytest.raises(ThaiDateError) as caught:
        parse_date("31 เม.ย. 50")
    error = caught.value
    assert str(error) == "ไม่มีวันที่ 31 เมษายน 2550 เพราะเดือนนี้มีวันที่ 1 ถึง 30 วันสุดท้ายคือ 30 เม.ย. 2550 โปรดแก้วันที่"
    with speaking("en"):
        assert str(error).startswith("There is no 31 April 2007")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes
