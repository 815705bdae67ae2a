"""The timeline as a finished Vega-Lite spec: what is planned as an outline, what was held filled, today as a line.

Days are counted from the year's first one: a browser's time zone moves no date. Rows are counted from above.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import altair as alt

from dashboard.streamlit_host.finished_chart import finished_chart
from dashboard.views.plan.entry_words import days_words, kind_words, state_words
from dashboard.views.plan.timeline_rows import TimelineRow
from kmcore.activity_plan.kinds import PlanKind, PlanState
from kmcore.activity_plan.read_models import PlanEntry
from kmcore.drawing.palette import SCREEN
from kmcore.drawing.wrap import wrap
from kmcore.i18n import _
from kmcore.thai.fiscal import fiscal_range
from kmcore.thai.names import MONTHS_SHORT
from kmcore.thai.spoken_dates import spoken_day, spoken_language

SELECTION: Final = "entry"
STEP: Final = 36  # pixels a row
LINE: Final = 15  # pixels a line of a row's name
BAR: Final = 0.30  # of a row's height, above and below its middle
FONT: Final = 13
NAMES_WIDTH: Final = 215  # pixels for the rows' names
ROOM_FOR_SIGN: Final = 8  # days a bar must be long to hold its sign
REACH: Final = 3  # days a mark of one day is clicked around it
SHAPES: Final = {
    PlanKind.CIRCLE: "circle",
    PlanKind.VISIT: "triangle-up",
    PlanKind.TRAINING: "square",
    PlanKind.APPOINTMENT: "diamond",
    PlanKind.ACTIVITY: "square",
}
COLOURS: Final = {
    PlanState.LATE: "late",
    PlanState.RUNNING: "going",
    PlanState.COMING: "accent",
    PlanState.HELD: "done",
    PlanState.PASSED: "quiet",
    PlanState.CANCELLED: "quiet",
    PlanState.UNDATED: "quiet",
}
# Beside a mark, so that nobody needs its colour.
SIGNS: Final = {PlanState.HELD: "✓", PlanState.LATE: "!", PlanState.CANCELLED: "×"}
Records = list[dict[str, Any]]


@dataclass(frozen=True)
class TimelineFrame:
    """What every layer shares: the year's days, the rows' names, light or dark."""

    first: date
    days: int
    names: tuple[tuple[tuple[str, ...], bool], ...]
    dark: bool

    def colour(self, name: str) -> str:
        """Return a colour of the screen in the theme in force."""
        return SCREEN[name].dark if self.dark else SCREEN[name].light

    def day(self, day: date) -> int:
        """Return a day on the scale, held within the year."""
        return min(max((day - self.first).days, 0), self.days)

    def chart(self, records: Iterable[dict[str, Any]]) -> alt.Chart:
        """Return records on the two scales."""
        made: alt.Chart = alt.Chart(alt.InlineData(values=list(records))).encode(
            x=self.x("x:Q"),
            y=self.y("y:Q"),
        )
        return made

    def x(self, field: str) -> alt.X:
        """Return a field on the scale of the days, with the months' names."""
        return alt.X(field, title=None, axis=self._months(), scale=_scale(0, self.days))

    def y(self, field: str) -> alt.Y:
        """Return a field on the scale of the rows, with their names."""
        return alt.Y(field, title=None, axis=self._rows(), scale=_scale(len(self.names), 0))

    def _months(self) -> alt.Axis:
        starts = list(_month_starts(self.first, self.days))
        names = {str((start - self.first).days): _month_name(start) for start in starts}
        return alt.Axis(
            orient="top",
            values=[int(day) for day in names],
            labelExpr=f"{json.dumps(names, ensure_ascii=False)}[datum.value]",
            labelAlign="left",
            labelColor=self.colour("ink"),
            labelFontSize=FONT,
            labelFlush=False,
            labelOverlap=False,
            gridOpacity=0.5,
        )

    def _rows(self) -> alt.Axis:
        names = {str(row + 0.5): list(lines) for row, (lines, _head) in enumerate(self.names)}
        heads = [row + 0.5 for row, (_lines, head) in enumerate(self.names) if head]
        double = [row + 0.5 for row, (lines, _head) in enumerate(self.names) if len(lines) > 1]
        return alt.Axis(
            values=[float(row) for row in names],
            labelExpr=f"{json.dumps(names, ensure_ascii=False)}[datum.value]",
            labelFontWeight=_where(heads, "bold", "normal"),
            labelOffset=_where(double, -LINE / 2, 0),
            labelAlign="left",
            labelPadding=NAMES_WIDTH,
            labelLimit=NAMES_WIDTH,
            labelColor=self.colour("ink"),
            labelFontSize=FONT,
            labelLineHeight=LINE,
            labelOverlap=False,
            grid=False,
        )


def timeline_chart(
    rows: Sequence[TimelineRow], year: int, today: date, *, dark: bool, names: Collection[str] = ()
) -> dict[str, Any]:
    """Return the spec of the rows over a fiscal year (BE), with a line at ``today`` where it falls into it.

    ``names``: of places, which are not broken at a line's end.
    """
    first, last = fiscal_range(year)
    lines, places = _lines(rows, names)
    frame = TimelineFrame(first, (last - first).days + 1, lines, dark)
    records = [
        _record(one, place, frame) for row, place in zip(rows, places, strict=True) for one in row.entries
    ]
    layers = [
        _lanes(frame),
        *_bars(records, frame),
        *_points(records, frame),
        *_signs(records, frame),
        *_today(today, frame),
        _clicked(records, frame),
    ]
    padding = {"left": 0, "top": 6, "right": 8, "bottom": 4}
    return finished_chart(alt.layer(*layers).properties(height=STEP * len(lines), padding=padding))


def _lines(
    rows: Sequence[TimelineRow], names: Collection[str]
) -> tuple[tuple[tuple[tuple[str, ...], bool], ...], list[int]]:
    """Return what stands at the left of each line, and on which line each row is: a group's name has its own."""
    lines: list[tuple[tuple[str, ...], bool]] = []
    places = []
    group = None
    for row in rows:
        if row.group != group:
            lines.append((wrap(row.group, NAMES_WIDTH, FONT, 2, names), True))
            group = row.group
        places.append(len(lines))
        lines.append((wrap(row.name, NAMES_WIDTH - 8, FONT, 2, names), False))
    return tuple(lines), places


def _record(one: PlanEntry, place: int, frame: TimelineFrame) -> dict[str, Any]:
    begin = one.begin or one.held_on or frame.first
    end = one.last or begin
    held = one.held_on if one.state is PlanState.HELD else None
    return {
        "x": frame.day(begin),
        "x2": frame.day(end + timedelta(days=1)),
        "y": place + 0.5,
        "top": place + 0.5 - BAR,
        "foot": place + 0.5 + BAR,
        "middle": (frame.day(begin) + frame.day(end + timedelta(days=1))) / 2,
        "held": frame.day(held) + 0.5 if held else None,
        "span": end > begin,
        "state": one.state.value,
        "shape": SHAPES[one.kind],
        "entry": one.address,
        "title": one.title,
        "what": kind_words(one),
        "when": days_words(one),
        "how": state_words(one),
    }


def _lanes(frame: TimelineFrame) -> alt.Chart:
    """Draw a thin line above each group's name, so that a mark is followed to its row."""
    heads = [
        {"x": 0, "x2": frame.days, "y": float(row)} for row, (_name, head) in enumerate(frame.names) if head
    ]
    made: alt.Chart = (
        frame.chart(heads).mark_rule(color=frame.colour("line"), tooltip=None, aria=False).encode(x2="x2:Q")
    )
    return made


def _bars(records: Records, frame: TimelineFrame) -> list[alt.Chart]:
    """Draw what lasts: an outline as planned, filled once it was held; broken where it was never held in time."""
    return [
        frame.chart(chosen)
        .mark_rect(
            fill=colour,
            fillOpacity=0.9 if state is PlanState.HELD else 0.08,
            stroke=colour,
            strokeWidth=1.6,
            strokeDash=[4, 3] if state in {PlanState.LATE, PlanState.CANCELLED} else [1, 0],
            cornerRadius=2,
            tooltip=None,
            aria=False,
        )
        .encode(x2="x2:Q", y=frame.y("top:Q"), y2="foot:Q")
        for state, colour, chosen in _by_state(records, frame, span=True)
    ]


def _points(records: Records, frame: TimelineFrame) -> list[alt.Chart]:
    """Draw what is on one day: its shape says what it is, filled once it was held."""
    return [
        frame.chart(chosen)
        .mark_point(
            filled=state is PlanState.HELD,
            color=colour,
            opacity=1,
            size=130,
            strokeWidth=1.8,
            strokeDash=[2, 2] if state in {PlanState.LATE, PlanState.CANCELLED} else [1, 0],
            tooltip=None,
            aria=False,
        )
        .encode(x=frame.x("middle:Q"), shape=alt.Shape("shape:N", scale=None))
        for state, colour, chosen in _by_state(records, frame, span=False)
    ]


def _by_state(records: Records, frame: TimelineFrame, *, span: bool) -> list[tuple[PlanState, str, Records]]:
    return [
        (state, frame.colour(colour), chosen)
        for state, colour in COLOURS.items()
        if (chosen := [one for one in records if one["state"] == state and one["span"] is span])
    ]


def _signs(records: Records, frame: TimelineFrame) -> list[alt.Chart]:
    """Write what became of a mark: ✓ in it at the day it was held, or beside it where it is narrow; ! late, × cancelled."""
    signed = [one for one in records if PlanState(one["state"]) in SIGNS]
    within = [
        one for one in signed if one["state"] == PlanState.HELD and one["x2"] - one["x"] >= ROOM_FOR_SIGN
    ]
    beside = [one for one in signed if one not in within]
    return [
        *([_sign([(one["held"], one) for one in within], frame.colour("page"), frame)] if within else []),
        *(
            _sign([(one["x2"], one) for one in chosen], frame.colour(COLOURS[state]), frame, beside=True)
            for state in SIGNS
            if (chosen := [one for one in beside if one["state"] == state])
        ),
    ]


def _sign(
    placed: Sequence[tuple[float, dict[str, Any]]], colour: str, frame: TimelineFrame, *, beside: bool = False
) -> alt.Chart:
    texts = [{"x": x, "y": one["y"], "text": SIGNS[PlanState(one["state"])]} for x, one in placed]
    made: alt.Chart = (
        frame.chart(texts)
        .mark_text(
            color=colour,
            fontSize=15,
            fontWeight="bold",
            align="left" if beside else "center",
            baseline="middle",
            dx=8 if beside else 0,
            tooltip=None,
            aria=False,
        )
        .encode(text="text:N")
    )
    return made


def _today(today: date, frame: TimelineFrame) -> list[alt.Chart]:
    at = (today - frame.first).days
    if not 0 <= at < frame.days:
        return []
    records = [{"x": at + 0.5, "y": 0, "y2": len(frame.names), "text": spoken_day(today)}]
    ink = frame.colour("late")
    rule = (
        frame.chart(records).mark_rule(color=ink, strokeWidth=2, tooltip=None, aria=False).encode(y2="y2:Q")
    )
    at_left = at > frame.days / 2
    words = frame.chart(records).mark_text(
        color=ink,
        fontSize=FONT,
        fontWeight="bold",
        align="right" if at_left else "left",
        baseline="top",
        dx=-5 if at_left else 5,
        dy=3,
        tooltip=None,
    )
    return [rule, words.encode(text="text:N")]


def _clicked(records: Records, frame: TimelineFrame) -> alt.Chart:
    """Lay over each mark what is pointed at and clicked; one of a day reaches a little around it."""
    laid = [
        {
            **{name: one[name] for name in ("entry", "title", "what", "when", "how", "top", "foot")},
            "x": one["x"] if one["span"] else max(one["x"] - REACH, 0),
            "x2": one["x2"] if one["span"] else min(one["x2"] + REACH, frame.days),
        }
        for one in records
    ]
    heads = {"title": _("เรื่อง"), "what": _("คือ"), "when": _("วันตามแผน"), "how": _("สถานะ")}
    chosen = alt.selection_point(name=SELECTION, fields=["entry"], on="click", toggle=False, empty=False)
    made: alt.Chart = (
        frame.chart(laid)
        .mark_rect(fillOpacity=0, cursor="pointer", description=alt.expr("datum.title + ' ' + datum.how"))
        .encode(
            x2="x2:Q",
            y=frame.y("top:Q"),
            y2="foot:Q",
            tooltip=[alt.Tooltip(f"{name}:N", title=head) for name, head in heads.items()],
        )
        .add_params(chosen)
    )
    return made


def _scale(low: float, high: float) -> alt.Scale:
    return alt.Scale(domain=[low, high], nice=False, zero=False)


def _where(rows: Sequence[float], then: object, otherwise: object) -> Any:
    """Return a property of the names that is ``then`` on these rows."""
    test = f"indexof({json.dumps(list(rows))}, datum.value) >= 0"
    return {"condition": {"test": test, "value": then}, "value": otherwise}


def _month_starts(first: date, days: int) -> Iterable[date]:
    day = first
    while (day - first).days < days:
        yield day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _month_name(start: date) -> list[str]:
    """Return a month's name, with the year under the first one of the fiscal year and under January."""
    name = MONTHS_SHORT[spoken_language()][start.month - 1]
    return [name, spoken_day(start, "month").split(" ")[-1]] if start.month in {1, 10} else [name, ""]
