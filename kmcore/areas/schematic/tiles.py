"""Points for a list that gives none: each district a tile, its subdistricts side by side in it.

Where a point is known it is kept. What such a map shows is who belongs to whom, not where they lie.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kmcore.areas.schematic.model import SubdistrictPoint

Place = tuple[float, float]  # longitude, latitude
MIDDLE: Final[Place] = (101.0, 15.0)  # of a map without any point: somewhere in the country
TILE: Final = 0.3  # degrees from one district's middle to the next, where no district has a point
ROW: Final = 0.87  # rows of a hexagonal grid lie closer than its columns
FILLED: Final = 0.8  # how much of its tile the subdistricts of a district take
NOBODY: Final = "00"  # ends the code of the one part of a district whose subdistricts are not listed


@dataclass(frozen=True)
class ListedArea:
    """An area as a list has it: its point only where the list gives one. ``weight``: as of ``SubdistrictPoint``."""

    code: str
    district_code: str
    lon: float | None = None
    lat: float | None = None
    weight: float = 0.0

    @property
    def place(self) -> Place | None:
        """Return its point, None where it has none."""
        return None if self.lon is None or self.lat is None else (self.lon, self.lat)


def placed(districts: Sequence[ListedArea], subdistricts: Sequence[ListedArea]) -> list[SubdistrictPoint]:
    """Return a point for every subdistrict; a district that lists none is one part of its own, its code ended by 00."""
    parts = {one.code: [each for each in subdistricts if each.district_code == one.code] for one in districts}
    middles = _middles(districts, parts)
    room = _room(list(middles.values()))
    found = []
    for district in districts:
        own = parts[district.code] or [ListedArea(district.code + NOBODY, district.code)]
        grid = _grid(len(own))
        step = FILLED * room / max(1.0, math.sqrt(len(own)))
        lon, lat = middles[district.code]
        for part, (x, y) in zip(own, grid, strict=True):
            at = part.place or (lon + x * step, lat + y * step)
            found.append(SubdistrictPoint(part.code, district.code, at[0], at[1], part.weight))
    return found


def _middles(districts: Sequence[ListedArea], parts: Mapping[str, Sequence[ListedArea]]) -> dict[str, Place]:
    """Return each district's middle: of its parts' points, its own point, or its tile below all that are known."""
    known = {one.code: place for one in districts if (place := _known(one, parts[one.code]))}
    others = [one.code for one in districts if one.code not in known]
    lon, lat = MIDDLE
    if known:
        lon = sum(place[0] for place in known.values()) / len(known)
        lat = min(place[1] for place in known.values()) - TILE * (1 + math.sqrt(len(others)) / 2)
    tiles = zip(others, _grid(len(others)), strict=True)
    return known | {code: (lon + x * TILE, lat + y * TILE) for code, (x, y) in tiles}


def _known(district: ListedArea, parts: Sequence[ListedArea]) -> Place | None:
    places = [place for part in parts if (place := part.place)]
    if not places:
        return district.place
    return sum(place[0] for place in places) / len(places), sum(place[1] for place in places) / len(places)


def _room(middles: Sequence[Place]) -> float:
    """Return how far a district's parts may spread: the median distance to the next middle."""
    near = sorted(
        min((math.dist(one, other) for other in middles if other is not one), default=TILE) for one in middles
    )
    return (near[len(near) // 2] if near else TILE) or TILE


def _grid(count: int) -> list[Place]:
    """Return places of a hexagonal grid about the origin, a step of one apart, rows from north to south."""
    return list(_cells(count, max(1, round(math.sqrt(count * ROW)))))


def _cells(count: int, columns: int) -> Iterator[Place]:
    rows = math.ceil(count / columns)
    for number in range(count):
        row, column = divmod(number, columns)
        in_row = min(columns, count - row * columns)
        shift = 0.25 if row % 2 else -0.25
        across = column - (in_row - 1) / 2 + (shift if in_row > 1 else 0)
        yield across, ((rows - 1) / 2 - row) * ROW
