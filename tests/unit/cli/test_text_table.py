"""Tables in a terminal."""

from kmcore.cli.text_table import WIDEST, text_table
from kmcore.exchange.columns import ExportColumn
from kmcore.exchange.width import cell_width

COLUMNS = (ExportColumn("name", "ชื่อ"), ExportColumn("money", "เงิน", "money"), ExportColumn("note", "หมายเหตุ"))


def test_columns_line_up_under_their_heads() -> None:
    rows = [{"name": "ผู้ว่าฯ", "money": 100, "note": "x"}, {"name": "พช.", "money": 1_000_000_00, "note": None}]
    lines = text_table(COLUMNS, rows, {"name": "รวม", "money": 1_000_001_00}).splitlines()
    ends = {cell_width(line[: line.rindex(".00") + 3]) for line in lines if ".00" in line}
    assert len(ends) == 1
    assert lines[1] == lines[4]
    assert [line.split()[0] for line in lines] == ["ชื่อ", "────", "ผู้ว่าฯ", "พช.", "────", "รวม"]


def test_a_long_text_is_cut() -> None:
    lines = text_table((ExportColumn("name", "ชื่อ"),), [{"name": "ที่" * 100}]).splitlines()
    assert cell_width(lines[2]) == WIDEST
    assert lines[2].endswith("…")


def test_no_rows_leave_the_head() -> None:
    assert text_table(COLUMNS, []).splitlines()[0].split() == ["ชื่อ", "เงิน", "หมายเหตุ"]
