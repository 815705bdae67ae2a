"""What is paid out so far against the quarter's target, as a finished Vega-Lite spec."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import altair as alt

from dashboard.query_cache import ask
from dashboard.streamlit_host.finished_chart import finished_chart
from dashboard.views.budget.curve_frame import FONT, LINE_HEIGHT, CurveFrame
from dashboard.views.budget.curve_points import CurvePoint, QuarterSpan, curve_points, quarter_spans
from kmcore.budget.frames import disbursements
from kmcore.budget.queries import budget_lines, quarter_targets
from kmcore.budget.rules import tree_total
from kmcore.drawing.palette import INK, SCREEN
from kmcore.drawing.wrap import wrap
from kmcore.i18n import _

HEIGHT: Final = 290
GAP_WIDTH: Final = (118, 60)  # pixels for the words in a quarter without a target: desk, phone
GAP_HEIGHT: Final = 0.72  # where they stand: above the curve's own words
PADDING: Final = {"left": 4, "top": 8, "right": 8, "bottom": 4}
LATE: Final = 200  # from this day of the year on, the last point's words stand to its left


def curve_chart(
    as_of: date, top: str | None, fiscal_year: int, ink: str, *, phone: bool
) -> dict[str, Any] | None:
    """Return the spec for a line and those under it (None: the whole budget) in a fiscal year (BE).

    None where there is neither money paid out nor a target to draw.
    """
    money = tree_total(ask(budget_lines, as_of), top)
    paid = curve_points(ask(disbursements, as_of, top), money.allocated_satang, fiscal_year)
    wanted = quarter_spans(ask(quarter_targets, fiscal_year))
    if not paid and all(span.target is None for span in wanted):
        return None
    shares = [point.share for point in paid]
    frame = CurveFrame(fiscal_year, min(0.0, *shares, 0.0), max(100.0, *shares, 100.0), ink, phone)
    chart = alt.layer(*_gaps(wanted, frame), *_steps(wanted, frame), *_paid(paid, frame))
    return finished_chart(chart.properties(height=HEIGHT, padding=PADDING))


def _gaps(wanted: Sequence[QuarterSpan], frame: CurveFrame) -> list[alt.Chart]:
    """Shade a quarter without a target and say that none was found."""
    unknown = [span for span in wanted if span.target is None]
    bands = [{"day": span.start, "end": span.end, "share": frame.low, "top": frame.high} for span in unknown]
    shade = frame.chart(bands).mark_rect(color=frame.ink, opacity=0.07, tooltip=None)
    texts = [_gap_words(span, frame) for span in unknown]
    return [
        shade.encode(x2="end:Q", y2="top:Q"),
        *(
            frame.words([text], align="center", dy=-LINE_HEIGHT * text["text"].count("\n") / 2)
            for text in texts
        ),
    ]


def _gap_words(span: QuarterSpan, frame: CurveFrame) -> dict[str, Any]:
    words = [
        line
        for text in (_("ไม่พบเป้าไตรมาส {quarter}", quarter=span.quarter), _("ในที่มา"))
        for line in wrap(text, GAP_WIDTH[frame.phone], FONT, 3)
    ]
    middle = {"day": (span.start + span.end) / 2, "share": frame.low + GAP_HEIGHT * (frame.high - frame.low)}
    return {**middle, "text": "\n".join(words)}


def _steps(wanted: Sequence[QuarterSpan], frame: CurveFrame) -> list[alt.Chart]:
    """Draw the target as a step a quarter; the line breaks where there is none."""
    corners = [
        {"day": day, "share": span.target, "order": n}
        for n, (span, day) in enumerate((span, day) for span in wanted for day in (span.start, span.end))
    ]
    line = frame.chart(corners).mark_line(
        color=frame.ink,
        strokeDash=[6, 4],
        strokeWidth=1.5,
        tooltip=None,
        invalid="break-paths-filter-domains",
    )
    known = [
        {
            "day": span.start,
            "share": span.target,
            "text": f"{span.target:.2f} %" if frame.phone else _("เป้า {share} %", share=f"{span.target:.2f}"),
        }
        for span in wanted
        if span.target is not None
    ]
    return [line.encode(order="order:Q"), frame.words(known, align="left", baseline="bottom", dx=4, dy=-4)]


def _paid(paid: Sequence[CurvePoint], frame: CurveFrame) -> list[alt.Chart]:
    """Draw the money paid out day by day, and name the last point."""
    if not paid:
        return []
    colour = SCREEN["accent"].light if frame.ink == INK else SCREEN["accent"].dark
    records = [{"day": point.day, "share": round(point.share, 3)} for point in paid]
    last = records[-1] | {"text": _("เบิกจ่ายแล้ว {share} %", share=f"{paid[-1].share:.1f}")}
    late = paid[-1].day >= LATE
    return [
        frame.chart(records).mark_area(color=colour, opacity=0.15, interpolate="step-after", tooltip=None),
        frame.chart(records).mark_line(color=colour, strokeWidth=2.5, interpolate="step-after", tooltip=None),
        frame.chart([last]).mark_point(color=colour, filled=True, size=70, opacity=1, tooltip=None),
        frame.words(
            [last],
            align="right" if late else "left",
            dx=-9 if late else 9,
            dy=9,
            fontWeight=600,
            color=colour,
        ),
    ]
