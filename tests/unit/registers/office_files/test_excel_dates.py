"""What a format makes of a number."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.registers.office_files.excel_dates import (
    NumberKind,
    cell_of_number,
    kind_of_built_in,
    kind_of_format,
    plain_number,
)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", NumberKind.NUMBER),
        ("0.00", NumberKind.NUMBER),
        ('#,##0 "บาท"', NumberKind.NUMBER),
        ("[Red]#,##0;[Blue]-#,##0", NumberKind.NUMBER),
        ("0\\d", NumberKind.NUMBER),
        ("@", NumberKind.NUMBER),
        ("0.0E+00", NumberKind.NUMBER),
        ("d/m/yyyy", NumberKind.DAY),
        ("[$-41E]d mmmm bbbb", NumberKind.DAY),
        ("[$-D07041E]d mmm yyyy;@", NumberKind.DAY),
        ("วว/ดด/ปปปป", NumberKind.DAY),
        ("mmmm", NumberKind.DAY),
        ("dd/mm/yyyy hh:mm", NumberKind.DAY),
        ("hh:mm", NumberKind.TIME),
        ("h:mm AM/PM", NumberKind.TIME),
        ("[h]:mm", NumberKind.LENGTH),
    ],
)
def test_what_a_format_shows(code: str, kind: NumberKind) -> None:
    assert kind_of_format(code) is kind


@pytest.mark.parametrize(
    ("number", "kind"), [(0, "NUMBER"), (14, "DAY"), (20, "TIME"), (46, "LENGTH"), (49, "NUMBER")]
)
def test_formats_by_number(number: int, kind: str) -> None:
    assert kind_of_built_in(number) is NumberKind[kind]


@pytest.mark.parametrize(
    ("number", "kind", "cell"),
    [
        (39122, NumberKind.DAY, date(2007, 2, 9)),
        (39122.5625, NumberKind.DAY, datetime(2007, 2, 9, 13, 30)),  # noqa: DTZ001
        (1, NumberKind.DAY, date(1900, 1, 1)),
        (59, NumberKind.DAY, date(1900, 2, 28)),
        (61, NumberKind.DAY, date(1900, 3, 1)),
        (237449, NumberKind.DAY, date(2550, 2, 9)),
        (0.5625, NumberKind.TIME, time(13, 30)),
        (1.5, NumberKind.LENGTH, timedelta(hours=36)),
        (-3, NumberKind.DAY, -3),
        (10**9, NumberKind.DAY, 10**9),
        (39122, NumberKind.NUMBER, 39122),
    ],
)
def test_a_number_with_its_format(number: float, kind: NumberKind, cell: object) -> None:
    assert cell_of_number(number, kind) == cell


def test_the_calendar_of_1904() -> None:
    assert cell_of_number(0, NumberKind.DAY, from_1904=True) == date(1904, 1, 1)


@pytest.mark.parametrize(
    ("text", "number"), [("80010101", 80010101), ("-3", -3), ("1.5", 1.5), ("1E3", 1000), ("8.0", 8)]
)
def test_numbers_as_files_write_them(text: str, number: float) -> None:
    assert plain_number(text) == number
    assert type(plain_number(text)) is type(number)


@pytest.mark.parametrize("text", ["", "nan", "inf", "1,5", "0x1"])
def test_no_numbers(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        plain_number(text)


@given(
    number=st.floats(allow_nan=False, allow_infinity=False),
    kind=st.sampled_from(list(NumberKind)),
    later=st.booleans(),
)
def test_any_number_becomes_a_cell(number: float, kind: NumberKind, *, later: bool) -> None:
    cell_of_number(number, kind, from_1904=later)
