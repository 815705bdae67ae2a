"""Reading indicators: which there are for which year, and what value each area of a level has."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from kmcore.areas.indicator_rules import AreaTree, area_value, last_measured_year, under_later_codes
from kmcore.areas.kinds import FromBelow
from kmcore.areas.models import District, Indicator, IndicatorValue, Subdistrict
from kmcore.areas.of_day import went_on_as
from kmcore.areas.queries import Level, districts, subdistricts, village_register
from kmcore.areas.read_models import IndicatorFigures, IndicatorYear
from kmcore.bilingual import Bilingual
from kmcore.errors import NotFoundError
from kmcore.i18n import N_, _
from kmcore.storage.base import Origin, said_by
from kmcore.storage.subjects import Subject, reads

# What the register of areas itself holds is an indicator too, without being entered twice.
OF_REGISTER: Final[Mapping[str, tuple[str, str, str]]] = {
    "register-population": ("population", N_("ประชากร (ทะเบียนพื้นที่)"), N_("คน")),
    "register-households": ("households", N_("ครัวเรือน (ทะเบียนพื้นที่)"), N_("ครัวเรือน")),
}
_HUNDRED: Final = 100


@reads(Subject.AREAS, Subject.SOURCES)
def indicator_years(session: Session, as_of: date) -> list[IndicatorYear]:
    """Return the indicators that had a value by the day, in their order, of each the newest year first.

    A year that had not begun by the day is not known on it.
    """
    query = (
        select(
            col(IndicatorValue.indicator_code),
            col(IndicatorValue.year),
            col(IndicatorValue.source_code),
            col(IndicatorValue.origin),
        )
        .where(said_by(IndicatorValue, as_of), col(IndicatorValue.year) <= last_measured_year(as_of))
        .distinct()
        .order_by(col(IndicatorValue.year).desc(), col(IndicatorValue.source_code))
    )
    years: dict[str, dict[int, _Told]] = defaultdict(lambda: defaultdict(_Told))
    for code, year, source, origin in session.execute(query):
        years[code][year].add(source, demo=origin == Origin.DEMO)
    kept = select(Indicator).where(said_by(Indicator, as_of))
    rows = session.scalars(kept.order_by(col(Indicator.position), col(Indicator.code)))
    return [
        *(_year(row, year, told) for row in rows for year, told in years.get(row.code, {}).items()),
        *_of_register(session),
    ]


@reads(Subject.AREAS, Subject.SOURCES)
def indicator_figures(
    session: Session, as_of: date, address: str, level: Level, district: str | None = None
) -> IndicatorFigures:
    """Return an indicator's values, by its ``address``, for the areas of a level (in a district) on the day.

    Raises:
        NotFoundError: no area had a value of it by the day.
    """
    known = {one.address: one for one in indicator_years(session, as_of)}
    if address not in known:
        raise NotFoundError("ไม่มีค่าของตัวชี้วัด {code} ณ วันที่ดู เลือกตัวชี้วัดจากรายการ", code=address)
    indicator = known[address]
    places = subdistricts(session, district, as_of) if level == "subdistrict" else districts(session, as_of)
    own = _own_values(session, as_of, indicator)
    tree = _tree(session, as_of, villages=any(len(code) == 8 for code in own))
    return IndicatorFigures(
        indicator,
        {area.code: area_value(area.code, own, tree, indicator.from_below) for area in places},
    )


@dataclass
class _Told:
    """Where the values of a year are from."""

    sources: list[str] = field(default_factory=list)
    demo: bool = False

    def add(self, source: str | None, *, demo: bool) -> None:
        """Note one more source of values."""
        self.demo = self.demo or demo
        if source and source not in self.sources:
            self.sources.append(source)


def _year(row: Indicator, year: int, told: _Told) -> IndicatorYear:
    return IndicatorYear(
        code=row.code,
        name=Bilingual(row.name_th, row.name_en or None),
        unit=row.unit,
        lack=row.lack,
        from_below=FromBelow(row.from_below),
        year=year,
        sources=tuple(told.sources) or ((row.source_code,) if row.source_code else ()),
        demo=told.demo or row.origin == Origin.DEMO,
    )


def _of_register(session: Session) -> Iterator[IndicatorYear]:
    for code, (column, name, unit) in OF_REGISTER.items():
        found = [
            source
            for table in (District, Subdistrict)
            for source in session.scalars(
                select(col(table.source_code)).where(getattr(table, column).is_not(None)).distinct()
            )
        ]
        if found:
            yield IndicatorYear(
                code=code,
                name=Bilingual(_(name), None),
                unit=_(unit),
                lack=False,
                from_below=FromBelow.SUM,
                year=None,
                sources=tuple(dict.fromkeys(source for source in found if source)),
                demo=False,
            )


def _own_values(session: Session, as_of: date, indicator: IndicatorYear) -> dict[str, int]:
    """Return the values that stand for areas themselves, in hundredths, by code."""
    if indicator.code in OF_REGISTER and indicator.year is None:
        column = OF_REGISTER[indicator.code][0]
        return {
            code: value * _HUNDRED
            for table in (District, Subdistrict)
            for code, value in session.execute(select(col(table.code), getattr(table, column)))
            if value is not None
        }
    query = select(col(IndicatorValue.area_code), col(IndicatorValue.hundredths)).where(
        col(IndicatorValue.indicator_code) == indicator.code,
        col(IndicatorValue.year) == indicator.year,
        said_by(IndicatorValue, as_of),
    )
    own = {row[0]: row[1] for row in session.execute(query)}
    return under_later_codes(own, ((row[0], row[1]) for row in session.execute(went_on_as(as_of))))


def _tree(session: Session, as_of: date, *, villages: bool) -> AreaTree:
    """Return which areas lie in which on the day; villages only where some have values. A sum needs what has villages."""
    register = village_register(as_of)
    below: dict[str, list[str]] = defaultdict(list)
    for area in subdistricts(session, as_of=as_of):
        below[area.parent or area.code[:4]].append(area.code)
    if villages:
        needed = set()
        for code, subdistrict in session.execute(select(register.c.code, register.c.subdistrict_code)):
            below[subdistrict].append(code)
            needed |= {code, subdistrict}
    else:
        needed = set(session.scalars(select(register.c.subdistrict_code).distinct()))
    return AreaTree({code: tuple(codes) for code, codes in below.items()}, frozenset(needed))
