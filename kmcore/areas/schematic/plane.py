"""A flat piece of earth round a province, in kilometres, so that lengths and areas mean something."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
KM_PER_DEGREE: Final = 111.32  # one degree of latitude; good to 0.5 % anywhere in Thailand
JITTER_KM: Final = 0.3  # below the 0.01 degree (1.1 km) that the points are known to


@dataclass(frozen=True)
class Plane:
    """Equirectangular projection about a point: x is shrunk by the cosine of the latitude there."""

    lon: float
    lat: float

    @classmethod
    def around(cls, lonlat: Floats) -> "Plane":
        """Return the plane centred on the mean of ``lonlat`` (n rows of degrees)."""
        lon, lat = lonlat.mean(axis=0)
        return cls(float(lon), float(lat))

    @property
    def scale(self) -> Floats:
        """Kilometres in a degree of longitude and of latitude."""
        return KM_PER_DEGREE * np.array([np.cos(np.radians(self.lat)), 1.0])

    def to_km(self, lonlat: Floats) -> Floats:
        """Degrees to kilometres east and north of the centre."""
        return np.asarray((lonlat - [self.lon, self.lat]) * self.scale)

    def to_degrees(self, km: Floats) -> Floats:
        """Kilometres from the centre back to degrees."""
        return np.asarray(km / self.scale + [self.lon, self.lat])

    def shape_to_km(self, shape: shapely.Polygon) -> shapely.Polygon:
        """Project every vertex of a polygon in degrees."""
        return shapely.transform(shape, self.to_km)


def distances(xy: Floats) -> Floats:
    """Return the n x n table of distances between points."""
    return np.asarray(np.sqrt(((xy[:, None] - xy[None]) ** 2).sum(axis=2)))


def spread(xy: Floats, order: list[str]) -> Floats:
    """Move points that coincide apart, the same way every time: no cell can be cut between equals.

    The first of them by ``order`` (their codes) stays, the others go on a small ring around it.
    """
    moved, groups = xy.copy(), dict[tuple[float, float], list[int]]()
    for i in sorted(range(len(xy)), key=order.__getitem__):
        groups.setdefault((float(xy[i, 0]), float(xy[i, 1])), []).append(i)
    for _first, *others in groups.values():
        angles = 2 * np.pi * np.arange(len(others)) / max(len(others), 1)
        moved[others] += JITTER_KM * np.column_stack([np.cos(angles), np.sin(angles)])
    return moved
