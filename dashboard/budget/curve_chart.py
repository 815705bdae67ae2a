"""What is paid out so far against the quarter's target, as a finished Vega-Lite spec."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import altair as alt

from dashboard import words
from dashboard.budget.curve_points import Point, Span, day_of, points, spans
from dashboard.charts.wrap import wrap
from dashboard.store import ask
from dashboard.theme import INK
from kmcore.budget.frames import disbursements
from kmcore.budget.queries import lines, targets
from kmcore.budget.rules import total
from kmcore.i18n import _
from kmcore.thai.fiscal import fiscal_range, quarter_range

HEIGHT: Final = 290
GAP_WIDTH: Final = (118, 60)  # pixels for the words in a quarter without a target: desk, phone
GAP_HEIGHT: Final = 0.72  # where they stand: above the curve's own words
LINE_HEIGHT: Final = 18
FONT: Final = 13
QUARTERS: Final = (1, 2, 3, 4)
PADDING: Final = {"left": 4, "top": 8, "right": 8, "bottom": 4}
LATE: Final = 200  # from this day of the year on, the last point's words stand to its left
Records = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Frame:
    """What every layer shares: the year, the span of shares in per cent, the colour of words and lines."""

    fiscal_year: int
    low: float
    high: float
    ink: str
    phone: bool

    @property
    def days(self) -> int:
        """Return how long the year is."""
        first, last = fiscal_range(self.fiscal_year)
        return (last - first).days + 1

    def chart(self, records: Records) -> alt.Chart:
        """Return records on the two scales."""
        made: alt.Chart = alt.Chart(alt.InlineData(values=list(records))).encode(
            x=alt.X(
                "day:Q", title=None, axis=self._months(), scale=alt.Scale(domain=[0, self.days], nice=False)
            ),
            y=alt.Y(
                "share:Q",
                title=None,
                axis=self._per_cent(),
                scale=alt.Scale(domain=[self.low, self.high], nice=False),
            ),
        )
        return made

    def _months(self) -> alt.Axis:
        """Name each quarter's first month. Days are numbers here: a browser's time zone moves no date."""
        starts = [quarter_range(self.fiscal_year, quarter)[0] for quarter in QUARTERS]
        names = {
            str(day_of(start, self.fiscal_year)): _quarter(n, start)
            for n, start in zip(QUARTERS, starts, strict=True)
        }
        return alt.Axis(
            values=[int(day) for day in names],
            labelExpr=f"{json.dumps(names, ensure_ascii=False)}[datum.value]",
            labelAlign="left",
            labelColor=self.ink,
            labelFontSize=FONT,
            gridOpacity=0.6,
        )

    def _per_cent(self) -> alt.Axis:
        return alt.Axis(
            values=[0, 25, 50, 75, 100],
            labelExpr="datum.value + ' %'",
            labelColor=self.ink,
            labelFontSize=FONT,
            gridOpacity=0.6,
        )

    def words(self, records: Records, **how: Any) -> alt.Chart:
        """Return records' ``text`` written where they are."""
        mark = {"fontSize": FONT, "baseline": "middle", "lineBreak": "\n", "lineHeight": LINE_HEIGHT}
        made: alt.Chart = (
            self.chart(records).mark_text(**{**mark, "color": self.ink, **how}).encode(text="text:N")
        )
        return made


def _quarter(number: int, start: date) -> list[str]:
    return [_("ไตรมาส {quarter}", quarter=number), words.day(start, "month")]


def curve(as_of: date, top: str | None, fiscal_year: int, ink: str, *, phone: bool) -> dict[str, Any]:
    """Return the spec for a line and those under it (None: the whole budget) in a fiscal year (BE)."""
    money = total(ask(lines, as_of), top)
    paid = points(ask(disbursements, as_of, top), money.allocated_satang, fiscal_year)
    wanted = spans(ask(targets, fiscal_year))
    shares = [point.share for point in paid]
    frame = Frame(fiscal_year, min(0.0, *shares, 0.0), max(100.0, *shares, 100.0), ink, phone)
    chart = alt.layer(*_gaps(wanted, frame), *_steps(wanted, frame), *_paid(paid, frame))
    spec: dict[str, Any] = chart.properties(height=HEIGHT, padding=PADDING).to_dict(validate=False)
    return spec


def _gaps(wanted: Sequence[Span], frame: Frame) -> list[alt.Chart]:
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


def _gap_words(span: Span, frame: Frame) -> dict[str, Any]:
    told = [
        line
        for text in (_("ไม่พบเป้าไตรมาส {quarter}", quarter=span.quarter), _("ในที่มา"))
        for line in wrap(text, GAP_WIDTH[frame.phone], FONT, 3)
    ]
    middle = {"day": (span.start + span.end) / 2, "share": frame.low + GAP_HEIGHT * (frame.high - frame.low)}
    return {**middle, "text": "\n".join(told)}


def _steps(wanted: Sequence[Span], frame: Frame) -> list[alt.Chart]:
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


def _paid(paid: Sequence[Point], frame: Frame) -> list[alt.Chart]:
    """Draw the money paid out day by day, and name the last point."""
    if not paid:
        return []
    colour = "#0b6e6e" if frame.ink == INK else "#6fcac7"
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
