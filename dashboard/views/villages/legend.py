"""The legend as a table: every colour with its areas and villages, adding up to the register."""

from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.views.villages.map_choice import Choice
from dashboard.views.villages.map_links import link
from dashboard.widgets.templates import draw_template
from kmcore.drawing.coverage_shades import Shade, shade_of, shades
from kmcore.i18n import _
from kmcore.programme.coverage import Coverage
from kmcore.programme.coverage_measures import measure_value, measure_whole


@dataclass(frozen=True)
class Line:
    """One colour: how many areas wear it, how many villages they have, how many of those are counted."""

    shade: Shade
    areas: int
    register: int
    counted: int


def lines(rows: list[Coverage], measure: str) -> list[Line]:
    """Return a line for every colour in use; the sums of the lines are the sums of the rows."""
    found = []
    for shade in shades():
        mine = [
            row
            for row in rows
            if shade_of(measure_value(row, measure), measure_whole(row, measure)) == shade.number
        ]
        if mine:
            counted = sum(measure_value(row, measure) for row in mine)
            found.append(Line(shade, len(mine), sum(row.register for row in mine), counted))
    return found


def legend(rows: list[Coverage], choice: Choice) -> None:
    """Draw the legend; each colour leads to the list of its villages."""
    draw_template(
        "villages/legend.html",
        lines=lines(rows, choice.measure),
        chosen=choice.shade,
        link=lambda line: link(choice, shade=line.shade.number),
        areas=sum(1 for _row in rows),
        register=sum(row.register for row in rows),
        counted=sum(measure_value(row, choice.measure) for row in rows),
        head=_("อำเภอ") if choice.level == "district" else _("ตำบล"),
        measure=formatting.measure_or_cohort(choice.measure),
        outside=sum(row.outside for row in rows),
    )
