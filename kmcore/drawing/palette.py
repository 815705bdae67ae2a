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

# The six classes of a map, from none to all: what is good in teal, what is lacking in amber, so that neither is
# taken for the other. In the dark theme more is brighter.
MAP_GOOD: Final = SCALE[:6]
MAP_LACK: Final = ("#fbf4e6", "#f6e4bd", "#edcb87", "#dca94c", "#986410", "#7a4d08")
MAP_GOOD_DARK: Final = ("#1d3236", "#23454a", "#2a5c60", "#3a7c7f", "#62abab", "#9ad8d5")
MAP_LACK_DARK: Final = ("#2f281a", "#4a3b1c", "#6a5222", "#86652a", "#c79d43", "#f2d38d")


def contrast(one: str, other: str) -> float:
    """Return how much two colours differ (WCAG 2.2, relative luminance): 1 for the same, 21 for black on white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(fill: str) -> str:
    """Return the better of ink and white for text on a fill."""
    return max((INK, WHITE), key=lambda text: contrast(text, fill))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
    "no_date": StatusStyle("#c3cacc", QUIET, "◊", "quiet", ("no-date", "ink")),
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
    "outside": ThemeColour(OUTSIDE, "#233034"),
    **{
        f"good-{n}": ThemeColour(*pair) for n, pair in enumerate(zip(MAP_GOOD, MAP_GOOD_DARK, strict=True), 1)
    },
    **{
        f"on-good-{n}": ThemeColour(*map(readable_on, pair))
        for n, pair in enumerate(zip(MAP_GOOD, MAP_GOOD_DARK, strict=True), 1)
    },
    **{
        f"on-lack-{n}": ThemeColour(*map(readable_on, pair))
        for n, pair in enumerate(zip(MAP_LACK, MAP_LACK_DARK, strict=True), 1)
    },
    **{
        f"lack-{n}": ThemeColour(*pair) for n, pair in enumerate(zip(MAP_LACK, MAP_LACK_DARK, strict=True), 1)
    },
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
