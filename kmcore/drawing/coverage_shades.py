"""Colour classes of a coverage map: shares in even steps, so that a colour means the same on every map."""

from dataclasses import dataclass
from typing import Final

from kmcore.drawing.palette import MAP_GOOD, MAP_LACK, OUTSIDE, readable_on
from kmcore.i18n import _

EDGES: Final = (0, 1, 20, 40, 60, 80, 100)  # per cent; class k holds EDGES[k-1] <= share < EDGES[k]


@dataclass(frozen=True)
class Shade:
    """A class of the legend: its number (0: nothing to count), words, and whether more of it is a lack.

    ``style`` names it in style sheets; ``colour`` and ``ink`` are for paper and wall, which are always light.
    """

    number: int
    label: str
    lack: bool = False

    @property
    def style(self) -> str:
        """Return the class's name in style sheets: "good-3", "lack-3" or "outside"."""
        return f"{'lack' if self.lack else 'good'}-{self.number}" if self.number else "outside"

    @property
    def colour(self) -> str:
        """Return the fill on white."""
        return (MAP_LACK if self.lack else MAP_GOOD)[self.number - 1] if self.number else OUTSIDE

    @property
    def ink(self) -> str:
        """Return the colour of text on the fill."""
        return readable_on(self.colour)


def shades(*, lack: bool = False) -> list[Shade]:
    """Return the classes from none to all, the class of areas without a counted village last."""
    labels = [
        _("0 %"),
        *(_("{low}–{high} %", low=low, high=high) for low, high in ((1, 19), (20, 39), (40, 59), (60, 79))),
        _("80–100 %"),
    ]
    classes = [Shade(number, label, lack) for number, label in enumerate(labels, 1)]
    return [*classes, Shade(0, _("ไม่มีหมู่บ้านในตัวกรอง"))]


def shade_of(part: int, whole: int) -> int:
    """Return the class of a share: 1 for none, 2-6 by steps, 0 where there is nothing to count."""
    if whole == 0:
        return 0
    if part == 0:
        return 1
    share = 100 * part / whole
    return next((k for k, edge in enumerate(EDGES[2:-1], start=2) if share < edge), 6)


def shade_for(part: int, whole: int, *, lack: bool = False) -> Shade:
    """Return the class of a share, with its words and colours."""
    number = shade_of(part, whole)
    return next(shade for shade in shades(lack=lack) if shade.number == number)
