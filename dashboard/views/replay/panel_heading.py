"""The heading of a panel of this page: a place that figures lead to."""

from dashboard.widgets.templates import draw_template


def draw_panel_heading(place: str, title: str, *, note: str = "", hint: str = "", demo: bool = False) -> None:
    """Draw a panel's heading; ``place`` is its address on the page, ``note`` small print beside it."""
    draw_template("replay/heading.html", place=place, title=title, note=note, hint=hint, demo=demo)
