"""Where an area of the coverage map must be drawn, and the colour the browser paints there.

Reckoned from the stored boundaries by shapely, not from the drawing: rings wound the wrong way make d3
fill everything but the area, without an error, and such a drawing would agree with itself.
"""

from io import BytesIO
from typing import Final

from PIL import Image
from playwright.sync_api import Locator

from kmcore.areas.read_models import BoundaryMap
from kmcore.drawing.shapes import fit_projection, read_shapes

STROKE: Final = 2.0  # half the line round an area, and what smoothing adds, in pixels
Spot = tuple[int, int]
Colour = tuple[int, int, int]


def middles(found: BoundaryMap, size: Spot, district: str | None = None) -> dict[str, Spot]:
    """Return a pixel well inside each area as a drawing of ``size`` must have it, by code."""
    areas = tuple(area for area in read_shapes(found.geojson) if district in {None, area.district_code})
    projection = fit_projection(areas, *size)
    inside = {area.code: projection.project(area.geometry).buffer(-STROKE) for area in areas}
    spots = {code: shape.representative_point() for code, shape in inside.items() if not shape.is_empty}
    return {code: (int(spot.x), int(spot.y)) for code, spot in spots.items()}


class Painting:
    """A drawing as the browser paints it, without the names on it."""

    def __init__(self, drawing: Locator) -> None:
        page = drawing.page
        page.add_style_tag(content="svg.marks text { visibility: hidden !important }")
        drawing.evaluate("drawing => drawing.scrollIntoView({block: 'center'})")
        box = drawing.bounding_box()
        if box is None:
            raise LookupError("the drawing is not on the page")
        self.size = (round(box["width"]), round(box["height"]))
        self._origin = (box["x"], box["y"])  # often half a pixel: a picture of the drawing alone shifts it
        self._screen = Image.open(BytesIO(page.screenshot())).convert("RGB")

    def colour_at(self, spot: Spot) -> Colour:
        """Return the colour of a pixel of the drawing."""
        found = self._screen.getpixel((round(self._origin[0] + spot[0]), round(self._origin[1] + spot[1])))
        if not isinstance(found, tuple):
            raise TypeError("an RGB picture has three numbers a pixel")
        red, green, blue = (int(part) for part in found)
        return red, green, blue


def as_colour(name: str) -> Colour:
    """Return "#rrggbb" as three numbers."""
    red, green, blue = (int(name[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue
