"""Free text and codes as offices leave them in cells."""

from datetime import date, time

import pytest

from kmcore.registers.cell_values import read_code, read_text
from kmcore.registers.cells import Cell
from tests.support.cells import refused


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("  บ้านนา ", "บ้านนา"),
        ("บ้าน\u200bนา", "บ้านนา"),
        ("ทํา", "ทำ"),
        ("นํ้าตก", "น้ำตก"),
        ("เเม่", "แม่"),
        ("แถวหนึ่ง\r\nแถวสอง", "แถวหนึ่ง\nแถวสอง"),
        ("หมู่ ๓", "หมู่ ๓"),
        (12, "12"),
        (12.0, "12"),
        (12.5, "12.5"),
        (0.1 + 0.2, "0.3"),
        (8001060212345.0, "8001060212345"),
        (True, "TRUE"),
        ("=1+1", "=1+1"),
    ],
)
def test_text(cell: Cell, kept: str) -> None:
    assert read_text(cell, 100) == kept


@pytest.mark.parametrize(
    ("cell", "code", "parts"),
    [
        ("ก" * 51, "too_long", ("51", "50")),
        ("ก\x07ข", "unusable_letter", ("U+0007", "ข้อความในช่องนี้")),
        ("เบิก \u202e10", "unusable_letter", ("U+202E",)),
        (date(2007, 5, 3), "is_a_date", ("3/5/2007", "Text")),
        (time(13, 30), "is_a_date", ("13:30",)),
        (10**300, "not_a_number", ()),
    ],
)
def test_text_refused(cell: Cell, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_text(cell, 50), *parts) == code


@pytest.mark.parametrize(
    "cell",
    [
        "80010602",
        80010602,
        80010602.0,
        "80010602.0",
        "8.0010602E7",
        "8.0010602E+07",
        "80 01 06 02",
        "80-01-06-02",
        "๘๐๐๑๐๖๐๒",
        "'80010602",
        " 80010602\u200b",
        "80\u00a001\u00a006\u00a002",
    ],
)
def test_code(cell: Cell) -> None:
    assert read_code(cell, 8) == "80010602"


@pytest.mark.parametrize(("cell", "code"), [("7", "07"), (7, "07"), (7.0, "07"), ("07", "07"), (0, "00")])
def test_zeros_that_excel_took(cell: Cell, code: str) -> None:
    assert read_code(cell, 2, pad=True) == code


@pytest.mark.parametrize(
    ("cell", "code", "parts"),
    [
        ("8001060", "wrong_length", ("8001060", "7 หลัก", "8 หลัก")),
        (800106, "wrong_length", ("800106", "6 หลัก", "8 หลัก")),
        ("800106020", "wrong_length", ("9 หลัก",)),
        ("80010601 80010602", "wrong_length", ("16 หลัก",)),
        ("8OO1O6O2", "letters_for_digits", ("80010602",)),
        ("800l0602", "letters_for_digits", ("80010602",)),
        ("8.00106E+07", "shortened_number", ("8.00106E+07",)),
        ("8.0010602E+99", "shortened_number", ()),
        (80010602.5, "not_a_code", ("80010602.5",)),
        (-80010602, "not_a_code", ("-80010602",)),
        ("บ้านนา", "not_a_code", ("บ้านนา", "8 หลัก")),
        ("80,010,602", "not_a_code", ()),
        (date(2007, 2, 9), "is_a_date", ()),
        (True, "not_a_code", ("TRUE",)),
    ],
)
def test_code_refused(cell: Cell, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_code(cell, 8), *parts) == code


def test_a_longer_code_is_not_cut_to_be_padded() -> None:
    assert refused(lambda: read_code("123", 2, pad=True), "3 หลัก", "2 หลัก") == "wrong_length"
