"""What goes into a schematic map and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass

from shapely import MultiPolygon, Polygon

from kmcore.errors import KmError

Shape = Polygon | MultiPolygon


class SchematicError(KmError):
    """The points cannot make a map."""


@dataclass(frozen=True)
class SubdistrictPoint:
    """One subdistrict: a point somewhere inside it, in degrees (WGS 84).

    ``weight`` is any positive size (population, households); the larger of two neighbours gets a
    little more of the land between them. 0 means unknown: the subdistrict then counts as average.
    """

    code: str
    district_code: str
    lon: float
    lat: float
    weight: float = 0.0


@dataclass(frozen=True)
class SchematicMap:
    """Shapes in degrees, rounded to 4 decimals, exterior rings clockwise; keys are DOPA codes, sorted.

    Neighbours share identical vertices, and a district is exactly the union of its subdistricts.
    """

    districts: Mapping[str, Shape]
    subdistricts: Mapping[str, Shape]
