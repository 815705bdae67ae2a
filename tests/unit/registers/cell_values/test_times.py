"""Days, months and years as offices and Excel leave them in cells."""

from datetime import date, datetime, time, timedelta

import pytest

from kmcore.registers.cell_values import (
    MonthSpan,
    read_day,
    read_fiscal_year,
    read_month,
    read_months,
    write_day,
)
from kmcore.registers.cells import Cell
from tests.support.cells import refused


@pytest.mark.parametrize(
    "cell",
    [
        date(2007, 2, 9),
        datetime(2007, 2, 9, 13, 30),  # noqa: DTZ001 - a file's cells have no time zone
        date(2550, 2, 9),
        39122,
        39122.0,
        39122.5625,
        "39122",
        "39122.5",
        (date(2550, 2, 9) - date(1899, 12, 30)).days,
        "9 ก.พ. 2550",
        "9ก.พ.50",
        "๙ กุมภาพันธ์ ๒๕๕๐",
        "วันศุกร์ที่ 9 เดือน ก.พ. พ.ศ. 2550",
        "9/2/2550",
        "09-02-50",
        "2550-02-09",
        "2007-02-09",
        "9 Feb 2007",
        "2007-02-09 00:00:00",
        "2007-02-09T13:30:00",
        "9/2/2550 13:30",
        "9 ก.พ. 2550 เวลา 13.30 น.",
        "9 ก.พ. 2550\u200b",
    ],
)
def test_day(cell: Cell) -> None:
    assert read_day(cell) == date(2007, 2, 9)


@pytest.mark.parametrize(
    ("cell", "code", "parts"),
    [
        ("ม.ค. 50", "only_a_month", ("ม.ค. 50", "9 ก.พ. 2567")),
        ("มกราคม", "only_a_month", ()),
        ("เดือน ม.ค. 2550", "only_a_month", ()),
        ("2550", "only_a_year", ("2550", "เติมวันและเดือน")),
        ("ปี 2550", "only_a_year", ()),
        ("พ.ศ. 2550", "only_a_year", ()),
        (2550, "only_a_year", ()),
        (2007.0, "only_a_year", ()),
        (time(13, 30), "is_a_time", ("13:30",)),
        (timedelta(hours=30), "is_a_time", ()),
        (date(1950, 2, 9), "two_digit_year", ("9/2/1950", "พ.ศ. 2550", "สี่หลัก")),
        (18303, "two_digit_year", ()),
        (date(1900, 1, 9), "year_out_of_range", ("9/1/1900",)),
        (date(2250, 1, 9), "year_out_of_range", ()),
        (date(2552, 2, 29), "no_such_day", ("29/2/2552",)),
        ("29 ก.พ. 2550", "not_a_day", ("28",)),
        ("9-10 ก.พ. 2550", "not_a_day", ()),
        ("9 ก.พ.", "not_a_day", ("ไม่มีปี",)),
        ("9", "not_a_day", ()),
        ("ยังไม่กำหนด", "not_a_day", ("ยังไม่กำหนด",)),
        ("25500209", "not_a_day", ()),
        (True, "not_a_day", ()),
    ],
)
def test_day_refused(cell: Cell, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_day(cell), *parts) == code


def test_an_old_day_is_written_so_that_it_is_clear() -> None:
    assert write_day(date(1962, 10, 1)) == "1 ต.ค. 2505"
    assert write_day(date(2007, 2, 9)) == date(2007, 2, 9)
    assert write_day(None) is None


@pytest.mark.parametrize(
    "cell",
    [
        *(
            2550,
            2550.0,
            "2550",
            "๒๕๕๐",
            "50",
            50,
            2007,
            "2007",
            "ปีงบ 2550",
            "ปีงบประมาณ 2550",
            "ปีงบประมาณ พ.ศ. ๒๕๕๐",
        ),
        *(
            "พ.ศ. 2550",
            "ปี 2550",
            "ปี พ.ศ.2550",
            "FY2007",
            "FY 2550",
            "ปีงบฯ 50",
            "ค.ศ. 2007",
            "งบปี 2550",
            "งบประมาณปี 2550",
        ),
    ],
)
def test_fiscal_year(cell: Cell) -> None:
    assert read_fiscal_year(cell) == 2550


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2550/2551", "not_a_year"),
        ("2550-2551", "not_a_year"),
        (7, "not_a_year"),
        (2250, "not_a_year"),
        (1900, "not_a_year"),
        (2550.5, "not_a_year"),
        ("255O", "not_a_year"),
        ("ค.ศ. 50", "not_a_year"),
        (date(2007, 2, 9), "is_a_date"),
        (39122, "not_a_year"),
    ],
)
def test_fiscal_year_refused(cell: Cell, code: str) -> None:
    assert refused(lambda: read_fiscal_year(cell)) == code


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "ม.ค. 50",
            "ม.ค.50",
            "มค 50",
            "มกราคม 2550",
            "เดือนมกราคม พ.ศ. ๒๕๕๐",
            "01/2550",
            "1/2550",
            "1-2550",
            "2550-01",
        ),
        *(
            "Jan 2007",
            "January 2007",
            "ม.ค.-50",
            "มกรา 50",
            date(2007, 1, 1),
            date(2550, 1, 1),
            "ม.ค. ปี 2550",
        ),
    ],
)
def test_month(cell: Cell) -> None:
    assert read_month(cell) == date(2007, 1, 1)


@pytest.mark.parametrize(("cell", "month"), [("ต.ค.", date(2006, 10, 1)), ("ม.ค.", date(2007, 1, 1))])
def test_a_month_of_the_fiscal_year(cell: Cell, month: date) -> None:
    assert read_month(cell, 2550) == month


@pytest.mark.parametrize(
    ("cell", "code", "parts"),
    [
        ("ม.ค.", "no_year", ("ม.ค.", "เติมปี")),
        ("Jan 07", "not_a_year", ()),
        ("9 ม.ค. 2550", "not_a_month", ()),
        ("13/2550", "not_a_month", ()),
        ("2550", "not_a_month", ()),
        ("ต้นปี 2550", "not_a_month", ("ต้นปี 2550",)),
        ("ต.ค.-ธ.ค. 49", "several_months", ("ต.ค.-ธ.ค. 49",)),
        (date(2007, 1, 9), "is_a_date", ("9/1/2007",)),
        (date(1950, 1, 1), "is_a_date", ()),
        (time(1, 1), "is_a_date", ()),
        ("ม.ค. 2250", "not_a_year", ()),
    ],
)
def test_month_refused(cell: Cell, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_month(cell), *parts) == code


LAST_QUARTER = MonthSpan(date(2006, 10, 1), date(2006, 12, 31))


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        *(
            (cell, LAST_QUARTER)
            for cell in ("ต.ค.-ธ.ค. 49", "ต.ค. – ธ.ค. 2549", "ต.ค. 49 - ธ.ค. 49", "ตุลาคม ถึง ธันวาคม ๒๕๔๙")
        ),
        *(
            (cell, LAST_QUARTER)
            for cell in ("ไตรมาส 1/2550", "ไตรมาสที่ 1 ปีงบประมาณ พ.ศ. 2550", "Q1/50", "10/2549-12/2549")
        ),
        ("ต.ค. 49-ม.ค. 50", MonthSpan(date(2006, 10, 1), date(2007, 1, 31))),
        ("ก.พ. 51", MonthSpan(date(2008, 2, 1), date(2008, 2, 29))),
        ("ตลอดปีงบประมาณ 2550", MonthSpan(date(2006, 10, 1), date(2007, 9, 30))),
        ("ปีงบ 50", MonthSpan(date(2006, 10, 1), date(2007, 9, 30))),
    ],
)
def test_months(cell: Cell, span: MonthSpan) -> None:
    assert read_months(cell) == span


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        ("ต.ค.-ม.ค.", MonthSpan(date(2006, 10, 1), date(2007, 1, 31))),
        ("ไตรมาส 2", MonthSpan(date(2007, 1, 1), date(2007, 3, 31))),
        ("ม.ค.-มี.ค.", MonthSpan(date(2007, 1, 1), date(2007, 3, 31))),
    ],
)
def test_months_of_the_fiscal_year(cell: Cell, span: MonthSpan) -> None:
    assert read_months(cell, 2550) == span


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("ต.ค.-ม.ค. 50", "months_reversed"),
        ("ต.ค.-ธ.ค.", "no_year"),
        ("ไตรมาส 1", "not_a_month"),
        ("ไตรมาส 5/2550", "not_a_month"),
        ("ต.ค.-พ.ย.-ธ.ค. 49", "not_a_month"),
        ("ม.ค., มี.ค. 50", "not_a_month"),
    ],
)
def test_months_refused(cell: Cell, code: str) -> None:
    assert refused(lambda: read_months(cell)) == code
