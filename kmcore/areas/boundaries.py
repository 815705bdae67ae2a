"""Official boundaries that a province brings itself, as GeoJSON, checked and made light enough to draw."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from kmcore.areas.boundary_feature import find_code, read_area
from kmcore.areas.rings import DECIMALS, geojson_geometry, wound_for_d3
from kmcore.areas.schematic.plane import Plane
from kmcore.i18n import _
from kmcore.thai.text_files import TextFileError, read_text_file

MAX_BYTES: Final = 200_000  # a map that a phone loads without waiting
FEATURE_BYTES: Final = 500  # names, code and label that are written around each geometry
FINEST_KM: Final = 0.02  # about the rounding of the coordinates: nothing visible is lost
COARSEST_KM: Final = 2.0  # beyond this a border is no longer the official one
MOST_MESSAGES: Final = 20


class BoundaryError(ValueError):
    """The file cannot be used; ``messages`` holds one Thai sentence for each problem."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("\n".join(messages))
        self.messages = list(messages)


@dataclass(frozen=True)
class BoundaryFeature:
    """The boundary of one area in degrees, wound for d3, and its name from the register."""

    code: str
    name_th: str
    shape: Polygon | MultiPolygon


def read_boundaries(path: Path, known: Mapping[str, str]) -> list[BoundaryFeature]:
    """Return the boundaries of all areas in ``known`` (code -> Thai name, one level), sorted by code.

    ``path`` is a GeoJSON FeatureCollection in WGS 84, a feature an area. Borders are simplified together,
    so that neighbours still meet, until the whole fits 200 kB. Raises BoundaryError with a sentence for
    each feature that is unknown, repeated, missing or not drawable; nothing is then returned.
    """
    messages: list[str] = []
    areas: dict[str, Polygon | MultiPolygon] = {}
    for number, feature in enumerate(_features(path), start=1):
        problem = _take(feature, known, areas)
        if problem:
            messages.append(_("รูปที่ {number}: {problem}", number=number, problem=problem))
    missing = [f"{code} {known[code]}" for code in sorted(known) if code not in areas]
    if missing:
        messages.append(_("ไม่มีขอบเขตของ {areas} ให้เพิ่มรูปของพื้นที่นี้", areas=", ".join(missing)))
    if messages:
        raise BoundaryError(_shortened(messages))
    codes = sorted(areas)
    light = _light([areas[code] for code in codes])
    return [BoundaryFeature(code, known[code], shape) for code, shape in zip(codes, light, strict=True)]


def _features(path: Path) -> list[Any]:
    try:
        collection = json.loads(read_text_file(path))
    except OSError as error:
        raise BoundaryError([_("เปิดไฟล์ {file} ไม่ได้ ให้ตรวจชื่อและสิทธิ์ของไฟล์", file=path.name)]) from error
    except TextFileError as error:
        raise BoundaryError([str(error)]) from error
    except (ValueError, RecursionError) as error:
        raise BoundaryError([_("ไฟล์ {file} ไม่ใช่ GeoJSON (UTF-8) ให้ส่งออกใหม่", file=path.name)]) from error
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        message = _("ไฟล์ {file} ไม่มีรูปเลย ต้องเป็น GeoJSON ชนิด FeatureCollection ให้ส่งออกใหม่", file=path.name)
        raise BoundaryError([message])
    return features


def _take(feature: Any, known: Mapping[str, str], areas: dict[str, Polygon | MultiPolygon]) -> str:
    """Put the feature's area under its code; return what is wrong with it, or an empty text."""
    if not isinstance(feature, dict) or not isinstance(feature.get("properties") or {}, dict):
        return _("ไม่ใช่ Feature ของ GeoJSON ให้ส่งออกไฟล์ใหม่")
    code = find_code(feature, known)
    if not code:
        return _("ไม่พบรหัสพื้นที่ ให้ใส่รหัสในช่อง code หรือ ADM2_PCODE เช่น {example}", example=min(known, default=""))
    if code not in known:
        return _("รหัส {code} ไม่อยู่ในทะเบียนของจังหวัด ให้แก้รหัสหรือลบรูปนี้", code=code)
    if code in areas:
        return _("รหัส {code} {name} มีมากกว่าหนึ่งรูป ให้รวมเป็นรูปเดียว", code=code, name=known[code])
    area = read_area(feature.get("geometry"))
    if isinstance(area, str):
        areas.setdefault(code, Polygon())  # it was there: do not also report it as missing
        return _("{code} {name}: {problem}", code=code, name=known[code], problem=area)
    areas[code] = area
    return ""


def _shortened(messages: list[str]) -> list[str]:
    more = len(messages) - MOST_MESSAGES
    if more <= 0:
        return messages
    return [*messages[:MOST_MESSAGES], _("และอีก {count} ข้อ", count=more)]


def _light(shapes: list[Polygon | MultiPolygon]) -> list[Polygon | MultiPolygon]:
    """Simplify as one coverage, twice as strongly each time, until small enough."""
    tolerance = FINEST_KM
    while tolerance <= COARSEST_KM:
        light = _simplified(shapes, tolerance)
        if _bytes(light) < MAX_BYTES:
            return light
        tolerance *= 2
    limit = MAX_BYTES // 1000
    raise BoundaryError([_("ขอบเขตละเอียดเกินไป ย่อแล้วยังเกิน {limit} kB ให้ลดรายละเอียดก่อนนำเข้า", limit=limit)])


def _simplified(shapes: list[Polygon | MultiPolygon], tolerance_km: float) -> list[Polygon | MultiPolygon]:
    plane = Plane.around(np.vstack([shapely.get_coordinates(shape) for shape in shapes]))
    flat = [shapely.transform(shape, plane.to_km) for shape in shapes]
    simple = shapely.coverage_simplify(flat, tolerance_km)
    degrees = [shapely.transform(shape, plane.to_degrees) for shape in simple]
    return [wound_for_d3(shape) for shape in shapely.set_precision(degrees, 10**-DECIMALS)]


def _bytes(shapes: list[Polygon | MultiPolygon]) -> int:
    return len(json.dumps([geojson_geometry(shape) for shape in shapes])) + FEATURE_BYTES * len(shapes)
