"""Every circle: those with a next day by date, then those without one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.session.links import link
from dashboard.views.circles.circle_choice import short_circle_names
from dashboard.views.circles.circle_words import time_until
from dashboard.widgets.templates import draw_template
from kmcore.meetings.planning.queries import PlannedMeeting, Series


@dataclass(frozen=True)
class CircleInList:
    """A circle in the list. ``coming`` None: no next day is set."""

    series: Series
    name: str
    address: str
    chosen: bool
    coming: PlannedMeeting | None
    when: str


def draw_all_circles(found: Sequence[Series], chosen: Series, as_of: date) -> None:
    """Draw the circles, the soonest first; on a phone each keeps its line."""
    names = short_circle_names(found, as_of)
    lines = [_line(one, names[one.circle.code], chosen) for one in found]
    dated = sorted((line for line in lines if line.coming), key=lambda line: _day(line.coming))
    undated = [line for line in lines if line.coming is None]
    plans = {line.series.circle.planned_sessions for line in undated}
    plans_stated = plans - {None}
    draw_template(
        "circles/every.html",
        dated=dated,
        undated=undated,
        plan=next(iter(plans_stated)) if len(plans_stated) == 1 else None,
        without_plan=None in plans,
        total=len(found),
        demo=any(one.demo for one in found),
    )


def _day(coming: PlannedMeeting | None) -> date:
    return coming.info.on_date if coming else date.max


def _line(one: Series, name: str, chosen: Series) -> CircleInList:
    coming = one.coming
    return CircleInList(
        series=one,
        name=name,
        address=link("circles", circle=one.circle.code),
        chosen=one.circle.code == chosen.circle.code,
        coming=coming,
        when=time_until(coming) if coming else "",
    )
