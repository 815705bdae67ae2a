"""Where an area of the coverage map must be drawn, and the colour of a pixel there.

Reckoned from the stored boundaries by shapely, not from the drawing: rings wound the wrong way make
d3 fill everything but the area, without an error, and the drawing would agree with itself.
"""

from io import BytesIO
from typing import Final

from PIL import Image
from playwright.sync_api import Locator
from shapely.geometry.base import BaseGeometry

from dashboard.charts.shapes import AreaShape, fit
from kmcore.areas.queries import BoundaryMap
from dashboard.charts.shapes import read_shapes

STROKE: Final = 2.0  # half the line round an area, and what smoothing adds
Colour = tuple[int, int, int]


def middles(found: BoundaryMap, size: tuple[int, int], district: str | None = None) -> dict[str, tuple[int, int]]:
    """Return a pixel of the drawing well inside each area; areas too small for that are left out."""
    areas = tuple(area for area in read_shapes(found.geojson) if district in {None, area.district_code})
    projection = fit(areas, *size)
    inner = {area.code: _inner(area, projection.project(area.geometry)) for area in areas}
    return {code: (int(place.x), int(place.y)) for code, place in inner.items()}


def _inner(area: AreaShape, drawn: BaseGeometry):
    return drawn.buffer(-STROKE).representative_point()


def pixels(drawing: Locator) -> Image.Image:
    """Return the drawing as the browser paints it, without the names on it."""
    drawing.page.add_style_tag(content="svg.marks text { visibility: hidden !important }")
    return Image.open(BytesIO(drawing.screenshot())).convert("RGB")


def colour(name: str) -> Colour:
    """Return "#rrggbb" as three numbers."""
    red, green, blue = (int(name[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
