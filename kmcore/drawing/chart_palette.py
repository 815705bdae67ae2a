"""Colours of charts in Streamlit's two themes: its own series and scales, and the tones of the budget's icicle."""

from dataclasses import dataclass
from typing import Final

from kmcore.drawing.palette import ACCENT, INK, SCALE, SCREEN, STATUS, WHITE


@dataclass(frozen=True)
class ChartColours:
    """Streamlit's accent, a chart's series in their order, and its scale from little to much."""

    primary: str
    series: tuple[str, ...]
    scale: tuple[str, ...]


@dataclass(frozen=True)
class IcicleTones:
    """Fills of a block, from what is only control to what is paid out; the ink on them; the page behind."""

    control: str
    allocated: str
    disbursed: str
    ink: str
    page: str
    difference: str
    difference_ink: str


LIGHT_CHARTS: Final = ChartColours(
    ACCENT,
    (ACCENT, STATUS["on_track"].fill, STATUS["late"].fill, "#b77900", STATUS["done"].fill, "#8a949a"),
    (
        *("#e9f2f2", "#d5e6e6", "#bdd8d8", "#a2c8c8", "#86b7b7"),
        *("#69a5a6", "#4d9394", "#328183", "#1b7275", "#0a5f63"),
    ),
)
DARK_CHARTS: Final = ChartColours(
    "#4fb5b3",
    ("#4fb5b3", "#56b4e9", "#ef8a62", SCREEN["risk"].dark, "#3fbf8f", "#8a949a"),
    (
        *("#1d3236", "#21444a", "#26565c", "#2a696e", "#307c80"),
        *("#378f92", "#44a2a3", "#58b4b3", "#76c6c4", "#9bd8d5"),
    ),
)
# Text reads on every one of them (4.5:1).
LIGHT_ICICLE: Final = IcicleTones("#edf2f2", SCALE[1], SCALE[3], INK, WHITE, "#f8ddd4", STATUS["late"].ink)
DARK_ICICLE: Final = IcicleTones(
    "#1d2f33", "#24494d", "#2c6b6e", SCREEN["ink"].dark, SCREEN["page"].dark, "#4a241a", "#f6b59c"
)
