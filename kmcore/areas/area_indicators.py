"""What is measured of one area, year by year: its page's figures, each with where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlmodel import Session, col, select

from kmcore.areas.models import Indicator, IndicatorValue
from kmcore.bilingual import Bilingual, bilingual
from kmcore.storage.base import Origin, said_by
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.era import to_be


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
            col(IndicatorValue.area_code) == code,
            col(IndicatorValue.year) <= to_be(as_of.year),
            said_by(IndicatorValue, as_of),
        )
        .order_by(col(Indicator.position), col(Indicator.code), col(IndicatorValue.year).desc())
    )
    found = groupby(session.exec(query), key=lambda row: row[0].code)
    return [_measured([*rows]) for _code, rows in found]


def _measured(rows: Sequence[tuple[Indicator, IndicatorValue]]) -> MeasuredArea:
    """Return one indicator with the years of ``rows``, all of which are its own."""
    indicator = rows[0][0]
    years = (
        MeasuredYear(value.year, value.hundredths, value.source_code, value.origin == Origin.DEMO)
        for _indicator, value in rows
    )
    name = Bilingual(indicator.name_th, indicator.name_en)
    return MeasuredArea(code=indicator.code, name=name, unit=indicator.unit, years=tuple(years))
