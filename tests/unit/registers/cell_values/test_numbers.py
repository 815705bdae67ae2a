"""Counts, amounts, shares and places as offices leave them in cells."""

from datetime import date

import pytest

from kmcore.registers.cell_values import (
    read_basis_points,
    read_coordinates,
    read_latitude,
    read_longitude,
    read_satang,
    read_whole,
)
from kmcore.registers.cells import Cell
from tests.support.cells import refused


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (12, 12),
        (12.0, 12),
        (11.999999999999998, 12),
        ("1,234", 1234),
        ("๑,๒๓๔", 1234),
        ("1,234 หมู่บ้าน", 1234),
        ("40หมู่บ้าน", 40),
        ("๕ คน", 5),
        ("12.0", 12),
        ("12.", 12),
        ("0", 0),
        (" 7\u200b", 7),
    ],
)
def test_whole(cell: Cell, number: int) -> None:
    assert read_whole(cell) == number


@pytest.mark.parametrize(
    ("cell", "code", "parts"),
    [
        (12.5, "not_whole", ("12.5", "จำนวนเต็ม")),
        ("12.50", "not_whole", ()),
        ("ไม่มี", "none_or_zero", ("ใส่ 0", "เว้นว่าง")),
        ("n/a", "none_or_zero", ()),
        ("(12)", "in_brackets", ("(12)", "ติดลบ")),
        ("(ปิดแล้ว)", "in_brackets", ()),
        ("1.000", "not_whole", ("1.000",)),
        ("1,23", "not_a_number", ("1,23",)),
        ("1 234", "not_a_number", ()),
        ("12,5", "not_a_number", ()),
        ("3 ล้าน", "not_a_number", ()),
        ("12 บาท", "not_a_number", ()),
        ("ประมาณ 40", "not_a_number", ()),
        ("40 กว่า", "not_a_number", ()),
        ("3-5", "not_a_number", ()),
        ("1.2E+05", "shortened_number", ()),
        (True, "not_a_number", ("TRUE",)),
        (date(2007, 5, 3), "is_a_date", ("3/5/2007",)),
        (-1, "too_small", ("-1", "0")),
        ("−5", "too_small", ()),
        (100, "too_large", ("100", "99")),
        (float("nan"), "not_a_number", ()),
    ],
)
def test_whole_refused(cell: Cell, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_whole(cell, 0, 99), *parts) == code


@pytest.mark.parametrize(
    ("cell", "scale", "satang"),
    [
        (100_000, 1, 10_000_000),
        ("100,000 บาท", 1, 10_000_000),
        ("๒,๓๐๐,๐๐๐.๕๐ บาท", 1, 230_000_050),
        ("2.3 ล้านบาท", 1, 230_000_000),
        ("(1,234.50)", 1, -123_450),
        ("−500", 1, -50_000),
        ("100.-", 1, 10_000),
        (0.1 + 0.2, 1, 30),
        ("0.30000000000000004", 1, 30),
        (1234.5, 1, 123_450),
        (1e13, 1, 10**15),
        (12345678901234.56, 1, 1_234_567_890_123_456),
        (1.42, 1_000_000, 142_000_000),
        ("1.42", 1_000_000, 142_000_000),
        ("1.42 ล้านบาท", 1_000_000, 142_000_000),
        ("(1.5)", 1_000, -150_000),
        ("1,234.5", 1_000, 123_450_000),
        ("100.-", 1_000, 10_000_000),
        (0, 1, 0),
        (1.1 * 3, 1_000_000, 330_000_000),
    ],
)
def test_satang(cell: Cell, scale: int, satang: int) -> None:
    assert read_satang(cell, scale) == satang


@pytest.mark.parametrize(
    ("cell", "scale", "code", "parts"),
    [
        (100 / 3, 1, "not_an_amount", ("33.3333", "2 ตำแหน่ง")),
        ("1.234", 1, "not_an_amount", ("1.234",)),
        ("1,23", 1, "not_an_amount", ()),
        ("ไม่มี", 1, "none_or_zero", ()),
        ("1.5E+06", 1, "shortened_number", ("1.5E+06",)),
        ("500.00-", 1, "minus_behind", ("500.00-", "ติดลบ")),
        ("500-", 1_000, "minus_behind", ()),
        ("หนึ่งแสน", 1, "not_an_amount", ("หนึ่งแสน",)),
        ("500 บาท", 1_000, "other_unit", ("500 บาท", "1,000 บาท")),
        ("5 ล้าน", 1_000, "other_unit", ()),
        ("1.42x", 1_000_000, "not_an_amount", ("“1.42x”",)),
        (1e18, 1, "not_an_amount", ()),
        (True, 1, "not_an_amount", ()),
        (date(2007, 5, 3), 1, "is_a_date", ()),
        ("100 - 200", 1, "not_an_amount", ()),
    ],
)
def test_satang_refused(cell: Cell, scale: int, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_satang(cell, scale), *parts) == code


def test_a_scale_no_column_has_is_the_caller_s_mistake() -> None:
    with pytest.raises(ValueError, match="headed in 7"):
        read_satang(1, 7)


@pytest.mark.parametrize(
    ("cell", "fraction", "points"),
    [
        ("35.5%", None, 3550),
        ("35.5 %", True, 3550),
        ("ร้อยละ 35.5", None, 3550),
        ("ร้อยละ ๓๕.๕", None, 3550),
        ("35.5 เปอร์เซ็นต์", None, 3550),
        (35.5, None, 3550),
        (0, None, 0),
        (0.355, True, 3550),
        (0.35, False, 35),
        (1, True, 10_000),
        ("0.5%", None, 50),
        (0.07 * 5, True, 3500),
    ],
)
def test_basis_points(cell: Cell, fraction: bool | None, points: int) -> None:  # noqa: FBT001
    assert read_basis_points(cell, fraction=fraction) == points


@pytest.mark.parametrize(
    ("cell", "code", "parts"),
    [
        (0.355, "ambiguous_share", ("35.5%", "0.355%")),
        (1, "ambiguous_share", ("100%", "1%")),
        ("33.333%", "too_fine", ("33.333%",)),
        ("101%", "too_large", ("101%", "100")),
        ("-5%", "not_a_share", ()),
        ("1 ใน 3", "not_a_share", ()),
        ("ไม่มี", "none_or_zero", ()),
    ],
)
def test_basis_points_refused(cell: Cell, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_basis_points(cell), *parts) == code


@pytest.mark.parametrize(
    "cell",
    [
        8.4321,
        "8.4321",
        "๘.๔๓๒๑",
        "8.4321°",
        "8.4321 N",
        "8.4321° n",
        "8°25'55.56\"N",
        "8:25:55.56",
        "8° 25.926' N",
    ],
)
def test_latitude(cell: Cell) -> None:
    assert read_latitude(cell) == pytest.approx(8.4321, abs=1e-6)


@pytest.mark.parametrize(
    "cell", ["8.43, 99.96", "8.43,99.96", "(8.43; 99.96)", "8.43 N, 99.96 E", "๘.๔๓, ๙๙.๙๖"]
)
def test_coordinates(cell: Cell) -> None:
    assert read_coordinates(cell) == (8.43, 99.96)


@pytest.mark.parametrize(
    ("cell", "code", "parts"),
    [
        (99.96, "swapped", ("99.96",)),
        ("99.96 E", "swapped", ()),
        (0, "outside", ("5", "21")),
        (48.85, "outside", ()),
        (-8.43, "not_coordinates", ()),
        (934567.0, "metres", ("UTM",)),
        ("8,43", "not_coordinates", ()),
        ("8.43.21", "not_coordinates", ()),
    ],
)
def test_latitude_refused(cell: Cell, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_latitude(cell), *parts) == code


def test_coordinates_refused() -> None:
    assert refused(lambda: read_longitude(8.43)) == "swapped"
    assert refused(lambda: read_coordinates("99.96, 8.43")) == "swapped"
    assert refused(lambda: read_coordinates(8.43), "8.43") == "not_coordinates"
    assert refused(lambda: read_coordinates("8.43, -")) == "not_coordinates"
