"""The curve's points and the target's steps, in days since the fiscal year began and per cent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from kmcore.budget.read_models import QuarterTarget
from kmcore.thai.fiscal import fiscal_range, quarter_range

PER_CENT: Final = 100


@dataclass(frozen=True)
class QuarterSpan:
    """A quarter from its first day to the day after its last, and the target to reach in it, per cent."""

    quarter: int
    start: int
    end: int
    target: float | None


@dataclass(frozen=True)
class CurvePoint:
    """A day and the share of the allocated money that was out by its end, per cent."""

    day: int
    share: float


def day_of(day: date, fiscal_year: int) -> int:
    """Return how many days of a fiscal year (BE) have gone before ``day``."""
    return (day - fiscal_range(fiscal_year)[0]).days


def quarter_spans(targets: Iterable[QuarterTarget]) -> list[QuarterSpan]:
    """Return the quarters of a year; one that no source gives a target for keeps None: nothing is invented."""
    return [_span(target) for target in targets]


def _span(target: QuarterTarget) -> QuarterSpan:
    start, end = quarter_range(target.fiscal_year, target.quarter)
    known = None if target.cumulative_bp is None else target.cumulative_bp / PER_CENT
    return QuarterSpan(
        target.quarter, day_of(start, target.fiscal_year), day_of(end, target.fiscal_year) + 1, known
    )


def curve_points(curve: pd.DataFrame, allocated_satang: int, fiscal_year: int) -> list[CurvePoint]:
    """Return where the curve bends within the fiscal year, its first and last day among them.

    ``curve`` is ``kmcore.budget.frames.disbursements``. Without allocated money there is no share.
    """
    if allocated_satang <= 0:
        return []
    first, last = (pd.Timestamp(day) for day in fiscal_range(fiscal_year))
    inside = curve[(curve["on_date"] >= first) & (curve["on_date"] <= last)]
    days = [(stamp - first).days for stamp in inside["on_date"]]
    shares = [PER_CENT * satang / allocated_satang for satang in inside["disbursed_satang"].tolist()]
    return _bends([CurvePoint(day, share) for day, share in zip(days, shares, strict=True)])


def _bends(every_day: Sequence[CurvePoint]) -> list[CurvePoint]:
    last = len(every_day) - 1
    return [
        point for n, point in enumerate(every_day) if n in {0, last} or point.share != every_day[n - 1].share
    ]
