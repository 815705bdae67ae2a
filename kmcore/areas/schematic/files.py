"""Reads a province's CSV files and writes its two maps beside them."""

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from typing import Any, Final

from kmcore.areas.schematic.build import build_schematic
from kmcore.areas.schematic.features import AreaName, to_feature_collection
from kmcore.areas.schematic.model import SubdistrictPoint
from kmcore.errors import KmError
from kmcore.thai.text_files import TextFileError, read_text_file

DISTRICTS: Final = "districts.csv"
SUBDISTRICTS: Final = "subdistricts.csv"
Row = Mapping[str, str]


class AreaFileError(KmError):
    """A file of ``data/areas`` does not say what is needed."""


def write_schematic(area_dir: Path) -> None:
    """Write ``map-districts.geojson`` and ``map-subdistricts.geojson`` from the CSV files in ``area_dir``.

    The same CSV files give the same bytes. Raises AreaFileError naming file, row and column.
    """
    drawn = build_schematic(read_points(area_dir / SUBDISTRICTS))
    districts = _names(area_dir / DISTRICTS, "code")
    subdistricts = _names(area_dir / SUBDISTRICTS, "district_code")
    missing = ", ".join(sorted(set(drawn.districts) - set(districts)))
    if missing:
        raise AreaFileError("{file}: ไม่มีอำเภอรหัส {codes} ให้เพิ่มแถวของอำเภอนั้น", file=DISTRICTS, codes=missing)
    _write(area_dir / "map-districts.geojson", to_feature_collection(drawn.districts, districts))
    _write(area_dir / "map-subdistricts.geojson", to_feature_collection(drawn.subdistricts, subdistricts))


def read_points(path: Path) -> list[SubdistrictPoint]:
    """Return the points of a subdistricts file: code, district_code, lat, lon and the first population*."""
    return [_point(path, number, row) for number, row in enumerate(_rows(path), start=2)]


def _point(path: Path, number: int, row: Row) -> SubdistrictPoint:
    size = next((column for column in row if column.startswith("population")), "")
    return SubdistrictPoint(
        code=_text(path, number, row, "code"),
        district_code=_text(path, number, row, "district_code"),
        lon=_number(path, number, row, "lon"),
        lat=_number(path, number, row, "lat"),
        weight=_number(path, number, row, size) if row.get(size) else 0.0,
    )


def _names(path: Path, district_column: str) -> dict[str, AreaName]:
    columns = ("code", "name_th", "name_en", district_column)
    rows = enumerate(_rows(path), start=2)
    names = (AreaName(*(_text(path, number, row, column) for column in columns)) for number, row in rows)
    return {name.code: name for name in names}


def _rows(path: Path) -> list[Row]:
    if not path.exists():
        raise AreaFileError("ไม่พบไฟล์ {file} ให้วางไฟล์นี้ในโฟลเดอร์ของจังหวัด", file=path.name)
    try:
        text = read_text_file(path)
    except TextFileError as error:
        raise AreaFileError(error.template, **error.values) from None
    return list(csv.DictReader(StringIO(text, newline="")))


def _text(path: Path, number: int, row: Row, column: str) -> str:
    text = (row.get(column) or "").strip()
    if not text:
        raise AreaFileError(
            "{file} แถวที่ {row}: ช่อง {column} ว่าง ให้เติมค่า", file=path.name, row=number, column=column
        )
    return text


def _number(path: Path, number: int, row: Row, column: str) -> float:
    text = _text(path, number, row, column)
    try:
        return float(text)
    except ValueError:
        raise AreaFileError(
            "{file} แถวที่ {row}: ช่อง {column} ต้องเป็นตัวเลข แต่พบ “{text}” ให้แก้เป็นตัวเลข",
            file=path.name,
            row=number,
            column=column,
            text=text,
        ) from None


def _write(path: Path, collection: dict[str, Any]) -> None:
    """One feature a line, so that a change shows as the lines it touches."""
    lines = (
        json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in collection["features"]
    )
    body = ",\n".join(lines)
    path.write_text(
        f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', encoding="utf-8", newline="\n"
    )
