"""The Thai government's fiscal year: N runs from 1 October N-1 to 30 September N.

Source: พ.ร.บ. วิธีการงบประมาณ (มาตรา 4), the definition of ปีงบประมาณ. Dates are CE, fiscal years BE.
"""

from datetime import date, timedelta

from kmcore.thai.era import to_be, to_ce

_FIRST_MONTH = 10
_MONTHS_IN_QUARTER = 3
_QUARTERS = 4


def fiscal_year_be(d: date) -> int:
    """Fiscal year (BE) a CE date belongs to: 1 Oct 2006 and 30 Sep 2007 are both 2550."""
    return to_be(d.year + (d.month >= _FIRST_MONTH))


def fiscal_quarter(d: date) -> int:
    """Quarter 1-4 of the fiscal year: Oct-Dec 1, Jan-Mar 2, Apr-Jun 3, Jul-Sep 4."""
    return (d.month - _FIRST_MONTH) % 12 // _MONTHS_IN_QUARTER + 1


def fiscal_range(fy_be: int) -> tuple[date, date]:
    """First and last day (CE, both included) of a fiscal year given in BE."""
    return quarter_range(fy_be, 1)[0], quarter_range(fy_be, _QUARTERS)[1]


def quarter_range(fy_be: int, q: int) -> tuple[date, date]:
    """First and last day (CE, both included) of a quarter. Raises ValueError unless q is 1-4."""
    start = _quarter_start(fy_be, q)
    following = _quarter_start(fy_be, q + 1) if q < _QUARTERS else _quarter_start(fy_be + 1, 1)
    return start, following - timedelta(days=1)


def _quarter_start(fy_be: int, q: int) -> date:
    _check_quarter(q)
    months = _FIRST_MONTH - 1 + (q - 1) * _MONTHS_IN_QUARTER
    return date(to_ce(fy_be) - 1 + months // 12, months % 12 + 1, 1)


def _check_quarter(q: int) -> None:
    if not 1 <= q <= _QUARTERS:
        raise ValueError(f"a quarter is 1 to 4, not {q}")
