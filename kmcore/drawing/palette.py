"""Every colour of the house: of the screen in light and dark, of the wall, of paper, of maps and charts.

Style sheets, paper templates and Streamlit's theme take theirs from here: ``python -m scripts.palette`` writes them.
Status colours carry a sign each, for those who see no colour.
"""

from dataclasses import dataclass
from typing import Final

WHITE: Final = "#ffffff"
ACCENT: Final = "#0b6e6e"
INK: Final = "#14262b"
QUIET: Final = "#4e5a60"
LINE: Final = "#dde3e4"
OUTSIDE: Final = "#e9edee"  # villages that a filter leaves out, areas without data
TABLE_HEAD: Final = "#eef2f5"  # of a sheet or a paper's table
DEMO_INK: Final = "#5c3c00"
DEMO_FILL: Final = "#fdf3dc"
# One hue from light to dark; the lightest still stands out from the page, text on the darkest is white.
SCALE: Final = ("#e4efef", "#c6dddd", "#a3c9ca", "#7bb0b2", "#50979a", "#23777a", "#075a5e")


@dataclass(frozen=True)
class StatusStyle:
    """A status: fill for bars, ink for text (7:1 or more on white), a sign that needs no colour.

    ``name``: of its colour in ``SCREEN`` and ``WALL``. ``piece``: of the ground and the ink of its part of a bar on
    the wall; with ``edged`` the part has an edge.
    """

    fill: str
    ink: str
    sign: str
    name: str
    piece: tuple[str, str]
    edged: bool = False


# After Okabe and Ito's palette; the order is the order of hurt.
STATUS: Final = {
    "late": StatusStyle("#b3391b", "#9c2f14", "●", "late", ("late", "paper")),
    "at_risk": StatusStyle("#d99a00", "#6b4600", "▲", "risk", ("risk-fill", "ink")),
    "on_track": StatusStyle("#0072b2", "#005a8f", "▶", "going", ("going", "paper")),
    "not_started": StatusStyle("#8a949a", QUIET, "○", "quiet", ("paper", "ink"), edged=True),
    "done": StatusStyle("#00805b", "#005c40", "✓", "done", ("done", "paper")),
    "no_date": StatusStyle("#c3cacc", QUIET, "–", "quiet", ("no-date", "ink")),
}


@dataclass(frozen=True)
class ThemeColour:
    """A colour of the screen in Streamlit's two themes."""

    light: str
    dark: str


SCREEN: Final = {
    "page": ThemeColour(WHITE, "#0f1b1e"),
    "accent": ThemeColour(ACCENT, "#6fcac7"),
    "ink": ThemeColour(INK, "#e8eff0"),
    "quiet": ThemeColour(QUIET, "#aab8bc"),
    "line": ThemeColour(LINE, "#2e4146"),
    "edge": ThemeColour("#7d8a8f", "#71868c"),  # of a field: 3:1 against the page
    "soft": ThemeColour("#f3f6f6", "#18282c"),
    "mark": ThemeColour("#e2f0f0", "#173538"),
    "shade": ThemeColour("#0f1b1e80", "#0f1b1e80"),  # over the page, under a dialog
    "demo-bg": ThemeColour(DEMO_FILL, "#3a2e10"),
    "demo-ink": ThemeColour(DEMO_INK, "#f0cf86"),
    "late": ThemeColour(STATUS["late"].ink, "#f0a080"),
    "risk": ThemeColour(STATUS["at_risk"].ink, "#e6b450"),
    "going": ThemeColour(STATUS["on_track"].ink, "#7cc4f0"),
    "done": ThemeColour(STATUS["done"].ink, "#5fd0a0"),
}
# Light only, for a projector cannot throw black; what is quiet elsewhere must still be read from the back row.
WALL: Final = {
    "paper": WHITE,
    "ink": INK,
    "quiet": "#37434a",
    "line": "#d3dbdd",
    "edge": "#7b888d",
    "soft": "#f1f5f5",
    "track": "#e3e9ea",
    "deep": SCALE[-1],
    "deep-ink": "#04474a",
    "held": "#8fb8ba",
    "held-pale": "#cfe0e1",
    "new": "#0f8a5f",
    "fresh": "#d3efe2",
    "opinion": "#e6ebec",
    "late": STATUS["late"].ink,
    "risk": STATUS["at_risk"].ink,
    "risk-fill": "#f2bd3d",
    "lost": "#e8ab1a",
    "going": STATUS["on_track"].ink,
    "done": STATUS["done"].ink,
    "no-date": "#dfe5e7",
    "demo-bg": DEMO_FILL,
    "demo-ink": DEMO_INK,
}
PAPER: Final = {
    "ink": INK,
    "quiet": QUIET,
    "line-colour": LINE,
    "accent": ACCENT,
    "good": STATUS["done"].ink,
    "bad": STATUS["late"].ink,
    "soft": "#f3f6f7",
    "track": OUTSIDE,
    "shown-before": SCALE[3],
    "not-yet": "#dfe7e8",
    "table-head": TABLE_HEAD,
    "ruled": STATUS["not_started"].fill,
    "blank": "#fff3c4",  # still shows on a black-and-white print
    "demo-line": "#b08a2e",
    "demo-bg": "#fff8e1",
    "demo-ink": DEMO_INK,
}
