"""Colours stand in one place: what is written from it is up to date, nobody writes one by hand, and text is readable."""

import re
from pathlib import Path
from typing import Final

import pytest

from dashboard.present.static_files import STATIC
from kmcore.drawing.palette import PAPER, SCREEN, STATUS, WALL, WHITE
from kmcore.settings import ROOT
from scripts.palette import FILES, PART, stale, with_colours

HEX: Final = re.compile(r"#[0-9a-fA-F]{3,8}\b")
FOLDERS: Final = ("dashboard", "kmcore", "pages", "data/templates", ".streamlit")
KINDS: Final = {".css", ".js", ".html", ".typ", ".toml", ".py"}
BY_HAND: Final = {
    "kmcore/drawing/palette.py",  # the source itself
    "kmcore/drawing/chart_palette.py",
    "dashboard/templates/wall/page.html",  # a QR code is black on white, or no phone reads it
}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_what_is_written_from_the_palette_is_up_to_date() -> None:
    assert stale() == [], "python -m scripts.palette"


def test_a_stale_file_is_found(tmp_path: Path) -> None:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((ROOT / name).read_text("utf-8").replace(WHITE, "#fefefe"), "utf-8")
    assert set(stale(tmp_path)) >= {"dashboard/static/app.css", "dashboard/static/wall.css"}


def test_a_file_without_its_marked_part_is_refused() -> None:
    with pytest.raises(ValueError, match="one marked part"):
        with_colours("a { color: red }", "")


def test_nobody_writes_a_colour_by_hand() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {colour}"
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in KINDS and path.relative_to(ROOT).as_posix() not in BY_HAND
        for colour in HEX.findall(PART.sub("", path.read_text("utf-8")))
    ]
    assert found == []


@pytest.mark.parametrize("name", ["ink", "quiet", "late", "risk", "going", "done"])
def test_text_is_read_from_the_back_row(name: str) -> None:
    assert contrast(WALL[name], WHITE) >= 7
    assert contrast(SCREEN[name].light, SCREEN["page"].light) >= 7
    assert contrast(SCREEN[name].dark, SCREEN["page"].dark) >= 7


@pytest.mark.parametrize("code", STATUS)
def test_a_status_has_one_ink_everywhere(code: str) -> None:
    shown = {"late": "late", "at_risk": "risk", "on_track": "going", "done": "done"}.get(code)
    inks = {STATUS[code].ink, *((WALL[shown], SCREEN[shown].light) if shown else ())}
    assert len(inks) == 1
    assert contrast(STATUS[code].ink, WHITE) >= 7


def test_the_demonstration_mark_is_read_on_its_ground() -> None:
    assert contrast(WALL["demo-ink"], WALL["demo-bg"]) >= 7
    assert contrast(PAPER["demo-ink"], PAPER["demo-bg"]) >= 7
    assert contrast(SCREEN["demo-ink"].light, SCREEN["demo-bg"].light) >= 7


@pytest.mark.parametrize(
    "name", ["app.css", "wall.css", "account.css", "recorder.css", "document.css", "meetings.css", "live.css"]
)
def test_a_style_sheet_names_only_colours_there_are(name: str) -> None:
    """A variable that nobody sets draws nothing, and says nothing."""
    texts = "".join((STATIC / each).read_text("utf-8") for each in {"app.css", name})
    templates = "".join(path.read_text("utf-8") for path in (ROOT / "dashboard/templates").rglob("*.html"))
    set_here = set(re.findall(r"(--[\w-]+):", texts + templates))
    assert set(re.findall(r"var\((--[\w-]+)\)", (STATIC / name).read_text("utf-8"))) <= set_here
