"""What has to come of an awkward file, row by row, and the plain table most of them are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kmcore.registers.office_files.tables import WantedColumn

WANTED = (
    WantedColumn("code", ("รหัสหมู่บ้าน", "รหัส"), required=True),
    WantedColumn("name", ("ชื่อหมู่บ้าน", "หมู่บ้าน"), required=True),
    WantedColumn("moo", ("หมู่ที่", "หมู่")),
    WantedColumn("households", ("จำนวนครัวเรือน",)),
    WantedColumn("money", ("งบประมาณ", "จำนวนเงิน"), money=True),
    WantedColumn("day", ("วันที่",)),
)
FIELDS = tuple(column.field for column in WANTED)

Row = list[object]
HEAD: Row = ["รหัสหมู่บ้าน", "หมู่บ้าน", "หมู่ที่", "ครัวเรือน", "งบประมาณ"]
FIRST: Row = [80010101, "บ้านรวมไทย", 1, 120, 3500]
SECOND: Row = [80010102, "บ้านทุ่งรวมใจ", 2, 80, 1500.5]
BOTH: dict[str, Row] = {"2": FIRST, "3": SECOND}
PLAIN: list[Row] = [HEAD, FIRST, SECOND]


@dataclass(frozen=True)
class Awkward:
    """A file and its outcome.

    ``rows``: row → what is taken of the fields in their order (short ones end in None); ``left_out``: row → code;
    ``told``: words that the notices must hold; ``ignored``: heading → reason.
    """

    name: str
    data: bytes
    rows: Mapping[str, Sequence[object]]
    left_out: Mapping[int, str] = field(default_factory=lambda: {1: "heading"})
    told: Sequence[str] = ()
    ignored: Mapping[str, str] = field(default_factory=dict)
    scale: int = 1
    others: int = 0  # further tables found


def lines(rows: Sequence[Sequence[object]], sign: str = ",", end: str = "\r\n") -> str:
    return "".join(sign.join(str(cell) for cell in row) + end for row in rows)


def texts(row: Row) -> Row:
    """Return a row as a text file has it: every cell a text."""
    return [str(cell) for cell in row]


AS_TEXT: dict[str, Row] = {number: texts(row) for number, row in BOTH.items()}
TOTAL: Row = ["รวม", "", "", 200, 5000.5]
WEB = (
    "<html><head><meta charset='utf-8'></head><body><table>"
    + "".join("<tr>" + "".join(f"<td>{cell}" for cell in row) for row in PLAIN)
    + "</table></body></html>"
)
