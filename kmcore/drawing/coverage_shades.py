"""Colour classes of a coverage map: shares in even steps, so that a colour means the same on every map."""

from dataclasses import dataclass
from typing import Final

from kmcore.drawing.palette import OUTSIDE, SCALE
from kmcore.i18n import _

EDGES: Final = (0, 1, 20, 40, 60, 80, 100)  # per cent; class k holds EDGES[k-1] <= share < EDGES[k]
DARK: Final = 5  # in the classes after this one, text on the colour is white (4.5:1 on every class)


@dataclass(frozen=True)
class Shade:
    """A class of the legend: its number (0: nothing to count), colour and words."""

    number: int
    colour: str
    label: str


def shades() -> list[Shade]:
    """Return the classes from none to all, the class of areas without a counted village last."""
    labels = [
        _("0 %"),
        *(_("{low}–{high} %", low=low, high=high) for low, high in ((1, 19), (20, 39), (40, 59), (60, 79))),
        _("80–100 %"),
    ]
    classes = [Shade(i + 1, SCALE[i], label) for i, label in enumerate(labels)]
    return [*classes, Shade(0, OUTSIDE, _("ไม่มีหมู่บ้านในตัวกรอง"))]


def shade_of(part: int, whole: int) -> int:
    """Return the class of a share: 1 for none, 2-6 by steps, 0 where there is nothing to count."""
    if whole == 0:
        return 0
    if part == 0:
        return 1
    share = 100 * part / whole
    return next((k for k, edge in enumerate(EDGES[2:-1], start=2) if share < edge), 6)
