"""Sarabun from its package, as small woff2 files that this server serves itself."""

import os
from pathlib import Path

from fontTools.ttLib import TTFont

from kmcore.drawing.font import font_file

WEIGHTS = ("Regular", "SemiBold", "Bold")
FOLDER = Path(__file__).resolve().parents[1] / "static" / "fonts"


def ensure_fonts() -> list[Path]:
    """Write the woff2 files that are missing into ``dashboard/static/fonts``; return all of them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    return [_woff2(weight) for weight in WEIGHTS]


def _woff2(weight: str) -> Path:
    target = FOLDER / f"Sarabun-{weight}.woff2"
    if not target.exists():
        font = TTFont(font_file(weight))
        font.flavor = "woff2"
        partial = target.with_suffix(f".{os.getpid()}.part")  # two processes may start at once
        font.save(partial)
        partial.replace(target)
    return target


if __name__ == "__main__":
    ensure_fonts()
