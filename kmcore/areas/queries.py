"""Reading the register of areas."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Select, Subquery, func, literal, or_, select
from sqlmodel import Session, col

from kmcore.areas.drawn_map import NamedListedArea, drawn_maps
from kmcore.areas.map_of_day import has_areas, map_of_day
from kmcore.areas.models import AreaChange, Boundary, District, Subdistrict, Village
from kmcore.areas.of_day import AreaTable, counted_for, name_on, names_before, there_on
from kmcore.areas.read_models import CODE_LENGTH, Area, AreaMatch, BoundaryMap
from kmcore.areas.schematic.features import AreaName
from kmcore.areas.schematic.tiles import ListedArea
from kmcore.bilingual import Bilingual
from kmcore.errors import NotFoundError
from kmcore.i18n import N_, _
from kmcore.storage.subjects import Subject, reads
from kmcore.thai.collation import normalize, sort_key
from kmcore.thai.errors import shown
from kmcore.thai.spoken_dates import spoken_day

Level = Literal["district", "subdistrict"]
LEVELS: Final[tuple[Level, ...]] = ("district", "subdistrict")
AREA_TABLES: Final[Mapping[str, AreaTable]] = {
    "district": District,
    "subdistrict": Subdistrict,
    "village": Village,
}
NOT_YET: Final = N_("{place} ยังไม่มีเมื่อ {day} เลือกวันที่หลังจากนั้น หรือเลือกพื้นที่อื่น")
WENT_ON: Final = N_("{place} ไม่มีแล้วเมื่อ {day} ตั้งแต่นั้นคือ {now}")
NO_MORE: Final = N_("{place} ไม่มีแล้วเมื่อ {day} ดูในทะเบียนว่ากลายเป็นพื้นที่ใด หรือเลือกวันที่ก่อนหน้านั้น")


@reads(Subject.AREAS)
def districts(session: Session, as_of: date | None = None) -> list[Area]:
    """Return every district of a day, in Thai alphabetical order, each by its name of that day.

    ``as_of`` None: all that there ever were, by their newest names.
    """
    before = names_before(as_of or date.max, "district_before")
    query = select(
        col(District.code),
        literal("district"),
        name_on(District, before, "name_th"),
        name_on(District, before, "name_en"),
        literal(None),
        col(District.amphoe_from),
        col(District.minor),
    ).outerjoin(before, before.c.code == col(District.code))
    if as_of:
        query = query.where(there_on(District, as_of))
    return sorted((_area(*row) for row in session.execute(query)), key=lambda area: sort_key(area.short.th))


@reads(Subject.AREAS)
def subdistricts(session: Session, district_code: str | None = None, as_of: date | None = None) -> list[Area]:
    """Return the subdistricts of a district (all of them without one) on a day, as ``districts`` does."""
    before = names_before(as_of or date.max, "subdistrict_before")
    query = select(
        col(Subdistrict.code),
        literal("subdistrict"),
        name_on(Subdistrict, before, "name_th"),
        name_on(Subdistrict, before, "name_en"),
        col(Subdistrict.district_code),
    ).outerjoin(before, before.c.code == col(Subdistrict.code))
    if as_of:
        query = query.where(there_on(Subdistrict, as_of))
    if district_code:
        query = query.where(col(Subdistrict.district_code) == district_code)
    return sorted((_area(*row) for row in session.execute(query)), key=lambda area: sort_key(area.short.th))


@reads(Subject.AREAS)
def district(session: Session, code: str, as_of: date | None = None) -> Area:
    """Return one district by its name of the day; of any day, by its newest name, where none is said.

    Raises:
        NotFoundError: no such code in the register.
    """
    found = next((area for area in districts(session, as_of) if area.code == code), None)
    if found is None:
        raise NotFoundError("ไม่มีอำเภอรหัส {code} ในทะเบียนจังหวัดนี้ เลือกอำเภอจากรายการหรือแผนที่", code=code)
    return found


def _area(  # noqa: PLR0913, PLR0917 - the columns as the queries above select them
    code: str,
    level: str,
    th: str,
    en: str,
    parent: str | None = None,
    amphoe_from: date | None = None,
    minor: bool = False,  # noqa: FBT001, FBT002
) -> Area:
    name = Bilingual(th, en)
    return Area(code=code, level=level, short=name, parent=parent, amphoe_from=amphoe_from, minor=minor)


def village_sources(session: Session) -> list[str]:
    """Return the codes of the sources that the register of villages is from."""
    query = select(col(Village.source_code)).distinct().order_by(col(Village.source_code))
    return [code for code in session.scalars(query) if code]


def village_count(session: Session, as_of: date) -> int:
    """Return how many villages the register of a day has: what every map and table must add up to."""
    query = select(func.count(col(Village.code))).where(there_on(Village, as_of))
    return int(session.execute(query).scalar_one())


@reads(Subject.AREAS)
def successors(session: Session, as_of: date) -> dict[str, str]:
    """Return for which area what stands on an earlier one counts on a day, codes by code; others for themselves."""
    counted = counted_for(as_of)
    query = select(counted.c.from_code, counted.c.to_code)
    return dict(session.execute(query).all())


def village_register(as_of: date) -> Subquery:
    """Return the register of a day as a subquery for other subjects to join, one row a village.

    Columns: code, moo, name_th, name_en, subdistrict_code, subdistrict_th, subdistrict_en, district_code,
    district_th, district_en; names are those of the day.
    """
    village, subdistrict, of_district = (
        names_before(as_of, f"{level}_before") for level in ("village", "subdistrict", "district")
    )
    return (
        select(
            col(Village.code),
            col(Village.moo),
            name_on(Village, village, "name_th").label("name_th"),
            name_on(Village, village, "name_en").label("name_en"),
            col(Village.subdistrict_code),
            name_on(Subdistrict, subdistrict, "name_th").label("subdistrict_th"),
            name_on(Subdistrict, subdistrict, "name_en").label("subdistrict_en"),
            col(Subdistrict.district_code),
            name_on(District, of_district, "name_th").label("district_th"),
            name_on(District, of_district, "name_en").label("district_en"),
        )
        .join(Subdistrict, col(Subdistrict.code) == col(Village.subdistrict_code))
        .join(District, col(District.code) == col(Subdistrict.district_code))
        .outerjoin(village, village.c.code == col(Village.code))
        .outerjoin(subdistrict, subdistrict.c.code == col(Subdistrict.code))
        .outerjoin(of_district, of_district.c.code == col(District.code))
        .where(there_on(Village, as_of))
        .subquery("register")
    )


@reads(Subject.AREAS)
def boundaries(session: Session, level: Level, as_of: date | None = None) -> BoundaryMap | None:
    """Return the map of a level; of a day, with its areas: the one that was brought, else one drawn from the register.

    Where areas changed, lines that are not there are made of those that are: the map is then an approximate one.
    None without an area.
    """
    return kept_boundaries(session, level, as_of) or _drawn(session, level, as_of)


def kept_boundaries(session: Session, level: Level, as_of: date | None = None) -> BoundaryMap | None:
    """Return the map of a level that was brought, None where none was; as ``boundaries``."""
    row = session.get(Boundary, level)
    if row is None:
        return None
    lines = _lines(session, level) if as_of else []
    if not lines:
        return BoundaryMap(row.level, row.geojson, row.approximate, row.source)
    found = districts(session, as_of) if level == "district" else subdistricts(session, as_of=as_of)
    names = {
        one.code: AreaName(one.code, one.short.th, one.short.en, one.parent or one.code) for one in found
    }
    if has_areas(row.geojson, names):
        return BoundaryMap(row.level, row.geojson, row.approximate, row.source)
    return BoundaryMap(row.level, map_of_day(row.geojson, names, lines), approximate=True, source=row.source)


def _lines(session: Session, level: Level) -> list[tuple[str, str]]:
    """Return what became of which areas of a level, in the order of time."""
    length = next(digits for digits, one in CODE_LENGTH.items() if one == level)
    query = (
        select(col(AreaChange.from_code), col(AreaChange.to_code))
        .where(
            func.length(col(AreaChange.from_code)) == length, func.length(col(AreaChange.to_code)) == length
        )
        .order_by(col(AreaChange.on_date), col(AreaChange.id))
    )
    return [(before, after) for before, after in session.execute(query) if before and after]


def _drawn(session: Session, level: Level, as_of: date | None) -> BoundaryMap | None:
    points = {
        row.code: row for table in (District, Subdistrict) for row in session.execute(_points(table)).all()
    }
    maps = drawn_maps(
        tuple(
            _listed(area, points[area.code]) for area in sorted(districts(session, as_of), key=_by_code_of)
        ),
        tuple(
            _listed(area, points[area.code])
            for area in sorted(subdistricts(session, as_of=as_of), key=_by_code_of)
        ),
    )
    drawn = getattr(maps, level, "")
    return BoundaryMap(level, drawn, approximate=True, source=maps.source) if maps and drawn else None


def _points(table: type[District | Subdistrict]) -> Select[str, float | None, float | None, int | None]:
    return select(col(table.code), col(table.lon), col(table.lat), col(table.population))


def _listed(area: Area, point: Any) -> NamedListedArea:
    listed = ListedArea(
        area.code, area.parent or area.code, point.lon, point.lat, float(point.population or 0)
    )
    return NamedListedArea(listed, area.short.th, area.short.en)


def _by_code_of(area: Area) -> str:
    return area.code


@reads(Subject.AREAS)
def search_areas(session: Session, text: str, limit: int = 12, as_of: date | None = None) -> list[AreaMatch]:
    """Return districts, subdistricts and villages of a day whose Thai or English name or code matches ``text``.

    Digits match the beginning of a code; names match anywhere. Villages are matched by code and, when
    the register has them, by name. ``as_of`` None: all that there ever were, by their newest names.
    """
    wanted = normalize(text)
    if not wanted:
        return []
    matcher = _by_code if wanted.isdigit() else _by_name
    return matcher(session, wanted, limit, as_of)


def _by_code(session: Session, digits: str, limit: int, as_of: date | None) -> list[AreaMatch]:
    parents = _parents(session, as_of)
    places = [
        AreaMatch(code, area.name(as_of)) for code, area in sorted(parents.items()) if code.startswith(digits)
    ]
    query, _names = _villages(as_of)
    found = session.execute(query.where(col(Village.code).startswith(digits)).limit(limit))
    return (places + _matches(found, parents))[:limit]


def _by_name(session: Session, wanted: str, limit: int, as_of: date | None) -> list[AreaMatch]:
    parents = _parents(session, as_of)
    hits = [
        AreaMatch(area.code, _label(area, parents, as_of))
        for area in parents.values()
        if wanted in normalize(area.name(as_of)) or wanted in normalize(area.short.en)
    ]
    query, (thai, english) = _villages(as_of)
    like = or_(thai.contains(wanted), english.icontains(wanted))
    return (hits + _matches(session.execute(query.where(like).limit(limit)), parents))[:limit]


def _parents(session: Session, as_of: date | None) -> dict[str, Area]:
    return {area.code: area for area in districts(session, as_of) + subdistricts(session, as_of=as_of)}


def _villages(as_of: date | None) -> tuple[Select[Any], tuple[ColumnElement[Any], ColumnElement[Any]]]:
    """Return the villages of the day, (code, moo, name, subdistrict's code) by code, and their two names' columns."""
    before = names_before(as_of or date.max, "village_before")
    thai, english = name_on(Village, before, "name_th"), name_on(Village, before, "name_en")
    query = (
        select(col(Village.code), col(Village.moo), thai, col(Village.subdistrict_code))
        .outerjoin(before, before.c.code == col(Village.code))
        .order_by(col(Village.code))
    )
    return (query if as_of is None else query.where(there_on(Village, as_of))), (thai, english)


def _matches(rows: Iterable[Any], parents: Mapping[str, Area]) -> list[AreaMatch]:
    return [AreaMatch(code, village_label(moo, name, parents[parent])) for code, moo, name, parent in rows]


def _label(area: Area, parents: Mapping[str, Area], as_of: date | None) -> str:
    name = area.name(as_of)
    return f"{name} · {parents[area.parent].name(as_of)}" if area.parent else name


def village_label(moo: int, name: str | None, subdistrict: Area) -> str:
    """Return "บ้านควน หมู่ 3 ตำบลพรหมโลก", without the name where the register has none."""
    return " ".join(filter(None, (name, _("หมู่ {moo}", moo=moo), subdistrict.name())))


@reads(Subject.AREAS)
def area_named(session: Session, code: str, as_of: date | None = None) -> AreaMatch:
    """Return the district, subdistrict or village of a code by its name of the day; of any day where none is said.

    Raises:
        NotFoundError: no such code in the register, or it is another day's: the sentence says which.
    """
    found = next((place for place in _by_code(session, code, 1, as_of) if place.code == code), None)
    if found is not None:
        return found
    if as_of and (ever := next((one for one in _by_code(session, code, 1, None) if one.code == code), None)):
        told, now = _not_of_day(session, code, as_of), successors(session, as_of).get(code)
        if now and told == NO_MORE:
            there = area_named(session, now, as_of).label
            raise NotFoundError(WENT_ON, place=ever.label, day=spoken_day(as_of), now=there)
        raise NotFoundError(told, place=ever.label, day=spoken_day(as_of))
    raise NotFoundError("ไม่มีพื้นที่รหัส {code} ในทะเบียนจังหวัดนี้ เลือกอำเภอจากแผนที่หรือค้นด้วยชื่อ", code=shown(code))


def _not_of_day(session: Session, code: str, as_of: date) -> str:
    table = AREA_TABLES[CODE_LENGTH[len(code)]]
    begun = session.scalar(select(col(table.from_date)).where(col(table.code) == code))
    return NOT_YET if begun and begun > as_of else NO_MORE
