"""XLSX files as offices hand them over, each with what has to come of it row by row."""

from datetime import date, datetime

from tests.unit.registers.office_files.outcomes import BOTH, FIRST, HEAD, PLAIN, SECOND, Awkward
from tests.unit.registers.office_files.xlsx_files import SheetPlan, edited, xlsx

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
    Awkward(
        "another table in the sheet that lacks a required column",
        xlsx([*PLAIN, [], ["หมู่บ้าน", "หมู่ที่"], ["บ้านใหม่", 4]]),
        BOTH,
        {1: "heading", 5: "other_table", 6: "other_table"},
        told=["แถว 5", "“รหัสหมู่บ้าน”"],
    ),
]
