"""One area, or every one, with what it lies in: what pages of areas and the search stand on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from kmcore.areas.models import District, Subdistrict, Village
from kmcore.areas.read_models import Area
from kmcore.bilingual import Bilingual, bilingual
from kmcore.i18n import _
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True, kw_only=True)
class AreaRecord:
    """A district, subdistrict or village as the register has it. ``name`` None: a village without a name.

    ``population`` and ``households`` None: not known. ``source``: the register's own.
    """

    code: str
    level: str
    name: Bilingual | None = bilingual()
    moo: int | None = None
    subdistrict: Area | None = None
    district: Area
    population: int | None = None
    households: int | None = None
    source: str | None = None

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


@reads(Subject.AREAS)
def area_record(session: Session, code: str) -> AreaRecord | None:
    """Return the area with this code; None where the register has none."""
    if village := session.get(Village, code):
        around = session.get_one(Subdistrict, village.subdistrict_code)
        return _village(village, _subdistrict_area(around), _district_of(session, around))
    if subdistrict := session.get(Subdistrict, code):
        return _subdistrict(subdistrict, _district_of(session, subdistrict))
    district = session.get(District, code)
    return _district(district) if district else None


@reads(Subject.AREAS)
def area_records(session: Session) -> Iterator[AreaRecord]:
    """Return every area: the districts, the subdistricts, then the villages, each by code. Three statements."""
    districts = {row.code: row for row in session.exec(select(District).order_by(col(District.code)))}
    subdistricts = {
        row.code: row for row in session.exec(select(Subdistrict).order_by(col(Subdistrict.code)))
    }
    around = {code: _district_area(row) for code, row in districts.items()}
    yield from map(_district, districts.values())
    nearer = {code: _subdistrict_area(row) for code, row in subdistricts.items()}
    for row in subdistricts.values():
        yield _subdistrict(row, around[row.district_code])
    for village in session.exec(select(Village).order_by(col(Village.code))):
        subdistrict = nearer[village.subdistrict_code]
        yield _village(village, subdistrict, around[subdistrict.parent or ""])


def _district_of(session: Session, subdistrict: Subdistrict) -> Area:
    return _district_area(session.get_one(District, subdistrict.district_code))


def _district_area(row: District) -> Area:
    return Area(
        code=row.code,
        level="district",
        short=Bilingual(row.name_th, row.name_en),
        amphoe_from=row.amphoe_from,
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
        source=row.source_code,
    )
