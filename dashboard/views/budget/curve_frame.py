"""The curve's two scales: the days of a fiscal year across, per cent of the allocated money up."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import altair as alt

from dashboard.present import formatting
from dashboard.views.budget.curve_points import day_of
from kmcore.i18n import _
from kmcore.thai.fiscal import fiscal_range, quarter_range

LINE_HEIGHT: Final = 18
FONT: Final = 13
QUARTERS: Final = (1, 2, 3, 4)
Records = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class CurveFrame:
    """What every layer shares: the year, the span of shares in per cent, the colour of words and lines."""

    fiscal_year: int
    low: float
    high: float
    ink: str

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

    def words(self, records: Records, between: tuple[int, int] | None = None, **how: Any) -> alt.Chart:
        """Return records' ``text`` written where they are; ``between``: only while the drawing is that wide (pixels,
        the second not included). Vega asks again when the panel's width changes.
        """
        if between:
            how["opacity"] = alt.ExprRef(f"width >= {between[0]} && width < {between[1]} ? 1 : 0")
        mark = {"fontSize": FONT, "baseline": "middle", "lineBreak": "\n", "lineHeight": LINE_HEIGHT}
        made: alt.Chart = (
            self.chart(records).mark_text(**{**mark, "color": self.ink, **how}).encode(text="text:N")
        )
        return made


def _quarter(number: int, start: date) -> list[str]:
    return [_("ไตรมาส {quarter}", quarter=number), formatting.day(start, "month")]
