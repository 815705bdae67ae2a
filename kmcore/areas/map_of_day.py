"""The map of a day, made of the one that is stored: its areas are those of another day.

Where an area's lines are not there they are taken from what it came from or became; areas that have only one shape
between them lie beside each other in it, in the order of their codes, as large as each other.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry import box, shape
from shapely.geometry.base import BaseGeometry

from kmcore.areas.rings import DECIMALS, wound_for_d3
from kmcore.areas.schematic.features import AreaName, to_feature_collection

Line = tuple[str, str]  # from an area to one that it became
_HALVINGS: Final = 24  # as fine as the rounding of the coordinates
Shape = Polygon | MultiPolygon


def map_of_day(geojson: str, areas: Mapping[str, AreaName], lines: Sequence[Line]) -> str:
    """Return the FeatureCollection of ``areas``, those of a day; ``lines``: all that became of what, in time.

    An area that neither is on the stored map nor came from one that is, is left out. Lines are kept as they are
    stored where nothing became of an area.
    """
    features = {feature["properties"]["code"]: feature for feature in json.loads(geojson)["features"]}
    owners = _owners(features, areas, lines)
    plain = {code: features[code] for code, theirs in owners.items() if theirs == [code]}
    shared: dict[tuple[str, ...], list[BaseGeometry]] = defaultdict(list)
    for code, theirs in owners.items():
        if theirs:
            shared[tuple(theirs)].append(shape(features[code]["geometry"]))
    again = {
        owner for theirs, shapes in shared.items() if len(theirs) > 1 or len(shapes) > 1 for owner in theirs
    }
    drawn: dict[str, list[Shape]] = defaultdict(list)
    for together, shapes in shared.items():
        if together[0] not in plain or set(together) & again:
            for owner, part in zip(together, _cut(shapely.union_all(shapes), len(together)), strict=True):
                drawn[owner].append(part)
    made = to_feature_collection({code: _whole(parts) for code, parts in drawn.items()}, areas)["features"]
    kept = [_named(plain[code], areas[code]) for code in plain if code not in drawn]
    found = sorted([*kept, *made], key=lambda feature: str(feature["id"]))
    return json.dumps(
        {"type": "FeatureCollection", "features": found}, ensure_ascii=False, separators=(",", ":")
    )


def has_areas(geojson: str, codes: Collection[str]) -> bool:
    """Tell whether a stored map is of these areas and of no others."""
    return {feature["properties"]["code"] for feature in json.loads(geojson)["features"]} == set(codes)


def _owners(features: Collection[str], areas: Collection[str], lines: Sequence[Line]) -> dict[str, list[str]]:
    """Return by each shape of the stored map whose it is on the day: one area's, several', or nobody's."""
    onward, back = defaultdict(list), defaultdict(list)
    for before, after in lines:
        onward[before].append(after)
        back[after].append(before)
    owners = {code: set(_nearest(code, areas, back, onward)) for code in features}
    for code in sorted(set(areas) - {owner for theirs in owners.values() for owner in theirs}):
        homes = _nearest(code, {one for one, theirs in owners.items() if theirs}, back, onward)
        for home in homes[:1]:
            owners[home].add(code)
    return {code: sorted(theirs) for code, theirs in owners.items()}


def _nearest(
    code: str,
    wanted: Collection[str],
    back: Mapping[str, Sequence[str]],
    onward: Mapping[str, Sequence[str]],
) -> list[str]:
    """Return the code itself where it is wanted, else those it came from, else those it became."""
    if code in wanted:
        return [code]
    for way in (back, onward):
        seen, edge = {code}, [code]
        while edge:
            edge = [one for before in edge for one in way.get(before, ()) if one not in seen]
            seen.update(edge)
            if found := sorted(one for one in set(edge) if one in wanted):
                return found
    return []


def _cut(whole: BaseGeometry, parts: int) -> list[Shape]:
    """Return a shape cut across its longer side into parts of the same size, from west to east or north to south."""
    found, rest = [], whole
    for left in range(parts, 1, -1):
        one = _part_of(rest, 1 / left)
        found.append(_area(one))
        rest = rest.difference(one)
    return [*found, _area(rest)]


def _part_of(whole: BaseGeometry, share: float) -> BaseGeometry:
    west, south, east, north = whole.bounds
    wide = east - west >= north - south
    low, high = 0.0, 1.0
    one = whole
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        cut = (
            box(west, south, west + middle * (east - west), north)
            if wide
            else box(west, north - middle * (north - south), east, north)
        )
        one = whole.intersection(cut)
        low, high = (middle, high) if one.area < share * whole.area else (low, middle)
    return one


def _area(found: BaseGeometry) -> Shape:
    """Return the polygons of a cut; a line that it left is none."""
    polygons = [part for part in shapely.get_parts(found) if isinstance(part, Polygon)]
    return polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)


def _whole(parts: Sequence[Shape]) -> Shape:
    """Return one area of its parts, on the grid of what is written: rounded afterwards, a border could cross itself."""
    return wound_for_d3(_area(shapely.set_precision(shapely.union_all(list(parts)), 10**-DECIMALS)))


def _named(feature: Mapping[str, Any], name: AreaName) -> dict[str, Any]:
    """Return a stored feature by the area's name of the day."""
    called = {"name_th": name.name_th, "name_en": name.name_en}
    top = called if "name_th" in feature else {}
    return {**feature, "id": name.code, **top, "properties": {**feature["properties"], **called}}
