"""``python -m scripts.palette``: colours go from ``kmcore/drawing/palette.py`` into the files that cannot import them.

Each such file has one marked part, which is written anew; the rest of it is by hand and names colours by these names.
The style sheets have a second one, with a rule for each status.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kmcore.drawing.chart_palette import DARK_CHARTS, LIGHT_CHARTS, ChartColours
from kmcore.drawing.palette import PAPER, SCREEN, STATUS, WALL
from kmcore.settings import ROOT

BEGIN: Final = "colours by python -m scripts.palette"
END: Final = "end of the colours"
PART: Final = re.compile(
    rf"(?<={re.escape(BEGIN)})(?P<rest>[^\n]*)\n.*?(?=[^\n]*{re.escape(END)})", re.DOTALL
)

STATUSES: Final = re.compile(
    r"(?<=statuses by python -m scripts\.palette)(?P<rest>[^\n]*)\n.*?(?=[^\n]*end of the statuses)",
    re.DOTALL,
)


def screen_css() -> str:
    """Return the screen's colours as CSS variables; light-dark() follows the theme in force."""
    return "\n".join(
        f"  --km-{name}: light-dark({colour.light}, {colour.dark});" for name, colour in SCREEN.items()
    )


def wall_css() -> str:
    """Return the wall's colours as CSS variables."""
    return "\n".join(f"  --{name}: {colour};" for name, colour in WALL.items())


def screen_statuses() -> str:
    """Return the rules by which a status has its colour on the screen."""
    rules = (_rule(f".km-status.{code}", f"color: var(--km-{style.name})") for code, style in STATUS.items())
    return "\n".join(rules)


def wall_statuses() -> str:
    """Return the rules for a status in words and as a part of a bar on the wall."""
    words = (_rule(f".wl-status.{code}", f"color: var(--{style.name})") for code, style in STATUS.items())
    return "\n".join((*words, *(_piece(code) for code in STATUS)))


def _piece(code: str) -> str:
    ground, ink = STATUS[code].piece
    edge = ["border: 0.15rem solid var(--edge)"] if STATUS[code].edged else []
    return _rule(f".wl-piece.{code}", f"background: var(--{ground})", f"color: var(--{ink})", *edge)


def _rule(selector: str, *declarations: str) -> str:
    return "\n".join((f"{selector} {{", *(f"  {each};" for each in declarations), "}"))


def paper_typ() -> str:
    """Return the colours of paper as typst's variables."""
    return "\n".join(f'#let {name} = rgb("{colour}")' for name, colour in PAPER.items())


def streamlit_toml() -> str:
    """Return Streamlit's two themes."""
    light = {name: colour.light for name, colour in SCREEN.items()}
    dark = {name: colour.dark for name, colour in SCREEN.items()}
    return f"{_theme('light', light, LIGHT_CHARTS)}\n\n{_theme('dark', dark, DARK_CHARTS)}"


def _theme(name: str, screen: Mapping[str, str], charts: ChartColours) -> str:
    return "\n".join(
        (
            f"[theme.{name}]",
            f'primaryColor = "{charts.primary}"',
            f'backgroundColor = "{screen["page"]}"',
            f'secondaryBackgroundColor = "{screen["soft"]}"',
            f'textColor = "{screen["ink"]}"',
            f'linkColor = "{screen["accent"]}"',
            f'borderColor = "{screen["line"]}"',
            f"chartCategoricalColors = {_list(charts.series)}",
            f"chartSequentialColors = {_list(charts.scale)}",
        )
    )


def _list(colours: tuple[str, ...]) -> str:
    return "[" + ", ".join(f'"{colour}"' for colour in colours) + "]"


FILES: Final[Mapping[str, Callable[[], str]]] = {
    "dashboard/static/app.css": screen_css,
    "dashboard/static/wall.css": wall_css,
    "data/templates/parts.typ": paper_typ,
    ".streamlit/config.toml": streamlit_toml,
}


STATUS_RULES: Final[Mapping[str, Callable[[], str]]] = {
    "dashboard/static/app.css": screen_statuses,
    "dashboard/static/wall.css": wall_statuses,
}


def written_anew(name: str, text: str) -> str:
    """Return the text of one of ``FILES`` with all its marked parts written anew.

    Raises:
        ValueError: a marked part is missing, or there more than once.
    """
    text = with_colours(text, FILES[name]())
    return with_part(text, STATUSES, STATUS_RULES[name]()) if name in STATUS_RULES else text


def with_colours(text: str, colours: str) -> str:
    """Return a file's text with its marked part written anew.

    Raises:
        ValueError: it has no marked part, or more than one.
    """
    return with_part(text, PART, colours)


def with_part(text: str, part: re.Pattern[str], body: str) -> str:
    """Return a text with the one part that ``part`` finds written anew.

    Raises:
        ValueError: it has no such part, or more than one.
    """
    found, count = part.subn(lambda mark: f"{mark['rest']}\n{body}\n", text)
    if count != 1:
        message = f"one marked part ({part.pattern}) is expected, not {count}"
        raise ValueError(message)
    return found


def stale(root: Path = ROOT) -> list[str]:
    """Return the files whose marked part is not what the palette says."""
    texts = {name: (root / name).read_text(encoding="utf-8") for name in FILES}
    return [name for name, text in texts.items() if written_anew(name, text) != text]


def main() -> None:
    """Write every marked part."""
    for name in FILES:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        path.write_text(written_anew(name, text), encoding="utf-8")


if __name__ == "__main__":
    main()
