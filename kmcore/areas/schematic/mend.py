"""One piece each: parts that the outline cut off from their subdistrict go to a neighbour."""

import shapely

from kmcore.areas.schematic.plane import Floats


def mend(owned: list[list[shapely.Polygon]], xy: Floats, districts: list[str]) -> list[shapely.Polygon]:
    """Return one polygon per owner. A part without its owner's point joins the neighbour it touches most."""
    pieces, strays = _sort_parts([_parts(faces) for faces in owned], xy)
    while strays:
        moved = [(i, part, _host(i, part, pieces, districts)) for i, part in strays]
        strays = [(i, part) for i, part, host in moved if host is None]
        settled = [(part, host) for _, part, host in moved if host is not None]
        if not settled:
            break  # only what touches nothing but other strays is left; the outline is connected, so none
        for part, host in settled:
            pieces[host] = _whole(shapely.union_all([pieces[host], part]))
    return pieces


def _parts(faces: list[shapely.Polygon]) -> list[shapely.Polygon]:
    return [part for part in shapely.get_parts(shapely.coverage_union_all(faces)) if part.area > 0]


def _sort_parts(
    parts: list[list[shapely.Polygon]], xy: Floats
) -> tuple[list[shapely.Polygon], list[tuple[int, shapely.Polygon]]]:
    pieces, strays = [], []
    for i, own in enumerate(parts):
        main = min(own, key=lambda part, i=i: part.distance(shapely.Point(xy[i])))  # type: ignore[misc]
        pieces.append(main)
        strays += [(i, part) for part in own if part is not main]
    return pieces, strays


def _host(
    owner: int, part: shapely.Polygon, pieces: list[shapely.Polygon], districts: list[str]
) -> int | None:
    """The neighbour with the longest common border, one of the same district before any other."""
    borders = shapely.length(shapely.intersection(part.boundary, shapely.boundary(pieces)))
    touching = [i for i in range(len(pieces)) if borders[i] > 0]
    return max(touching, key=lambda i: (districts[i] == districts[owner], borders[i], -i), default=None)


def _whole(shape: shapely.Geometry) -> shapely.Polygon:
    if not isinstance(shape, shapely.Polygon):
        message = "two polygons with a common border make one"
        raise TypeError(message)
    return shape
