"""What is measured of one area, year by year: its page's figures, each with where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlmodel import Session, col, select

from kmcore.areas.indicator_rules import last_measured_year
from kmcore.areas.models import Indicator, IndicatorValue
from kmcore.areas.of_day import went_on_as
from kmcore.bilingual import Bilingual, bilingual
from kmcore.storage.base import Origin, said_by
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True)
class MeasuredYear:
    """A value in hundredths of the indicator's unit, of a year of the Buddhist era."""

    year: int
    hundredths: int
    source: str | None
    demo: bool


@dataclass(frozen=True, kw_only=True)
class MeasuredArea:
    """An indicator of an area with its years, the newest first; at least one. ``unit``: said after a value."""

    code: str
    name: Bilingual = bilingual()
    unit: str | None
    years: tuple[MeasuredYear, ...]


@reads(Subject.AREAS, Subject.SOURCES)
def measured_of_area(session: Session, code: str, as_of: date) -> list[MeasuredArea]:
    """Return the indicators that an area has values of, in their order; only years and sources known by the day."""
    query = (
        select(Indicator, IndicatorValue)
        .join(IndicatorValue, col(IndicatorValue.indicator_code) == col(Indicator.code))
        .where(
            col(IndicatorValue.area_code).in_(_codes_so_far(session, code, as_of)),
            col(IndicatorValue.year) <= last_measured_year(as_of),
            said_by(IndicatorValue, as_of),
        )
        .order_by(col(Indicator.position), col(Indicator.code), col(IndicatorValue.year).desc())
    )
    found = groupby(session.exec(query), key=lambda row: row[0].code)
    return [_measured([*rows], code) for _code, rows in found]


def _codes_so_far(session: Session, code: str, as_of: date) -> list[str]:
    """Return the code of an area and those under which it stood before."""
    found = [code]
    for earlier, later in reversed([(row[0], row[1]) for row in session.execute(went_on_as(as_of))]):
        if later == found[-1]:
            found.append(earlier)
    return found


def _measured(rows: Sequence[tuple[Indicator, IndicatorValue]], code: str) -> MeasuredArea:
    """Return one indicator with the years of ``rows``, all of which are its own; of a year under two codes the area's."""
    indicator, by_year = rows[0][0], dict[int, IndicatorValue]()
    for _indicator, value in rows:
        if value.area_code == code:
            by_year[value.year] = value
        else:
            by_year.setdefault(value.year, value)
    years = (
        MeasuredYear(year, value.hundredths, value.source_code, value.origin == Origin.DEMO)
        for year, value in by_year.items()
    )
    name = Bilingual(indicator.name_th, indicator.name_en)
    return MeasuredArea(code=indicator.code, name=name, unit=indicator.unit, years=tuple(years))
