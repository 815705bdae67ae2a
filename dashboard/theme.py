"""Colours and chart defaults. Status colours are told apart by the colour-blind and carry a sign each."""

from dataclasses import dataclass
from typing import Any, Final, cast

import altair as alt
import streamlit as st

ACCENT: Final = "#0b6e6e"
INK: Final = "#14262b"
QUIET: Final = "#4e5a60"
LINE: Final = "#dde3e4"
OUTSIDE: Final = "#e9edee"  # villages that a filter leaves out, areas without data
FONT: Final = "Sarabun"
# One hue from light to dark; the lightest still stands out from the page, text on the darkest is white.
SCALE: Final = ("#e4efef", "#c6dddd", "#a3c9ca", "#7bb0b2", "#50979a", "#23777a", "#075a5e")


@dataclass(frozen=True)
class Look:
    """A status: fill for bars, ink for text on white (7:1 or near), a sign that needs no colour."""

    fill: str
    ink: str
    sign: str


# After Okabe and Ito's palette; the order is the order of hurt.
STATUS: Final = {
    "late": Look("#b3391b", "#9c2f14", "●"),
    "at_risk": Look("#d99a00", "#7a5000", "▲"),
    "on_track": Look("#0072b2", "#005a8f", "▶"),
    "not_started": Look("#8a949a", "#4e5a60", "○"),
    "done": Look("#00805b", "#006647", "✓"),
    "no_date": Look("#c3cacc", "#4e5a60", "–"),
}


def dark() -> bool:
    """Tell whether the visitor's theme in force is the dark one."""
    return bool(st.context.theme.type == "dark")


def ink() -> str:
    """Return the colour of text in charts: Streamlit's grey is too faint for a projector."""
    return "#e8eff0" if dark() else INK


@alt.theme.register("wong_uea", enable=True)
def chart_theme() -> alt.theme.ThemeConfig:
    """Return the house's chart defaults: Sarabun, thin lines, labels never dropped for length."""
    quiet: dict[str, Any] = {"labelFont": FONT, "titleFont": FONT, "labelLimit": 400, "titleLimit": 500}
    config: dict[str, Any] = {
        "font": FONT,
        "view": {"stroke": None},
        "axis": {**quiet, "labelFontSize": 14, "titleFontSize": 14, "domain": False, "ticks": False},
        "legend": {**quiet, "labelFontSize": 14, "titleFontSize": 14},
        "header": {**quiet, "labelFontSize": 14},
        "text": {"font": FONT, "fontSize": 14},
        "range": {"ramp": list(SCALE), "heatmap": list(SCALE)},
    }
    return cast("alt.theme.ThemeConfig", {"config": config})
