"""A map of areas on a page: the one drawing of ``kmcore.drawing.area_map``, as wide as its panel.

Two drawings are sent, and the panel's own width decides which is seen: on a narrow one the land is smaller against
its letters, so that they can be read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.present.templates import render_template
from dashboard.widgets.templates import draw_template
from kmcore.drawing.area_map import NARROW, WIDE, MapArea, area_map
from kmcore.drawing.coverage_shades import Shade, shades


@dataclass(frozen=True)
class MapMarkup:
    """A map ready to draw: its two drawings as SVG, and the classes it wears."""

    wide: str
    narrow: str
    worn: tuple[Shade, ...]


def map_markup(  # noqa: PLR0913 - a map is of shapes, areas and words, and may be of one district
    geojson: str,
    areas: Sequence[MapArea],
    label: str,
    *,
    district: str | None = None,
    lack: bool = False,
    named: bool = True,
) -> MapMarkup:
    """Return the map of ``areas`` on the shapes of ``geojson``; ``label`` says to a screen reader what it shows.

    ``named``: with each area's name and figure.
    """
    wide, narrow = (
        str(
            render_template(
                "widgets/area_map_drawing.html",
                drawing=area_map(geojson, areas, size, district=district, named=named),
                label=label,
                plain=False,
            )
        )
        for size in (WIDE, NARROW)
    )
    worn = {area.shade for area in areas}
    return MapMarkup(wide, narrow, tuple(shade for shade in shades(lack=lack) if shade in worn))


def draw_area_map(markup: MapMarkup, *, key: str, legend: bool = True) -> None:
    """Draw the map, with the classes it wears under it unless ``legend`` is off."""
    draw_template("widgets/area_map.html", map=markup, key=key, legend=legend)
