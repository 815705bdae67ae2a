"""One feature of a user's boundary file: which area it is, and whether its rings can be used."""

from collections.abc import Iterator, Mapping
from itertools import chain
from math import isfinite
from typing import Any, Final

import shapely
from shapely import MultiPolygon, Polygon

from kmcore.i18n import _

# Names under which Thai and UN (OCHA) boundary files keep the code, lower case; the first that fits wins.
CODE_NAMES: Final = (
    *("code", "district_code", "subdistrict_code", "amphoe_code", "tambon_code"),
    *("adm2_pcode", "adm3_pcode", "amp_idn", "tam_idn", "amp_code", "tam_code", "dcode", "tcode", "id"),
)
Ring = list[tuple[float, float]]
THAI_DIGITS: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
WEST, SOUTH, EAST, NORTH = 97.0, 5.0, 106.0, 21.0  # Thailand with some room, degrees


def find_code(feature: Mapping[str, Any], known: Mapping[str, str]) -> str:
    """Return the code of a feature as digits: a known one if any property holds one.

    Otherwise one of the right length (unknown), or an empty text when there is none.
    """
    properties = {str(key).lower(): value for key, value in (feature.get("properties") or {}).items()}
    values = (*(properties.get(name) for name in CODE_NAMES), feature.get("id"))
    codes = [code for code in map(_digits, values) if code]
    widths = {len(code) for code in known}
    fitting = (code for code in codes if len(code) in widths)
    return next(chain((code for code in codes if code in known), fitting), "")


def read_area(geometry: Any) -> Polygon | MultiPolygon | str:
    """Return the area of a GeoJSON geometry in degrees, or a Thai sentence saying what is wrong with it."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        return _("ไม่ใช่รูปพื้นที่ (Polygon หรือ MultiPolygon) ให้ส่งออกจากชั้นข้อมูลขอบเขตพื้นที่")
    coordinates = geometry.get("coordinates")
    polygons = _rings([coordinates] if kind == "Polygon" else coordinates)
    problem = (
        _ring_problem(polygons) if polygons else _("พิกัดอ่านไม่ได้ ต้องเป็นคู่ตัวเลข [ลองจิจูด, ละติจูด] ให้ส่งออกไฟล์ใหม่")
    )
    if problem:
        return problem
    parts = [Polygon(rings[0], rings[1:]) for rings in polygons]
    area = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    if not area.is_valid:
        where = shapely.is_valid_reason(area)
        return _("เส้นขอบไม่ถูกต้อง ({where}) ให้ซ่อมด้วยคำสั่ง Fix geometries ใน QGIS", where=where)
    return area


def _digits(value: Any) -> str:
    """A code as text: 8001, 8001.0, "TH8001" and "๘๐๐๑" are all the same."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip().upper().removeprefix("TH").translate(THAI_DIGITS)
    return text if text.isascii() and text.isdigit() else ""


def _rings(polygons: Any) -> list[list[Ring]]:
    """The coordinates as numbers, heights left out; nothing when they cannot be read as such."""
    try:
        return [[[(float(x), float(y)) for x, y, *_z in ring] for ring in polygon] for polygon in polygons]
    except (TypeError, ValueError):
        return []


def _ring_problem(polygons: list[list[Ring]]) -> str:
    """The first problem of any ring, as a sentence; empty when there is none."""
    if not all(polygons):
        return _("ไม่มีเส้นขอบ ให้ส่งออกไฟล์ใหม่หรือลบรูปนี้")
    rings = list(chain.from_iterable(polygons))
    if any(len(ring) < 4 or ring[0] != ring[-1] for ring in rings):
        return _("เส้นขอบไม่ปิด จุดสุดท้ายต้องเป็นจุดเดียวกับจุดแรก และมีอย่างน้อย 4 จุด ให้แก้แล้วส่งออกใหม่")
    return next(_place_problems(chain.from_iterable(rings)), "")


def _place_problems(places: Iterator[tuple[float, float]]) -> Iterator[str]:
    for x, y in places:
        if WEST <= x <= EAST and SOUTH <= y <= NORTH:
            continue
        if WEST <= y <= EAST and SOUTH <= x <= NORTH:
            yield _("พิกัด ({x:g}, {y:g}) สลับที่กัน ต้องเป็น [ลองจิจูด, ละติจูด] ให้สลับแล้วส่งออกใหม่", x=x, y=y)
        elif not (isfinite(x) and isfinite(y)) or abs(x) > 180 or abs(y) > 90:
            yield _(
                "พิกัด ({x:g}, {y:g}) ไม่ใช่องศา น่าจะเป็นพิกัดฉาก เช่น UTM ให้ส่งออกใหม่เป็น WGS 84 (EPSG:4326)", x=x, y=y
            )
        else:
            yield _("พิกัด ({x:g}, {y:g}) อยู่นอกประเทศไทย ให้ตรวจว่าเลือกไฟล์ถูกและเป็น WGS 84 (EPSG:4326)", x=x, y=y)
