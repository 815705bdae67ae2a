"""What changes the areas: bringing in a map. The caller's unit of work commits."""

from sqlmodel import Session

from kmcore.areas.models import Boundary
from kmcore.areas.queries import Level


def put_boundary(session: Session, level: Level, geojson: str, *, approximate: bool, source: str) -> None:
    """Store the map of a level in place of the one before.

    ``geojson`` is a FeatureCollection's text, wound for d3; ``approximate`` is true for the schematic
    map; ``source`` says in words where the lines come from.
    """
    session.merge(Boundary(level=level, geojson=geojson, approximate=approximate, source=source))
