"""Chart defaults, and the visitor's light or dark."""

from typing import Any, Final, cast

import altair as alt
import streamlit as st

from kmcore.drawing.palette import INK, SCALE, SCREEN

FONT: Final = "Sarabun"


def is_dark() -> bool:
    """Tell whether the visitor's theme in force is the dark one."""
    return bool(st.context.theme.type == "dark")


def chart_ink() -> str:
    """Return the colour of text in charts: Streamlit's grey is too faint for a projector."""
    return SCREEN["ink"].dark if is_dark() else INK


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
