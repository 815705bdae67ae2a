"""Where Sarabun's files lie, in the package that brings them."""

from pathlib import Path

import fontpkg_sarabun


def font_file(weight: str) -> Path:
    """Return the TrueType file of a weight: "Regular", "SemiBold", "Bold"…"""
    return next(font_folder().rglob(f"Sarabun-{weight}.ttf"))


def font_folder() -> Path:
    """Return the folder under which all weights lie."""
    return Path(fontpkg_sarabun.__file__).parent
