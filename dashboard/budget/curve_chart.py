"""What is paid out so far against the quarter's target, as a finished Vega-Lite spec."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import altair as alt

from dashboard import words
from dashboard.budget.curve_points import Point, Span, day_of, points, spans
from dashboard.charts.wrap import wrap
from dashboard.store import ask
from dashboard.theme import ACCENT, INK
from kmcore.budget.frames import disbursements
from kmcore.budget.queries import lines, targets
from kmcore.budget.rules import total
from kmcore.i18n import _
from kmcore.thai.fiscal import fiscal_range, quarter_range

HEIGHT: Final = 250
GAP_WIDTH: Final = 100  # pixels for the words in a quarter without a target
LINE_HEIGHT: Final = 18
QUARTERS: Final = (1, 2, 3, 4)
PADDING: Final = {"left": 4, "top": 10, "right": 12, "bottom": 4}


def curve(as_of: date, top: str | None, fiscal_year: int, ink: str) -> dict[str, Any]:
    """Return the spec for a line and those under it (None: the whole budget) in a fiscal year (BE)."""
    money = total(ask(lines, as_of), top)
    paid = points(ask(disbursements, as_of, top), money.allocated_satang, fiscal_year)
    wanted = spans(ask(targets, fiscal_year))
    shares = [point.share for point in paid]
    scale = alt.Scale(domain=[min(0.0, *shares, 0.0), max(100.0, *shares, 100.0)], nice=False)
    chart = alt.layer(
        *_gaps(wanted, scale, ink),
        *_steps(wanted, scale, ink, fiscal_year),
        *_paid(paid, scale, ink, fiscal_year),
    )
    spec: dict[str, Any] = chart.properties(height=HEIGHT, padding=PADDING).to_dict(validate=False)
    return spec


def _base(records: Sequence[dict[str, Any]], scale: alt.Scale, fiscal_year: int, ink: str) -> alt.Chart:
    base: alt.Chart = alt.Chart(alt.InlineData(values=list(records))).encode(
        x=alt.X("day:Q", title=None, axis=_months(fiscal_year, ink), scale=_year(fiscal_year)),
        y=alt.Y("share:Q", title=None, axis=_per_cent(ink), scale=scale),
    )
    return base


def _year(fiscal_year: int) -> alt.Scale:
    first, last = fiscal_range(fiscal_year)
    return alt.Scale(domain=[0, (last - first).days + 1], nice=False)


def _months(fiscal_year: int, ink: str) -> alt.Axis:
    """Name the first month of each quarter. Days are numbers here: a browser's time zone moves no date."""
    starts = [quarter_range(fiscal_year, quarter)[0] for quarter in QUARTERS]
    names = {str(day_of(start, fiscal_year)): words.day(start, "month") for start in starts}
    return alt.Axis(
        values=[int(day) for day in names],
        labelExpr=f"{json.dumps(names, ensure_ascii=False)}[datum.value]",
        labelAlign="left",
        labelColor=ink,
        labelFontSize=13,
        grid=True,
        gridOpacity=0.5,
    )


def _per_cent(ink: str) -> alt.Axis:
    return alt.Axis(
        values=[0, 25, 50, 75, 100],
        labelExpr="datum.value + ' %'",
        labelColor=ink,
        labelFontSize=13,
        gridOpacity=0.5,
    )


def _gaps(wanted: Sequence[Span], scale: alt.Scale, ink: str) -> list[alt.Chart]:
    """Shade a quarter without a target and say that none was found."""
    unknown = [span for span in wanted if span.target is None]
    floor, ceiling = scale["domain"]
    bands = [{"day": span.start, "end": span.end, "share": floor, "top": ceiling} for span in unknown]
    texts = [
        {"day": (span.start + span.end) / 2, "share": ceiling / 2, "text": "\n".join(_gap_words(span))}
        for span in unknown
    ]
    year = 0
    return []


def _gap_words(span: Span) -> tuple[str, ...]:
    return wrap(_("ไม่พบเป้าไตรมาส {quarter} ในที่มา", quarter=span.quarter), GAP_WIDTH, 13, 4)
