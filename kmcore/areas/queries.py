"""Reading the register of areas."""

from datetime import date
from typing import Final, Literal

from sqlalchemy import Subquery, func, literal, or_, select
from sqlmodel import Session, col

from kmcore.areas.models import Boundary, District, Subdistrict, Village
from kmcore.areas.read_models import Area, AreaMatch, BoundaryMap
from kmcore.bilingual import Bilingual
from kmcore.errors import NotFoundError
from kmcore.i18n import _
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.collation import normalize, sort_key
from kmcore.thai.errors import shown

Level = Literal["district", "subdistrict"]
LEVELS: Final[tuple[Level, ...]] = ("district", "subdistrict")


@reads(Subject.AREAS)
def districts(session: Session) -> list[Area]:
    """Return every district, in Thai alphabetical order."""
    rows = session.execute(
        select(
            col(District.code),
            literal("district"),
            col(District.name_th),
            col(District.name_en),
            literal(None),
            col(District.amphoe_from),
        )
    )
    return sorted((_area(*row) for row in rows), key=lambda area: sort_key(area.short.th))


@reads(Subject.AREAS)
def subdistricts(session: Session, district_code: str | None = None) -> list[Area]:
    """Return the subdistricts of a district (all of them without one), in Thai alphabetical order."""
    query = select(
        col(Subdistrict.code),
        literal("subdistrict"),
        col(Subdistrict.name_th),
        col(Subdistrict.name_en),
        col(Subdistrict.district_code),
    )
    if district_code:
        query = query.where(col(Subdistrict.district_code) == district_code)
    return sorted((_area(*row) for row in session.execute(query)), key=lambda area: sort_key(area.short.th))


@reads(Subject.AREAS)
def district(session: Session, code: str) -> Area:
    """Return one district.

    Raises:
        NotFoundError: no such code in the register.
    """
    row = session.get(District, code)
    if row is None:
        raise NotFoundError("ไม่มีอำเภอรหัส {code} ในทะเบียนจังหวัดนี้ เลือกอำเภอจากรายการหรือแผนที่", code=code)
    return _area(row.code, "district", row.name_th, row.name_en, None, row.amphoe_from)


def _area(  # noqa: PLR0913, PLR0917 - the columns as the queries above select them
    code: str, level: str, th: str, en: str, parent: str | None = None, amphoe_from: date | None = None
) -> Area:
    return Area(code=code, level=level, short=Bilingual(th, en), parent=parent, amphoe_from=amphoe_from)


def village_sources(session: Session) -> list[str]:
    """Return the codes of the sources that the register of villages is from."""
    query = select(col(Village.source_code)).distinct().order_by(col(Village.source_code))
    return [code for code in session.scalars(query) if code]


def village_count(session: Session) -> int:
    """Return how many villages the register has: what every map and table must add up to."""
    return int(session.execute(select(func.count(col(Village.code)))).scalar_one())


def village_register() -> Subquery:
    """Return the register as a subquery for other subjects to join, one row a village.

    Columns: code, moo, name_th, name_en, subdistrict_code, subdistrict_th, subdistrict_en, district_code,
    district_th, district_en.
    """
    return (
        select(
            col(Village.code),
            col(Village.moo),
            col(Village.name_th),
            col(Village.name_en),
            col(Village.subdistrict_code),
            col(Subdistrict.name_th).label("subdistrict_th"),
            col(Subdistrict.name_en).label("subdistrict_en"),
            col(Subdistrict.district_code),
            col(District.name_th).label("district_th"),
            col(District.name_en).label("district_en"),
        )
        .join(Subdistrict, col(Subdistrict.code) == col(Village.subdistrict_code))
        .join(District, col(District.code) == col(Subdistrict.district_code))
        .subquery("register")
    )


@reads(Subject.AREAS)
def boundaries(session: Session, level: Level) -> BoundaryMap | None:
    """Return the map of a level, None where none was loaded."""
    row = session.get(Boundary, level)
    return BoundaryMap(row.level, row.geojson, row.approximate, row.source) if row else None


@reads(Subject.AREAS)
def search_areas(session: Session, text: str, limit: int = 12) -> list[AreaMatch]:
    """Return districts, subdistricts and villages whose Thai or English name or code matches ``text``.

    Digits match the beginning of a code; names match anywhere. Villages are matched by code and, when
    the register has them, by name.
    """
    wanted = normalize(text)
    if not wanted:
        return []
    matcher = _by_code if wanted.isdigit() else _by_name
    return matcher(session, wanted, limit)


def _by_code(session: Session, digits: str, limit: int) -> list[AreaMatch]:
    names = {area.code: area for area in districts(session) + subdistricts(session)}
    places = [AreaMatch(code, area.name()) for code, area in sorted(names.items()) if code.startswith(digits)]
    query = (
        select(col(Village.code), col(Village.moo), col(Village.name_th), col(Village.subdistrict_code))
        .where(col(Village.code).startswith(digits))
        .order_by(col(Village.code))
        .limit(limit)
    )
    villages = [
        AreaMatch(code, village_label(moo, name, names[parent]))
        for code, moo, name, parent in session.execute(query)
    ]
    return (places + villages)[:limit]


def _by_name(session: Session, wanted: str, limit: int) -> list[AreaMatch]:
    areas = districts(session) + subdistricts(session)
    parents = {area.code: area for area in areas}
    hits = [
        AreaMatch(area.code, _label(area, parents))
        for area in areas
        if wanted in normalize(area.name()) or wanted in normalize(area.short.en)
    ]
    like = or_(col(Village.name_th).contains(wanted), col(Village.name_en).icontains(wanted))
    query = select(col(Village.code), col(Village.moo), col(Village.name_th), col(Village.subdistrict_code))
    rows = session.execute(query.where(like).order_by(col(Village.code)).limit(limit))
    hits += [AreaMatch(code, village_label(moo, name, parents[parent])) for code, moo, name, parent in rows]
    return hits[:limit]


def _label(area: Area, parents: dict[str, Area]) -> str:
    return f"{area.name()} · {parents[area.parent].name()}" if area.parent else area.name()


def village_label(moo: int, name: str | None, subdistrict: Area) -> str:
    """Return "บ้านควน หมู่ 3 ตำบลพรหมโลก", without the name where the register has none."""
    return " ".join(filter(None, (name, _("หมู่ {moo}", moo=moo), subdistrict.name())))


@reads(Subject.AREAS)
def area_named(session: Session, code: str) -> AreaMatch:
    """Return the district, subdistrict or village of a code.

    Raises:
        NotFoundError: no such code in the register.
    """
    found = next((place for place in _by_code(session, code, 1) if place.code == code), None)
    if found is None:
        raise NotFoundError("ไม่มีพื้นที่รหัส {code} ในทะเบียนจังหวัดนี้ เลือกอำเภอจากแผนที่หรือค้นด้วยชื่อ", code=shown(code))
    return found
