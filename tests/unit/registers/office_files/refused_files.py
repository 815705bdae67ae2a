"""Files of which nothing may be taken, each with its code and what the sentence has to name."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from tests.unit.registers.office_files.ods_files import MIME_TYPE, ods, ods_cell, ods_table
from tests.unit.registers.office_files.outcomes import FIRST, HEAD, PLAIN, SECOND, Row, lines
from tests.unit.registers.office_files.xls_files import cell_record, compound, record, xls
from tests.unit.registers.office_files.xlsx_files import edited, packed, parts_of, with_part, xlsx

GOOD = xlsx(PLAIN)
DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
IN_SHEET = GOOD.index(b"xl/worksheets/sheet1.xml") + 80
HUGE = b" " * 40_000_000


@dataclass(frozen=True)
class Refused:
    """A file, the code of its refusal, and words of the sentence; ``sheet`` as asked for."""

    name: str
    data: bytes
    code: str
    words: Sequence[str] = ()
    sheet: str | None = None


def without_codes(rows: Sequence[Row]) -> list[Row]:
    return [row[1:] for row in rows]


REFUSED = [
    Refused("empty", b"", "empty"),
    Refused("nothing but spaces", b"\xef\xbb\xbf \r\n\r\n", "empty"),
    Refused("workbook without a value", xlsx([]), "empty"),
    Refused("PDF", b"%PDF-1.7 ...", "not_a_table", ["PDF"]),
    Refused("picture", b"\x89PNG\r\n\x1a\n", "not_a_table", ["รูปภาพ"]),
    Refused("Word document", packed({"word/document.xml": "<x/>"}), "not_a_table", [".xlsx"]),
    Refused("old Word document", compound({"WordDocument": b"x"}), "no_workbook", ["Word"]),
    Refused("xlsb", packed({"xl/workbook.bin": "x"}), "not_a_table", [".xlsb", "บันทึก"]),
    Refused(
        "Excel 2003 XML",
        f'{XML}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'.encode(),
        "not_a_table",
        ["2003"],
    ),
    Refused("web archive", b"MIME-Version: 1.0\r\n", "not_a_table", [".mht"]),
    Refused(
        "web page without a table",
        b"<html><frameset><frame src='s.htm'></frameset></html>",
        "no_table_in_page",
    ),
    Refused("xlsx with a macro", with_part(GOOD, "xl/vbaProject.bin", b"x"), "macros", [".xlsx"]),
    Refused("xls with a macro", xls(PLAIN, streams={"_VBA_PROJECT": b"x"}), "macros"),
    Refused(
        "ods with a macro", with_part(ods(ods_table(PLAIN)), "Basic/Standard/Module1.xba", "x"), "macros"
    ),
    Refused(
        "xlsx with links", with_part(GOOD, "xl/externalLinks/externalLink1.xml", "<x/>"), "external_links"
    ),
    Refused(
        "xls with links",
        xls(PLAIN, global_extra=record(0x1AE, struct.pack("<HH", 1, 8) + b"\0abcdefgh")),
        "external_links",
    ),
    Refused(
        "ods with links",
        ods(ods_table([HEAD, [ods_cell(1, "table:formula=\"of:=['file:///C:/a.ods'#$S.A1]\"")]])),
        "external_links",
    ),
    Refused(
        "encrypted xlsx",
        compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}),
        "encrypted",
        ["รหัสผ่าน"],
    ),
    Refused("encrypted xls", xls(PLAIN, global_extra=record(0x2F, bytes(6))), "encrypted"),
    Refused(
        "encrypted ods",
        packed(
            {"mimetype": MIME_TYPE, "content.xml": "x", "META-INF/manifest.xml": "<a><encryption-data/></a>"}
        ),
        "encrypted",
    ),
    Refused("cut short", GOOD[:-300], "damaged"),
    Refused("broken within", GOOD[:IN_SHEET] + bytes(50) + GOOD[IN_SHEET + 50 :], "damaged"),
    Refused("xls cut short", xls(PLAIN)[:2000], "damaged"),
    Refused("xls with a cell beyond any sheet", xls(PLAIN, extra=cell_record(65535, 65535, 1)), "damaged"),
    Refused("no sheet where the workbook says", packed({"xl/workbook.xml": "<workbook/>"}), "empty"),
    Refused(
        "cell outside the sheet", edited(GOOD, "xl/worksheets/sheet1.xml", 'r="E3"', 'r="XFE3"'), "damaged"
    ),
    Refused(
        "text number that is none",
        edited(GOOD, "xl/worksheets/sheet1.xml", "<v>1500.5</v>", "<v>nan</v>"),
        "damaged",
    ),
    Refused("entities", edited(GOOD, "xl/sharedStrings.xml", "?>", f"?>{DTD}"), "unsafe_xml", ["DTD"]),
    Refused("zip bomb", with_part(GOOD, "xl/media/x.bin", HUGE), "too_large_unpacked", ["MB"]),
    Refused("too many rows", lines([HEAD, *[[1, 2]] * 200_001]).encode(), "too_many_rows", ["200,000"]),
    Refused("no heading", lines([FIRST, SECOND]).encode(), "no_headings", ["รหัสหมู่บ้าน"]),
    Refused(
        "a required column is missing",
        xlsx([["ทะเบียน"], *without_codes(PLAIN)]),
        "missing_columns",
        ["แถว 2", "“รหัสหมู่บ้าน”", "“ครัวเรือน”"],
    ),
    Refused(
        "two columns for one field",
        xlsx([[*HEAD, "จำนวนเงิน (บาท)"], [*FIRST, 3]]),
        "two_columns",
        ["E “งบประมาณ”", "F “จำนวนเงิน (บาท)”", "แถว 1"],
    ),
    Refused(
        "two units", xlsx([["หน่วย: พันบาท"], ["หน่วย: ล้านบาท"], *PLAIN]), "two_units", ["พันบาท", "งบประมาณ"]
    ),
    Refused("no such sheet", GOOD, "no_such_sheet", ["“ข้อมูล1”", "“ก”"], sheet="ก"),
    Refused("quotation mark left open", (lines([HEAD]) + '1,"บ้าน,2\r\n').encode(), "quotes", ["บรรทัด"]),
    Refused("Thai in no known letters", "รหัส,หมู่บ้าน".encode()[:-1] + b"\xff\r\n1,2", "encoding", ["UTF-8"]),
]


def sheet_of_rows(count: int) -> bytes:
    """Return a workbook with one sheet of many small rows, written without a library: quick to make."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, count + 1))
    sheet = f'{XML}<worksheet xmlns="x"><sheetData>{rows}</sheetData></worksheet>'
    return packed({**parts_of(GOOD), "xl/worksheets/sheet1.xml": sheet})


def far_apart() -> bytes:
    """Return a sheet whose only two cells are as far apart as can be."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    sheet = f'{XML}<worksheet xmlns="x"><sheetData>{rows}</sheetData></worksheet>'
    return packed({**parts_of(GOOD), "xl/worksheets/sheet1.xml": sheet})
