"""One area, or every one, with what it lies in: what pages of areas and the search stand on."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from sqlalchemy import func, or_
from sqlalchemy import select as sql_select
from sqlmodel import Session, col, select

from kmcore.areas.kinds import AreaChangeKind
from kmcore.areas.models import AreaChange, District, Subdistrict, Village
from kmcore.areas.of_day import names_before
from kmcore.areas.read_models import Area
from kmcore.bilingual import Bilingual, bilingual
from kmcore.i18n import _
from kmcore.storage.subjects import Subject, reads

VILLAGE_DIGITS: Final = 8


@dataclass(frozen=True, kw_only=True)
class AreaRecord:
    """A district, subdistrict or village as the register has it. ``name`` None: a village without a name.

    ``population`` and ``households`` None: not known. It is there from ``from_date`` to ``to_date``, both included,
    None: always, still. ``source``: the register's own.
    """

    code: str
    level: str
    name: Bilingual | None = bilingual()
    moo: int | None = None
    subdistrict: Area | None = None
    district: Area
    population: int | None = None
    households: int | None = None
    from_date: date | None = None
    to_date: date | None = None
    source: str | None = None

    def there_on(self, as_of: date) -> bool:
        """Tell whether the area was there on the day."""
        begun, ended = self.from_date or date.min, self.to_date or date.max
        return begun <= as_of <= ended

    def label(self, as_of: date | None = None) -> str:
        """Return "อำเภอลานสกา", "ตำบลขุนทะเล" or "บ้านนากง หมู่ 5" in the current language."""
        if self.level == "village":
            return " ".join(filter(None, (self.name and str(self.name), _("หมู่ {moo}", moo=self.moo))))
        own = self.district if self.level == "district" else self.subdistrict
        return str(own.name(as_of)) if own else self.code

    def parents(self, as_of: date | None = None) -> tuple[tuple[str, str, str], ...]:
        """Return the level, code and name of each area it lies in, the nearest first."""
        around = {"village": (self.subdistrict, self.district), "subdistrict": (self.district,)}
        return tuple(
            (area.level, area.code, str(area.name(as_of)))
            for area in around.get(self.level, ())
            if area is not None
        )


@dataclass(frozen=True)
class AreaStep:
    """What became of an area on a day. ``other``: the area it came from or became, None for none of its own.

    ``came``: it is what the other became. ``before``: the name it bore until then, None where it kept its name.
    """

    on_date: date
    kind: AreaChangeKind
    other: AreaRecord | None
    came: bool
    before: Bilingual | None
    note: str | None
    source: str | None


@reads(Subject.AREAS)
def area_record(session: Session, code: str, as_of: date | None = None) -> AreaRecord | None:
    """Return the area with this code, of whatever day, by its names of ``as_of``; None where the register has none."""
    if village := session.get(Village, code):
        around = session.get_one(Subdistrict, village.subdistrict_code)
        found = _village(village, _subdistrict_area(around), _district_of(session, around))
    elif subdistrict := session.get(Subdistrict, code):
        found = _subdistrict(subdistrict, _district_of(session, subdistrict))
    elif district := session.get(District, code):
        found = _district(district)
    else:
        return None
    return _named_on(session, found, as_of) if as_of else found


@reads(Subject.AREAS)
def area_steps(session: Session, code: str, as_of: date) -> list[AreaStep]:
    """Return what became of an area by the day, and what it came from, in the order of time."""
    mine = or_(col(AreaChange.from_code) == code, col(AreaChange.to_code) == code)
    query = select(AreaChange).where(mine, col(AreaChange.on_date) <= as_of)
    rows = session.exec(query.order_by(col(AreaChange.on_date), col(AreaChange.id)))
    return [_step(session, code, row, as_of) for row in rows]


def _step(session: Session, code: str, row: AreaChange, as_of: date) -> AreaStep:
    other = row.from_code if row.to_code == code else row.to_code
    return AreaStep(
        on_date=row.on_date,
        kind=AreaChangeKind(row.kind),
        other=area_record(session, other, as_of) if other and other != code else None,
        came=row.to_code == code and row.from_code != code,
        before=Bilingual.or_none(row.name_before_th, row.name_before_en),
        note=row.note,
        source=row.source_code,
    )


def _named_on(session: Session, found: AreaRecord, as_of: date) -> AreaRecord:
    """Return the area with the names that it, and what it lies in, bore on the day."""
    before = names_before(as_of, "before")
    codes = [found.code, found.district.code, *([found.subdistrict.code] if found.subdistrict else [])]
    query = select(before.c.code, before.c.name_th, before.c.name_en).where(before.c.code.in_(codes))
    names = {code: Bilingual.or_none(th, en) for code, th, en in session.execute(query)}
    return replace(
        found,
        name=names.get(found.code, found.name),
        district=_area_named(found.district, names),
        subdistrict=_area_named(found.subdistrict, names) if found.subdistrict else None,
    )


def _area_named(area: Area, names: Mapping[str, Bilingual | None]) -> Area:
    return replace(area, short=names.get(area.code) or area.short)


@dataclass(frozen=True, slots=True)
class VillageToFind:
    """A village in a list of all of them: as light as may be, for there may be 75,000."""

    code: str
    moo: int
    name_th: str
    name_en: str
    subdistrict_code: str


@reads(Subject.AREAS)
def larger_areas(session: Session) -> list[AreaRecord]:
    """Return every district and then every subdistrict that there ever was, each by code. Two statements."""
    districts = {row.code: row for row in session.exec(select(District).order_by(col(District.code)))}
    subdistricts = session.exec(select(Subdistrict).order_by(col(Subdistrict.code)))
    around = {code: _district_area(row) for code, row in districts.items()}
    return [
        *map(_district, districts.values()),
        *(_subdistrict(row, around[row.district_code]) for row in subdistricts),
    ]


@reads(Subject.AREAS)
def areas_called_otherwise(session: Session, as_of: date) -> dict[str, AreaRecord]:
    """Return the districts and subdistricts that on the day had another name or kind than their last, by code."""
    before = names_before(as_of, "before")
    codes = {*session.scalars(sql_select(before.c.code))}
    raised = sql_select(col(District.code)).where(col(District.amphoe_from) > as_of)
    codes |= {*session.scalars(raised)}
    lying = sql_select(col(Subdistrict.code)).where(col(Subdistrict.district_code).in_(codes))
    codes |= {*session.scalars(lying)}
    found = (area_record(session, code, as_of) for code in sorted(codes) if len(code) < VILLAGE_DIGITS)
    return {one.code: one for one in found if one is not None}


@reads(Subject.AREAS)
def earlier_names(session: Session) -> dict[str, tuple[str, ...]]:
    """Return the names that areas bore before they got another, by code: Thai and English, the oldest first."""
    query = (
        sql_select(col(AreaChange.from_code), col(AreaChange.name_before_th), col(AreaChange.name_before_en))
        .where(col(AreaChange.name_before_th).is_not(None))
        .order_by(col(AreaChange.on_date), col(AreaChange.id))
    )
    found: dict[str, tuple[str, ...]] = {}
    for code, thai, english in session.execute(query):
        found[code] = (*found.get(code, ()), thai, *([english] if english else []))
    return found


@reads(Subject.AREAS)
def listed_villages(session: Session) -> list[VillageToFind]:
    """Return every village that there ever was, by code. One statement."""
    columns = (
        col(Village.code),
        col(Village.moo),
        func.coalesce(col(Village.name_th), ""),
        func.coalesce(col(Village.name_en), ""),
        col(Village.subdistrict_code),
    )
    return [VillageToFind(*row) for row in session.execute(sql_select(*columns).order_by(col(Village.code)))]


def _district_of(session: Session, subdistrict: Subdistrict) -> Area:
    return _district_area(session.get_one(District, subdistrict.district_code))


def _district_area(row: District) -> Area:
    return Area(
        code=row.code,
        level="district",
        short=Bilingual(row.name_th, row.name_en),
        amphoe_from=row.amphoe_from,
        minor=row.minor,
    )


def _subdistrict_area(row: Subdistrict) -> Area:
    names = Bilingual(row.name_th, row.name_en)
    return Area(code=row.code, level="subdistrict", short=names, parent=row.district_code)


def _district(row: District) -> AreaRecord:
    return AreaRecord(
        code=row.code,
        level="district",
        name=Bilingual(row.name_th, row.name_en),
        district=_district_area(row),
        from_date=row.from_date,
        to_date=row.to_date,
        population=row.population,
        households=row.households,
        source=row.source_code,
    )


def _subdistrict(row: Subdistrict, district: Area) -> AreaRecord:
    return AreaRecord(
        code=row.code,
        level="subdistrict",
        name=Bilingual(row.name_th, row.name_en),
        subdistrict=_subdistrict_area(row),
        district=district,
        from_date=row.from_date,
        to_date=row.to_date,
        population=row.population,
        households=row.households,
        source=row.source_code,
    )


def _village(row: Village, subdistrict: Area, district: Area) -> AreaRecord:
    return AreaRecord(
        code=row.code,
        level="village",
        name=Bilingual.or_none(row.name_th, row.name_en),
        moo=row.moo,
        subdistrict=subdistrict,
        district=district,
        from_date=row.from_date,
        to_date=row.to_date,
        source=row.source_code,
    )
