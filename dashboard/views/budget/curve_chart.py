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
ENDLESS: Final = 100_000
# Pixels for the words in a quarter without a target, by the width of the drawing between which they are shown.
GAP_WIDTHS: Final = {46: (0, 250), 60: (250, 480), 118: (480, ENDLESS)}
GAP_HEIGHTS: Final = (0.72, 0.5, 0.25)  # where they may stand: as far from the curve and its words as can be
ROOM_FOR_WORD: Final = 380  # pixels of width: less has no room for "เป้า" before the number
WORDS_HEIGHT: Final = 8  # per cent of the drawing that a line of words takes
PADDING: Final = {"left": 4, "top": 8, "right": 8, "bottom": 4}
LATE: Final = 200  # from this day of the year on, the last point's words stand to its left


def curve_chart(as_of: date, top: str | None, fiscal_year: int, ink: str) -> dict[str, Any] | None:
    """Return the spec for a line and those under it (None: the whole budget) in a fiscal year (BE).

    None where there is neither money paid out nor a target to draw.
    """
    money = tree_total(ask(budget_lines, as_of, fiscal_year), top)
    paid = curve_points(ask(disbursements, as_of, top, fiscal_year), money.allocated_satang, fiscal_year)
    wanted = quarter_spans(ask(quarter_targets, fiscal_year, as_of))
    if not paid and all(span.target is None for span in wanted):
        return None
    shares = [point.share for point in paid]
    frame = CurveFrame(fiscal_year, min(0.0, *shares, 0.0), max(100.0, *shares, 100.0), ink)
    chart = alt.layer(*_gaps(wanted, paid, frame), *_steps(wanted, frame), *_paid(paid, wanted, frame))
    return finished_chart(chart.properties(height=HEIGHT, padding=PADDING))


def _gaps(wanted: Sequence[QuarterSpan], paid: Sequence[CurvePoint], frame: CurveFrame) -> list[alt.Chart]:
    """Shade a quarter without a target and say that none was found."""
    unknown = [span for span in wanted if span.target is None]
    bands = [{"day": span.start, "end": span.end, "share": frame.low, "top": frame.high} for span in unknown]
    shade = frame.chart(bands).mark_rect(color=frame.ink, opacity=0.07, tooltip=None)
    texts = [
        (_gap_words(span, paid, frame, width), between)
        for span in unknown
        for width, between in GAP_WIDTHS.items()
    ]
    return [
        shade.encode(x2="end:Q", y2="top:Q"),
        *(
            frame.words([text], between, align="center", dy=-LINE_HEIGHT * text["text"].count("\n") / 2)
            for text, between in texts
        ),
    ]


def _gap_words(
    span: QuarterSpan, paid: Sequence[CurvePoint], frame: CurveFrame, width: int
) -> dict[str, Any]:
    words = [
        line
        for text in (_("ไม่พบเป้าไตรมาส {quarter}", quarter=span.quarter), _("ในที่มา"))
        for line in wrap(text, width, FONT, 3)
    ]
    height = free_height(span, paid)
    middle = {"day": (span.start + span.end) / 2, "share": frame.low + height * (frame.high - frame.low)}
    return {**middle, "text": "\n".join(words)}


def free_height(span: QuarterSpan, paid: Sequence[CurvePoint]) -> float:
    """Return how high in a quarter words may stand, 0 to 1: away from the curve there and from its last point."""
    taken = [point.share / 100 for point in paid if point.day >= span.start or point is paid[-1]]
    return max(GAP_HEIGHTS, key=lambda height: min((abs(height - each) for each in taken), default=height))


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
    return [line.encode(order="order:Q"), *_target_words(wanted, frame)]


def _target_words(wanted: Sequence[QuarterSpan], frame: CurveFrame) -> list[alt.Chart]:
    """Write each target above its step; the last quarter's against the edge, which it must not leave."""
    last = wanted[-1].end if wanted else 0
    return [
        frame.words(
            [{"day": last if at_edge else span.start, "share": span.target, "text": text}],
            between,
            align="right" if at_edge else "left",
            baseline="bottom",
            dx=-4 if at_edge else 4,
            dy=-4,
        )
        for span in wanted
        if span.target is not None
        for at_edge in [span.end == last]
        for text, between in (
            (f"{span.target:.2f} %", (0, ROOM_FOR_WORD)),
            (_("เป้า {share} %", share=f"{span.target:.2f}"), (ROOM_FOR_WORD, ENDLESS)),
        )
    ]


def _paid(paid: Sequence[CurvePoint], wanted: Sequence[QuarterSpan], frame: CurveFrame) -> list[alt.Chart]:
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
            dy=beside_target(paid[-1], wanted),
            fontWeight=600,
            color=colour,
        ),
    ]


def beside_target(point: CurvePoint, wanted: Sequence[QuarterSpan]) -> float:
    """Return how far below its point the last point's words stand, in pixels: clear of the words above the target."""
    per_cent = HEIGHT / 100
    for span in wanted:
        if span.target is None or not span.start <= point.day < span.end:
            continue
        if span.target - 1 < point.share < span.target + 2 * WORDS_HEIGHT:
            return -(span.target + 1.5 * WORDS_HEIGHT - point.share) * per_cent
    return 9
