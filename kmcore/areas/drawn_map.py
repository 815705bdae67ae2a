"""The schematic map of a list of areas, drawn where nobody brought a map; drawn once for the same list."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kmcore.areas.schematic.build import build_schematic
from kmcore.areas.schematic.features import AreaName, to_feature_collection
from kmcore.areas.schematic.model import Shape
from kmcore.areas.schematic.tiles import NOBODY, ListedArea, placed
from kmcore.i18n import N_

BY_POINTS: Final = N_("แผนที่โดยประมาณ วาดจากจุดที่ตั้งตำบล ไม่ใช่แนวเขตทางการ")
BY_TILES: Final = N_("แผนที่โดยสังเขป จัดเรียงตามอำเภอจากรายชื่อ ไม่ใช่ที่ตั้งจริง")
MOST_PARTS: Final = 600  # subdistricts of one drawing: it takes seconds, and a panel shows no more


@dataclass(frozen=True)
class NamedListedArea:
    """An area of the list with its names."""

    listed: ListedArea
    name_th: str
    name_en: str


@dataclass(frozen=True)
class DrawnMaps:
    """GeoJSON by level, and in words what it was drawn from. "" for a level without an area."""

    district: str
    subdistrict: str
    source: str


@lru_cache(maxsize=4)
def drawn_maps(
    districts: tuple[NamedListedArea, ...], subdistricts: tuple[NamedListedArea, ...]
) -> DrawnMaps | None:
    """Return the maps of a province's list, None for an empty one.

    Of more than ``MOST_PARTS`` subdistricts only the districts are drawn.
    """
    if not districts:
        return None
    own = {one.listed.code for one in districts}
    parts = [one for one in subdistricts if one.listed.district_code in own]
    drawn_parts = parts if len(parts) <= MOST_PARTS else []
    points = placed([one.listed for one in districts], [one.listed for one in drawn_parts])
    drawn = build_schematic(points)
    named = {one.listed.code: one for one in (*districts, *drawn_parts)}
    lower = {code: shape for code, shape in drawn.subdistricts.items() if not code.endswith(NOBODY)}
    by_points = any(one.listed.place for one in (*districts, *parts))
    return DrawnMaps(
        _geojson(drawn.districts, named), _geojson(lower, named), BY_POINTS if by_points else BY_TILES
    )


def _geojson(shapes: Mapping[str, Shape], named: Mapping[str, NamedListedArea]) -> str:
    if not shapes:
        return ""
    names = {
        code: AreaName(code, one.name_th, one.name_en or one.name_th, one.listed.district_code)
        for code, one in named.items()
        if code in shapes
    }
    return json.dumps(to_feature_collection(shapes, names), ensure_ascii=False, separators=(",", ":"))
