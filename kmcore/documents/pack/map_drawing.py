"""The map of areas in the points of a paper, as the template draws it."""

from typing import Any

from kmcore.drawing.area_map import AreaMap
from kmcore.drawing.palette import INK


def drawn_in_points(drawing: AreaMap, size: tuple[int, int]) -> dict[str, Any]:
    """Return areas, texts and leaders of a drawing made to fit ``size`` points, its left edge at 0."""
    scale = min(size[0] / drawing.width, size[1] / drawing.height)

    def across(x: float) -> float:
        return round((x - drawing.left) * scale, 1)

    def down(y: float) -> float:
        return round(y * scale, 1)

    areas = [
        {
            "colour": one.area.shade.colour,
            "rings": [[[across(x), down(y)] for x, y in ring] for ring in one.rings],
        }
        for one in drawing.areas
    ]
    texts = [
        {
            "x": across(text.x),
            "y": down(text.y),
            "size": round(text.size * scale, 1),
            "text": text.text,
            "at": text.at,
            "colour": text.on.ink if text.on else INK,
            "figure": text.figure,
        }
        for text in drawing.texts
    ]
    leaders = [[[across(one.x1), down(one.y1)], [across(one.x2), down(one.y2)]] for one in drawing.leaders]
    return {"areas": areas, "texts": texts, "leaders": leaders}
