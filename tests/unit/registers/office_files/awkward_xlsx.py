"""XLSX files as offices hand them over, each with what has to come of it row by row."""

from datetime import date, datetime
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


FAR_CELL = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>'

XLSX = [
    Awkward("plain", xlsx(PLAIN), BOTH),
    Awkward(
        "title rows above",
        xlsx([["ทะเบียนหมู่บ้าน"], ["จังหวัดนครศรีธรรมราช"], [], *PLAIN]),
        {"5": FIRST, "6": SECOND},
        {1: "title", 2: "title", 4: "heading"},
    ),
    Awkward(
        "title that is itself a heading's word",
        xlsx([["หมู่บ้าน"], *PLAIN]),
        {"3": FIRST, "4": SECOND},
        {1: "title", 2: "heading"},
    ),
    Awkward(
        "table that begins at D8",
        xlsx([*[[]] * 7, *[["", "", "", *row] for row in PLAIN]]),
        {"9": FIRST, "10": SECOND},
        {8: "heading"},
    ),
    Awkward(
        "heading over two rows, merged",
        xlsx(
            SheetPlan(
                [["รหัส", "หมู่บ้าน", "ข้อมูล", "", ""], ["", "", "หมู่ที่", "ครัวเรือน", "งบประมาณ"], FIRST, SECOND],
                merged=["A1:A2", "B1:B2", "C1:E1"],
            )
        ),
        {"3": FIRST, "4": SECOND},
        {1: "heading", 2: "heading"},
    ),
    Awkward(
        "heading over three rows, merged, with a title",
        xlsx(
            SheetPlan(
                [
                    ["ทะเบียน ปี 2550"],
                    ["รหัส", "หมู่บ้าน", "ข้อมูล", "", ""],
                    ["", "", "ที่ตั้ง", "จำนวน", ""],
                    ["", "", "หมู่ที่", "ครัวเรือน", "เงิน"],
                    FIRST,
                    SECOND,
                ],
                merged=["A1:E1", "A2:A4", "B2:B4", "C2:E2", "D3:E3"],
            )
        ),
        {"5": FIRST, "6": SECOND},
        {1: "title", 2: "heading", 3: "heading", 4: "heading"},
    ),
    Awkward(
        "heading over two rows without merging",
        xlsx([["รหัส", "หมู่บ้าน", "หมู่ที่", "", ""], ["", "", "", "ครัวเรือน", "งบประมาณ"], FIRST, SECOND]),
        {"3": FIRST, "4": SECOND},
        {1: "heading", 2: "heading"},
    ),
    Awkward(
        "columns counted under the heading",
        xlsx([HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)"], FIRST, SECOND]),
        {"3": FIRST, "4": SECOND},
        {1: "heading", 2: "heading"},
    ),
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
    Awkward("hidden sheet", xlsx([["x"]], SheetPlan(PLAIN, hidden=True)), BOTH, told=["ถูกซ่อนไว้", "ข้อมูล1"]),
    Awkward(
        "headings in many spellings",
        xlsx(
            [
                ["รหัส\nหมู่บ้าน ", " หมู่\u200bบ้าน", "หมู่  ที่", "จํานวนครัวเรือน (หลัง)", "งบ-ประมาณ (บาท)*", "วัน ที่"],
                [*FIRST, date(2007, 2, 9)],
            ]
        ),
        {"2": [*FIRST, date(2007, 2, 9)]},
    ),
    Awkward(
        "headings with Thai digits, doubled e and a wrong order of marks",
        xlsx([["รหัสหมูบ่้าน".replace("บ่้", "่บ้"), "ชื่อหมู่บ้าน", "หมู่ที่", "จำนวนครัวเรือน", "จำนวนเงิน"], FIRST]),
        {"2": FIRST},
    ),
    Awkward(
        "unit in the title",
        xlsx([["งบประมาณรายหมู่บ้าน (หน่วย : พันบาท)"], *PLAIN]),
        {"3": FIRST, "4": SECOND},
        {1: "title", 2: "heading"},
        told=["1,000"],
        scale=1000,
    ),
    Awkward(
        "unit in the heading wins over the title's",
        xlsx([["หน่วย: พันบาท"], [*HEAD[:4], "งบประมาณ (ล้านบาท)"], FIRST]),
        {"3": FIRST},
        {1: "title", 2: "heading"},
        told=["1,000,000"],
        scale=1_000_000,
    ),
    Awkward(
        "an amount in the title is no unit",
        xlsx([["ได้รับงบประมาณ 20 ล้านบาท"], *PLAIN]),
        {"3": FIRST, "4": SECOND},
        {1: "title", 2: "heading"},
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
        "a cell at the sheet's far end",
        edited(xlsx(PLAIN), "xl/worksheets/sheet1.xml", "</sheetData>", FAR_CELL),
        BOTH,
        {1: "heading", 1048576: "nothing_taken"},
        ignored={"(XFD)": "no_heading"},
    ),
    Awkward(
        "personal columns",
        xlsx(
            [
                [*HEAD, "เบอร์โทร.", "เลขประจำตัวประชาชน 13 หลัก", "E-mail", "ผู้ใหญ่บ้าน"],
                [*FIRST, "081", "180", "a@b", "นาย ก"],
            ]
        ),
        {"2": FIRST},
        ignored={
            "เบอร์โทร.": "personal",
            "เลขประจำตัวประชาชน 13 หลัก": "personal",
            "E-mail": "personal",
            "ผู้ใหญ่บ้าน": "unknown",
        },
    ),
    Awkward(
        "a column without a heading, two with one heading",
        xlsx([[*HEAD, "", "หมายเหตุ", "หมายเหตุ"], [*FIRST, "ก", "ข", "ค"]]),
        {"2": FIRST},
        ignored={"(F)": "no_heading", "หมายเหตุ": "unknown", "หมายเหตุ (H)": "unknown"},
    ),
    Awkward(
        "two tables in one sheet, the better one first",
        xlsx([["รหัส", "หมู่บ้าน"], FIRST[:2], [], ["ตารางที่ 2"], [], HEAD, SECOND]),
        {"7": SECOND},
        {1: "other_table", 2: "other_table", 4: "title", 6: "heading"},
        others=1,
    ),
    Awkward(
        "two tables side by side",
        xlsx([[*HEAD, "", *HEAD], [*FIRST, "", *SECOND], ["", "", "", "", "", "", *FIRST]]),
        {"2": SECOND, "3": FIRST},
        others=1,
    ),
    Awkward(
        "several sheets, the one that fits best first",
        xlsx([["คำชี้แจง"]], [["รหัส", "หมู่บ้าน"], FIRST[:2]], PLAIN),
        BOTH,
        told=["ข้อมูล1"],
        others=1,
    ),
    Awkward(
        "turned",
        xlsx([[HEAD[at], FIRST[at], SECOND[at]] for at in range(5)]),
        BOTH,
        told=["พลิก"],
    ),
    Awkward(
        "days and times",
        xlsx([[*HEAD, "วันที่"], [*FIRST, datetime(2007, 2, 9, 13, 30)], [*SECOND, date(2007, 2, 10)]]),  # noqa: DTZ001
        {"2": [*FIRST, datetime(2007, 2, 9, 13, 30)], "3": [*SECOND, date(2007, 2, 10)]},  # noqa: DTZ001
    ),
    Awkward("an XLSX called .xls", xlsx(PLAIN), BOTH),
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
        "same table for each district, each with its title",
        xlsx(
            [
                ["ตารางที่ 1 อำเภอเมือง"],
                HEAD,
                FIRST,
                [],
                ["ตารางที่ 2 อำเภอลานสกา"],
                HEAD,
                SECOND,
                ["ตาราง 3"],
                HEAD,
                FIRST,
            ]
        ),
        {"3": FIRST, "7": SECOND, "10": FIRST},
        {1: "title", 2: "heading", 5: "title", 6: "heading_again", 8: "title", 9: "heading_again"},
    ),
    Awkward(
        "a sheet that explains the columns, before the data",
        xlsx([["ช่อง", "คำอธิบาย"], *[[heading, "กรอกให้ครบ"] for heading in HEAD]], PLAIN),
        BOTH,
        others=1,
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
    Awkward(
        "headings in English under the Thai ones",
        xlsx([HEAD, ["Code", "Village", "Moo", "Households", "Budget"], FIRST]),
        {"3": FIRST},
        {1: "heading", 2: "heading"},
    ),
    Awkward(
        "unit of money in a row of its own",
        xlsx([HEAD, ["", "", "", "(หลัง)", "(พันบาท)"], FIRST]),
        {"3": FIRST},
        {1: "heading", 2: "heading"},
        told=["1,000"],
        scale=1000,
    ),
    Awkward(
        "a short table right above a longer one",
        xlsx([["รหัส", "หมู่บ้าน"], FIRST[:2], HEAD, SECOND]),
        {"4": SECOND},
        {1: "other_table", 2: "other_table", 3: "heading"},
        others=1,
    ),
]
