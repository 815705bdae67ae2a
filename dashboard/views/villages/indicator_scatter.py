"""The indicator against coverage as a picture: one mark an area, those to look at first and the outermost by name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any, Final

import altair as alt
import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import keep
from dashboard.session.theme import is_dark
from dashboard.streamlit_host.finished_chart import finished_chart
from dashboard.views.villages.area_names import area_names
from dashboard.views.villages.indicator_painting import IndicatorPainting, PaintedArea, indicator_painting
from dashboard.views.villages.indicator_words import indicator_title, value_words
from dashboard.views.villages.map_choice import MapChoice
from dashboard.widgets.page_head import PageContext
from kmcore.drawing.labels import text_width
from kmcore.drawing.palette import SCREEN
from kmcore.drawing.wrap import wrap
from kmcore.i18n import _

FEWEST: Final = 4  # areas: of fewer the list says it all
MOST_NAMES: Final = 10
# Names stand apart where the plot is as narrow as on a phone of 360 px; wider, they only stand further apart.
LOWER: Final = (0.0, -17.0, 17.0)  # beside the mark, above it, below it
WIDTH, HEIGHT, FONT, LINE, MARK = 225.0, 240.0, 13, 17.0, 8.0


@dataclass(frozen=True)
class ScatterMark:
    """An area's place: its value, the share of its villages with results in per cent, its name where there is room, ``lower`` px."""

    area: PaintedArea
    x: float
    y: float
    name: str = ""
    at_left: bool = False
    lower: float = 0.0


def draw_indicator_scatter(here: PageContext, choice: MapChoice) -> None:
    """Draw the picture; nothing where too few areas have a value and villages."""
    spec = keep(_spec, here.as_of, choice, is_dark())
    if spec:
        alt_text = _("ค่าตัวชี้วัดเทียบกับร้อยละหมู่บ้านที่มีผล พื้นที่ละจุด ค่าเดียวกันอยู่ในตารางด้านล่าง")
        st.vega_lite_chart(spec=spec, width="stretch", key="indicator_scatter", alt=alt_text)


def scatter_marks(areas: Sequence[PaintedArea], names: dict[str, str]) -> list[ScatterMark]:
    """Return the marks of the areas that have a value and villages; names where they cover neither each other nor a mark.

    Named first: the outermost in each direction, then what is to be looked at first.
    """
    marks = [
        ScatterMark(one, one.value.hundredths / 100, 100 * one.row.reported / one.row.villages)
        for one in areas
        if one.value.hundredths is not None and one.row.villages
    ]
    if len(marks) < FEWEST:
        return []
    place = _places(marks)
    taken = [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in place.values()]
    named: dict[str, ScatterMark] = {}
    for mark in _outstanding(marks):
        if len(named) < MOST_NAMES and mark.area.code not in named:
            _name(mark, names[mark.area.code], place[mark.area.code], taken, named)
    return [named.get(mark.area.code, mark) for mark in marks]


def _name(
    mark: ScatterMark,
    name: str,
    at: tuple[float, float],
    taken: list[tuple[float, float, float, float]],
    named: dict[str, ScatterMark],
) -> None:
    (x, y), long = at, text_width(name, FONT)
    for lower, at_left in product(LOWER, (x > WIDTH / 2, x <= WIDTH / 2)):
        aside = 0 if lower else MARK + 2
        begin = x - aside - long if at_left else x + aside
        box = (begin, y + lower - LINE / 2, begin + long, y + lower + LINE / 2)
        inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= -LINE and box[3] <= HEIGHT + LINE / 2
        if inside and not any(_cover(box, other) for other in taken):
            taken.append(box)
            named[mark.area.code] = ScatterMark(mark.area, mark.x, mark.y, name, at_left, lower)
            return


def _cover(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _places(marks: Sequence[ScatterMark]) -> dict[str, tuple[float, float]]:
    """Return where each mark lies in the narrowest plot, from its left and from its top."""
    low, high = _span(marks)
    wide = (high - low) or 1.0
    return {one.area.code: ((one.x - low) / wide * WIDTH, (100 - one.y) / 100 * HEIGHT) for one in marks}


def _span(marks: Sequence[ScatterMark]) -> tuple[float, float]:
    """Return the values' span, a little wider than the marks."""
    low, high = min(one.x for one in marks), max(one.x for one in marks)
    margin = (high - low) * 0.05 or 1.0
    return max(low - margin, 0.0) if low >= 0 else low - margin, high + margin


def _outstanding(marks: Sequence[ScatterMark]) -> Iterator[ScatterMark]:
    outermost = (max(marks, key=_x), min(marks, key=_x), max(marks, key=_y), min(marks, key=_y))
    yield from outermost
    yield from sorted((one for one in marks if one.area.first), key=lambda one: (one.y, -one.x))


def _x(mark: ScatterMark) -> float:
    return mark.x


def _y(mark: ScatterMark) -> float:
    return mark.y


def _spec(*asked: Any) -> dict[str, Any]:
    as_of, choice, dark = asked
    painting = indicator_painting(as_of, choice)
    marks = scatter_marks(painting.areas, area_names(as_of))
    return scatter_chart(marks, painting, as_of, dark=dark) if marks else {}


def scatter_chart(
    marks: Sequence[ScatterMark], painting: IndicatorPainting, as_of: date, *, dark: bool
) -> dict[str, Any]:
    """Return the spec of the marks."""

    def colour(name: str) -> str:
        return SCREEN[name].dark if dark else SCREEN[name].light

    names = area_names(as_of)
    records = [_record(one, names) for one in marks]
    title = list(wrap(indicator_title(painting.indicator), WIDTH - 15, FONT, 2))
    ink = colour("ink")
    x = alt.X(
        "x:Q",
        title=title,
        axis=alt.Axis(labelColor=ink, titleColor=ink),
        scale=alt.Scale(domain=list(_span(marks)), nice=False, zero=False),
    )
    y = alt.Y(
        "y:Q",
        title=_("ร้อยละหมู่บ้านที่มีผล"),
        axis=alt.Axis(
            titleAngle=0,
            titleAlign="left",
            titleAnchor="end",
            titleX=-30,
            titleY=-16,
            labelColor=ink,
            titleColor=ink,
        ),
        scale=alt.Scale(domain=[0, 100]),
    )
    layers = [
        *(
            alt.Chart(alt.InlineData(values=chosen))
            .mark_point(shape=shape, color=colour(ink), filled=first, size=110 if first else 70, opacity=1)
            .encode(x=x, y=y, tooltip=_tooltip(painting), description="area:N")
            for first, shape, ink in ((False, "circle", "accent"), (True, "triangle-up", "risk"))
            if (chosen := [one for one in records if one["first"] is first])
        ),
        *(
            alt.Chart(alt.InlineData(values=chosen))
            .mark_text(
                color=ink,
                fontSize=FONT,
                align="right" if at_left else "left",
                baseline="middle",
                dx=0 if lower else -MARK - 2 if at_left else MARK + 2,
                dy=lower,
                aria=False,
            )
            .encode(x=x, y=y, text="name:N")
            for lower, at_left in product(LOWER, (False, True))
            if (chosen := [one for one in records if one["name"] and one["side"] == [lower, at_left]])
        ),
    ]
    return finished_chart(
        alt.layer(*layers).properties(
            height=HEIGHT + 100, padding={"left": 0, "top": 24, "right": 12, "bottom": 4}
        )
    )


def _tooltip(painting: IndicatorPainting) -> list[alt.Tooltip]:
    heads = {
        "area": _("พื้นที่"),
        "value": indicator_title(painting.indicator),
        "share": _("ร้อยละหมู่บ้านที่มีผล"),
    }
    return [alt.Tooltip(f"{name}:N", title=head) for name, head in heads.items()]


def _record(one: ScatterMark, names: dict[str, str]) -> dict[str, Any]:
    return {
        "x": one.x,
        "y": one.y,
        "first": one.area.first,
        "name": one.name,
        "side": [one.lower, one.at_left],
        "area": names[one.area.code],
        "value": value_words(one.area.value),
        "share": formatting.percent(one.area.row.reported, one.area.row.villages),
    }
