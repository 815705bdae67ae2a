"""Colours shared by the screen and by documents. Status colours carry a sign each, for those who see no colour."""

from dataclasses import dataclass
from typing import Final

ACCENT: Final = "#0b6e6e"
INK: Final = "#14262b"
QUIET: Final = "#4e5a60"
LINE: Final = "#dde3e4"
OUTSIDE: Final = "#e9edee"  # villages that a filter leaves out, areas without data
# One hue from light to dark; the lightest still stands out from the page, text on the darkest is white.
SCALE: Final = ("#e4efef", "#c6dddd", "#a3c9ca", "#7bb0b2", "#50979a", "#23777a", "#075a5e")


@dataclass(frozen=True)
class StatusStyle:
    """A status: fill for bars, ink for text on white (7:1 or near), a sign that needs no colour."""

    fill: str
    ink: str
    sign: str


# After Okabe and Ito's palette; the order is the order of hurt.
STATUS: Final = {
    "late": StatusStyle("#b3391b", "#9c2f14", "●"),
    "at_risk": StatusStyle("#d99a00", "#7a5000", "▲"),
    "on_track": StatusStyle("#0072b2", "#005a8f", "▶"),
    "not_started": StatusStyle("#8a949a", "#4e5a60", "○"),
    "done": StatusStyle("#00805b", "#006647", "✓"),
    "no_date": StatusStyle("#c3cacc", "#4e5a60", "–"),
}
