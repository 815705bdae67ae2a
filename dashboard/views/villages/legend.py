"""The legend as a table: every colour with its areas and villages, adding up to the register."""

from dataclasses import dataclass

from dashboard.present import formatting
from dashboard.views.villages.map_choice import MapChoice
from dashboard.views.villages.map_links import map_link
from dashboard.widgets.templates import draw_template
from kmcore.drawing.coverage_shades import Shade, shade_of, shades
from kmcore.i18n import _
from kmcore.programme.coverage import Coverage
from kmcore.programme.coverage_measures import is_lack, measure_value, measure_whole


@dataclass(frozen=True)
class LegendLine:
    """One colour: how many areas wear it, how many villages they have, how many of those are counted."""

    shade: Shade
    areas: int
    register: int
    counted: int


def legend_lines(rows: list[Coverage], measure: str) -> list[LegendLine]:
    """Return a line for every colour in use; the sums of the lines are the sums of the rows."""
    found = []
    for shade in shades(lack=is_lack(measure)):
        mine = [
            row
            for row in rows
            if shade_of(measure_value(row, measure), measure_whole(row, measure)) == shade.number
        ]
        if mine:
            counted = sum(measure_value(row, measure) for row in mine)
            found.append(LegendLine(shade, len(mine), sum(row.register for row in mine), counted))
    return found


def draw_legend(rows: list[Coverage], choice: MapChoice) -> None:
    """Draw the legend; each colour leads to the list of its villages."""
    draw_template(
        "villages/legend.html",
        lines=legend_lines(rows, choice.measure),
        chosen=choice.shade,
        link=lambda line: map_link(choice, shade=line.shade.number, list="villages"),
        areas_of=lambda line: map_link(choice, shade=line.shade.number, list="areas"),
        areas=sum(1 for _row in rows),
        register=sum(row.register for row in rows),
        counted=sum(measure_value(row, choice.measure) for row in rows),
        head=_("อำเภอ") if choice.level == "district" else _("ตำบล"),
        measure=formatting.measure_or_cohort(choice.measure),
        outside=sum(row.outside for row in rows),
    )
