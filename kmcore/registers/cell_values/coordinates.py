"""A cell with a place on the ground: degrees of latitude or longitude, or both."""

import re
from typing import Final

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import number_text, plain_text, shown_cell
from kmcore.registers.cells import Cell, FieldProblem

# Thailand with its waters: what lies outside is a slip.
LATITUDES: Final = (5.0, 21.0)
LONGITUDES: Final = (97.0, 106.0)
_PLACES: Final = 7  # decimals of a degree: a centimetre
_DECIMAL: Final = re.compile(r"(?P<degrees>[0-9]{1,3}(?:\.[0-9]{1,20})?) ?°? ?(?P<side>[NEne])?")
_MINUTES: Final = re.compile(
    r"(?P<degrees>[0-9]{1,3}) ?[°ºd:] ?(?P<minutes>[0-5]?[0-9](?:\.[0-9]{1,20})?) ?['′’:]? ?"
    r"(?:(?P<seconds>[0-5]?[0-9](?:\.[0-9]{1,20})?) ?(?:\"|″|”|''|’’)?)? ?(?P<side>[NEne])?"
)
_LARGE: Final = re.compile(r"[0-9]{5,7}(?:\.[0-9]+)?")
_BOTH: Final = re.compile(r"\(?([^,;]+?) ?[,;] ?([^,;]+?)\)?")


def read_latitude(cell: Cell) -> float | None:
    """Return degrees north; None for an empty cell.

    Reads 8.4321, "8.4321 N", "8°25'55.2″N". Raises FieldProblem for what lies outside Thailand, for a longitude, for
    metres of a UTM grid and for anything else.
    """
    return _degrees(cell, LATITUDES, "N")


def read_longitude(cell: Cell) -> float | None:
    """Return degrees east; None for an empty cell. Reads and refuses as ``read_latitude``."""
    return _degrees(cell, LONGITUDES, "E")


def read_coordinates(cell: Cell) -> tuple[float, float] | None:
    """Return degrees north and east from one cell, "8.43, 99.96"; None for an empty cell. Refuses as the two do."""
    found = plain_text(cell)
    if found is None:
        return None
    match = _BOTH.fullmatch(found) if len(found) <= 80 else None
    if match is None:
        sentence = N_("อ่านพิกัด “{found}” ไม่ได้ เขียนละติจูด ลองจิจูด คั่นด้วยจุลภาค เช่น 8.43, 99.96")
        raise FieldProblem("not_coordinates", sentence, found=shown_cell(cell))
    latitude, longitude = read_latitude(match[1]), read_longitude(match[2])
    if latitude is None or longitude is None:
        raise _unreadable(cell)
    return latitude, longitude


def write_degrees(value: float | None) -> Cell:
    """Return the cell that ``read_latitude`` or ``read_longitude`` reads as these degrees."""
    return value


def write_coordinates(value: tuple[float, float] | None) -> Cell:
    """Return the cell that ``read_coordinates`` reads as this place."""
    return None if value is None else f"{value[0]}, {value[1]}"


def _degrees(cell: Cell, bounds: tuple[float, float], side: str) -> float | None:
    found = number_text(cell)
    if found is None:
        return None
    match = _DECIMAL.fullmatch(found) or _MINUTES.fullmatch(found)
    if match is None:
        raise _metres(cell) if _LARGE.fullmatch(found) else _unreadable(cell)
    if (match["side"] or side).upper() != side:
        raise _swapped(cell)
    return _within(_value(match.groupdict()), bounds, cell)


def _value(parts: dict[str, str | None]) -> float:
    degrees, minutes, seconds = (float(parts.get(name) or 0) for name in ("degrees", "minutes", "seconds"))
    return round(degrees + minutes / 60 + seconds / 3600, _PLACES)


def _within(value: float, bounds: tuple[float, float], cell: Cell) -> float:
    low, high = bounds
    if low <= value <= high:
        return value
    other = LATITUDES if bounds == LONGITUDES else LONGITUDES
    if other[0] <= value <= other[1]:
        raise _swapped(cell)
    sentence = N_("พิกัด “{found}” อยู่นอกประเทศไทย (ช่องนี้ต้องอยู่ระหว่าง {low} ถึง {high} องศา) ตรวจแล้วแก้")
    raise FieldProblem("outside", sentence, found=shown_cell(cell), low=f"{low:g}", high=f"{high:g}")


def _swapped(cell: Cell) -> FieldProblem:
    sentence = N_("“{found}” ดูเหมือนละติจูดกับลองจิจูดสลับกัน ในประเทศไทยละติจูดคือ 5–21 ลองจิจูดคือ 97–106 สลับแล้วนำเข้าใหม่")
    return FieldProblem("swapped", sentence, found=shown_cell(cell))


def _metres(cell: Cell) -> FieldProblem:
    sentence = N_("“{found}” ดูเหมือนพิกัด UTM (เมตร) ช่องนี้รับเป็นองศา แปลงเป็นละติจูด/ลองจิจูดก่อน เช่น 8.43")
    return FieldProblem("metres", sentence, found=shown_cell(cell))


def _unreadable(cell: Cell) -> FieldProblem:
    sentence = N_("อ่านพิกัด “{found}” ไม่ได้ เขียนเป็นองศาทศนิยม เช่น 8.43 หรือ 99.96")
    return FieldProblem("not_coordinates", sentence, found=shown_cell(cell))
