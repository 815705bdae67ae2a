"""XLSX files whose rows are the awkward thing: totals, notes, formulas, merged and hidden cells."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook as OpenpyxlWorkbook

from tests.unit.registers.office_files.outcomes import BOTH, FIRST, HEAD, PLAIN, SECOND, Awkward, Row
from tests.unit.registers.office_files.xlsx_files import Formula, SheetPlan, edited, xlsx


def by_openpyxl(rows: list[Row]) -> bytes:
    """Return a workbook by a program that keeps no values beside formulas."""
    book, made = OpenpyxlWorkbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


ROWS = [
    Awkward(
        "cells merged downwards",
        xlsx(SheetPlan([HEAD, FIRST, [80010102, "", 2, 80, 1500.5]], merged=["B2:B3"])),
        {"2": FIRST, "3": [80010102, "บ้านรวมไทย", 2, 80, 1500.5]},
        told=["เซลล์ผสาน"],
    ),
    Awkward(
        "hidden row, hidden column",
        xlsx(SheetPlan([HEAD, FIRST, SECOND, FIRST], hidden_rows=[3], hidden_columns=["C:C"])),
        {"2": FIRST, "4": FIRST},
        {1: "heading", 3: "hidden"},
        told=["คอลัมน์ C “หมู่ที่” ถูกซ่อน"],
    ),
    Awkward(
        "totals, subtotals, carried",
        xlsx(
            [
                HEAD,
                ["ยอดยกมา", "", "", "", 100],
                FIRST,
                ["รวมอำเภอเมือง", "", "", 120, 3500],
                SECOND,
                ["", "รวม ตำบล ปากพูน", "", 80, 1500.5],
                ["รวมทั้งสิ้น", "", "-", Formula("=1", 200), 5000.5],
                ["เมือง ผลรวม", "", "", "", "5,000.50"],
            ]
        ),
        {"3": FIRST, "5": SECOND},
        {1: "heading", 2: "carried", 4: "subtotal", 6: "subtotal", 7: "total", 8: "subtotal"},
        told=["คำนวณใหม่"],
    ),
    Awkward(
        "villages called like totals",
        xlsx(
            [
                HEAD,
                [80010103, "รวม", 3, 10, 1],
                [80010104, "รวมทั้งสิ้น", 4, 10, 1],
                [80010105, "บ้านรวม", 5, 10, 1],
            ]
        ),
        {
            "2": [80010103, "รวม", 3, 10, 1],
            "3": [80010104, "รวมทั้งสิ้น", 4, 10, 1],
            "4": [80010105, "บ้านรวม", 5, 10, 1],
        },
    ),
    Awkward(
        "notes at the end",
        xlsx(
            [
                *PLAIN,
                [],
                ["หมายเหตุ : ข้อมูลเบื้องต้น"],
                ["2. ไม่รวมเขตเทศบาล"],
                ["ที่มา สำนักงานเกษตรจังหวัด"],
                ["", "", "", "ผู้รายงาน นายสมชาย"],
                ["ข้อมูล ณ วันที่", date(2007, 1, 31)],
            ]
        ),
        BOTH,
        {1: "heading", 5: "note", 6: "note", 7: "note", 8: "note", 9: "note"},
    ),
    Awkward(
        "heading again on each page",
        xlsx([["ทะเบียน"], HEAD, FIRST, ["ทะเบียน"], ["หน้า 2"], HEAD, SECOND]),
        {"3": FIRST, "7": SECOND},
        {1: "title", 2: "heading", 4: "title", 5: "title", 6: "heading_again"},
    ),
    Awkward(
        "groups of rows under a merged name",
        xlsx(SheetPlan([HEAD, ["อำเภอเมือง"], FIRST, ["เขตตรวจราชการ"], SECOND], merged=["A4:E4"])),
        {"3": FIRST, "5": SECOND},
        {1: "heading", 2: "section", 4: "section"},
        told=["ผสานข้ามคอลัมน์"],
    ),
    Awkward(
        "running numbers written beforehand",
        xlsx([["ที่", *HEAD], [1, *FIRST], [2, *SECOND], [3], [4]]),
        BOTH,
        {1: "heading", 4: "nothing_taken", 5: "nothing_taken"},
        ignored={"ที่": "unknown"},
    ),
    Awkward(
        "errors in cells",
        xlsx(
            [
                HEAD,
                FIRST,
                [80010102, "บ้านทุ่ง", 2, Formula("=#REF!", "#REF!"), 1],
                [80010103, "ค", "#DIV/0!", 1, 1],
            ]
        ),
        {"2": FIRST},
        {1: "heading", 3: "error_cell", 4: "error_cell"},
        told=["คำนวณใหม่"],
    ),
    Awkward(
        "formulas with kept values",
        edited(
            xlsx([HEAD, [*FIRST[:3], Formula("=60*2", 120), 3500]]),
            "xl/workbook.xml",
            ' fullCalcOnLoad="1"',
            "",
        ),
        {"2": FIRST},
    ),
    Awkward(
        "formulas whose values the writer did not work out",
        xlsx([HEAD, [*FIRST[:3], Formula("=60*2", 0), 3500]]),
        {"2": [*FIRST[:3], 0, 3500]},
        told=["คำนวณใหม่"],
    ),
    Awkward(
        "formulas without kept values",
        edited(
            xlsx([HEAD, FIRST, [*SECOND[:3], Formula("=60*2", 77), 1]]),
            "xl/worksheets/sheet1.xml",
            "<v>77</v>",
            "",
        ),
        {"2": FIRST},
        {1: "heading", 3: "no_value"},
        told=["คำนวณใหม่"],
    ),
    Awkward(
        "an amount merged over two villages counts once",
        xlsx(SheetPlan([HEAD, FIRST, SECOND[:4]], merged=["E2:E3"])),
        {"2": FIRST, "3": SECOND[:4]},
        told=["นับครั้งเดียว"],
    ),
    Awkward(
        "total with words beside it",
        xlsx([HEAD, FIRST, ["รวม", "1 หมู่บ้าน", "", "120 ครัวเรือน", "3,500 บาท"]]),
        {"2": FIRST},
        {1: "heading", 3: "total"},
    ),
    Awkward(
        "total merged over its columns",
        xlsx(SheetPlan([HEAD, FIRST, ["รวมทั้งสิ้น", "", "", 120, 3500]], merged=["A3:C3"])),
        {"2": FIRST},
        {1: "heading", 3: "total"},
        told=["ผสานข้ามคอลัมน์"],
    ),
    Awkward(
        "data after a note in the middle",
        xlsx([HEAD, FIRST, ["หมายเหตุ"], ["ยังไม่ตรวจ"], SECOND, ["80010103"]]),
        {"2": FIRST, "5": SECOND, "6": ["80010103"]},
        {1: "heading", 3: "note", 4: "note"},
    ),
    Awkward(
        "a row that begins as a real one and has 1, 2, 3 in it",
        xlsx([["หมู่ที่", *HEAD[:2], HEAD[3]], [1, 2, "3", 4], [12, 2, "3", 4]]),
        {"3": [2, "3", 12, 4]},
        {1: "heading", 2: "heading"},
    ),
    Awkward(
        "made by a program that keeps no values beside formulas",
        by_openpyxl([HEAD, FIRST, [*SECOND[:3], "=40*2", 1]]),
        {"2": FIRST},
        {1: "heading", 3: "no_value"},
        told=["คำนวณใหม่"],
    ),
]
