"""XLS, ODS, web pages and text files as offices hand them over, each with what has to come of it row by row."""

from datetime import date

from tests.unit.registers.office_files.ods_files import ods, ods_cell, ods_row, ods_table
from tests.unit.registers.office_files.outcomes import (
    AS_TEXT,
    BOTH,
    FIRST,
    HEAD,
    PLAIN,
    SECOND,
    TOTAL,
    WEB,
    Awkward,
    lines,
    texts,
)
from tests.unit.registers.office_files.xls_files import hidden_column, hidden_row, merged, record, xls

COMMENTED = (
    '<table:table-cell office:value-type="string"><office:annotation><text:p>ลบ</text:p></office:annotation>'
    "<text:p>รหัส<text:s/>หมู่บ้าน</text:p></table:table-cell>"
)

OTHERS = [
    Awkward("xls plain", xls(PLAIN), BOTH),
    Awkward(
        "xls with days",
        xls([[*HEAD, "วันที่"], [*FIRST, date(2007, 2, 9)]]),
        {"2": [*FIRST, date(2007, 2, 9)]},
    ),
    Awkward(
        "xls with all that stands beside values",
        xls(
            [HEAD, FIRST, [80010102, "", 2, 80, "#REF!"], SECOND],
            extra=hidden_row(4) + hidden_column(3) + merged(2, 3, 2, 2),
        ),
        {"2": FIRST},
        {1: "heading", 3: "error_cell", 4: "hidden"},
        told=["เซลล์ผสาน", "คอลัมน์ C"],
    ),
    Awkward(
        "xls that names itself as a link, and one no longer used",
        xls(PLAIN, global_extra=record(0x1AE, b"\1\0\1\4") + record(0x1AE, b"\0\0\1\0\0 ")),
        BOTH,
    ),
    Awkward("xls with a hidden sheet", xls(PLAIN, hidden_sheet=True), BOTH, told=["ถูกซ่อนไว้"]),
    Awkward("xls that is a web page", WEB.encode(), AS_TEXT, told=["หน้าเว็บ"]),
    Awkward(
        "xls that is a web page, merged and with a hidden row",
        (
            "<table><tr><th rowspan=2>รหัส<th rowspan=2>หมู่บ้าน<th colspan=2>ข้อมูล<tr><th>หมู่ที่<th>ครัวเรือน"
            "<tr><td>1<td rowspan=2>ก<br>ข<td>3<td>4<tr><td>5<td>6<td>7<tr style='display: none'><td>8<td>9</table>"
        ).encode("cp874"),
        {"3": ["1", "ก\nข", "3", "4"], "4": ["5", "ก\nข", "6", "7"]},
        {1: "heading", 2: "heading", 5: "hidden"},
        told=["หน้าเว็บ", "เซลล์ผสาน"],
    ),
    Awkward("xls that is CSV", lines(PLAIN).encode(), AS_TEXT),
    Awkward("ods plain", ods(ods_table(PLAIN)), BOTH),
    Awkward(
        "ods with repeated, merged and hidden",
        ods(
            ods_table(
                [
                    ods_row(["ทะเบียน"]),
                    '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>',
                    HEAD,
                    ods_row(
                        [80010101, ods_cell("ก", 'table:number-rows-spanned="2"'), 1, 5, date(2007, 2, 9)]
                    ),
                    ods_row(
                        [
                            80010102,
                            "<table:covered-table-cell/>",
                            ods_cell(7, 'table:number-columns-repeated="3"'),
                        ]
                    ),
                    ods_row(SECOND, 'table:visibility="collapse"'),
                    ods_row(
                        ['<table:table-cell table:number-columns-repeated="16384"/>'],
                        'table:number-rows-repeated="1048570"',
                    ),
                ],
                columns='<table:table-column/><table:table-column table:visibility="collapse"/>',
            )
        ),
        {"5": [80010101, "ก", 1, 5, date(2007, 2, 9)], "6": [80010102, "ก", 7, 7, 7]},
        {1: "title", 4: "heading", 7: "hidden"},
        told=["เซลล์ผสาน", "คอลัมน์ B"],
    ),
    Awkward(
        "ods with an error and a formula without a value",
        ods(
            ods_table(
                [
                    HEAD,
                    FIRST,
                    [1, "ก", ods_cell("#REF!", 'calcext:value-type="error" table:formula="of:=[.A1]"')],
                    [1, "ก", '<table:table-cell table:formula="of:=1+1"/>'],
                ]
            )
        ),
        {"2": FIRST},
        {1: "heading", 3: "error_cell", 4: "no_value"},
    ),
    Awkward(
        "ods with a hidden sheet and a comment in a cell",
        ods(
            ods_table(
                [
                    [
                        COMMENTED,
                        *HEAD[1:],
                    ],
                    FIRST,
                ],
                attributes='table:style-name="ta2"',
            ),
            styles='<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>',
        ),
        {"2": FIRST},
        told=["ถูกซ่อนไว้"],
    ),
]

TEXTS = [
    Awkward("csv in UTF-8", lines(PLAIN).encode(), AS_TEXT),
    Awkward("csv with a mark", lines(PLAIN).encode("utf-8-sig"), AS_TEXT),
    Awkward("csv in TIS-620", lines(PLAIN).encode("cp874"), AS_TEXT, told=["874"]),
    Awkward("csv in UTF-16", lines(PLAIN, "\t").encode("utf-16"), AS_TEXT),
    Awkward("csv in UTF-16 without a mark", lines(PLAIN, "\t").encode("utf-16-le"), AS_TEXT, told=["utf_16"]),
    Awkward("semicolons", lines(PLAIN, ";").encode(), AS_TEXT),
    Awkward(
        "semicolons, amounts with commas",
        lines([HEAD, [*FIRST[:4], "3,500"]], ";").encode(),
        {"2": [*texts(FIRST[:4]), "3,500"]},
    ),
    Awkward("pipes", lines(PLAIN, "|", "\n").encode(), AS_TEXT),
    Awkward("tabs", lines(PLAIN, "\t", "\n").encode(), AS_TEXT),
    Awkward("several spaces", lines(PLAIN, "    ", "\n").encode(), AS_TEXT),
    Awkward("sep= hint", b"sep=|\r\n" + lines(PLAIN, "|").encode(), AS_TEXT),
    Awkward(
        "codes kept as text",
        lines([HEAD, ['="08001"', *FIRST[1:]]]).encode(),
        {"2": ["08001", *texts(FIRST[1:])]},
    ),
    Awkward(
        "quoted line break",
        (lines([HEAD]) + '1,"บ้าน\r\nใหม่",,,\r\n\r\n' + lines([SECOND])).encode(),
        {"2": ["1", "บ้าน\r\nใหม่"], "4": texts(SECOND)},
    ),
    Awkward(
        "unquoted comma in an amount",
        lines([HEAD, [*FIRST[:4], "3", "500"], SECOND]).encode(),
        {"3": texts(SECOND)},
        {1: "heading", 2: "wrong_width"},
    ),
    Awkward(
        "a gap of spaces too many",
        lines([HEAD, [80010101, "บ้าน", "ทุ่ง", 1, 2, 3], SECOND], "   ").encode(),
        {"3": texts(SECOND)},
        {1: "heading", 2: "wrong_width"},
    ),
    Awkward(
        "title, total and note",
        lines([["ทะเบียน"], [], HEAD, FIRST, TOTAL, ["หมายเหตุ ก"]]).encode(),
        {"4": texts(FIRST)},
        {1: "title", 3: "heading", 5: "total", 6: "note"},
    ),
    Awkward(
        "a cell missing between spaces",
        lines([HEAD, [80010101, "บ้านทุ่ง", 1, 3500], SECOND], "   ").encode(),
        {"3": texts(SECOND)},
        {1: "heading", 2: "wrong_width"},
    ),
    Awkward(
        "a column without a heading in a text file",
        lines([[*HEAD, ""], [*FIRST, "ก"]]).encode(),
        {"2": texts(FIRST)},
        ignored={"(F)": "no_heading"},
    ),
]
