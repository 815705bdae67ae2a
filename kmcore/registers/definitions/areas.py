"""Areas of every level in one list: what a row is says the length of its code."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import exists, select
from sqlmodel import Session

from kmcore.areas.models import District, Subdistrict, Village
from kmcore.i18n import N_, _
from kmcore.registers.area_list.form import AreaListForm
from kmcore.registers.area_matching.area_levels import level_of
from kmcore.registers.area_matching.bare_names import with_bare_name
from kmcore.registers.cell_values import plain_text, read_code
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.definition import RegisterField, RegisterKind, Values
from kmcore.registers.definition_parts import english_name, name_says_the_same_moo, source_field
from kmcore.registers.errors import RegisterError
from kmcore.registers.field_types import Degrees, Flag, Reference, RowAround, Text, Whole
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import people_in_register, villages_in_register
from kmcore.registers.read_models import RowProblem
from kmcore.registers.row_keeper import Entry
from kmcore.storage.base import Base, Origin

Area = District | Subdistrict | Village
LEVELS: Final[Mapping[int, type[Area]]] = {
    4: District,
    6: Subdistrict,
    8: Village,
}
MEASURED: Final = ("lat", "lon", "population", "households")
LENGTH: Final = N_("รหัส “{found}” มี {length} หลัก อำเภอมี 4 หลัก ตำบล 6 หลัก หมู่บ้าน 8 หลัก ตรวจรหัสแล้วใส่ให้ครบ")
NO_NAME: Final = N_("อำเภอและตำบลต้องมีชื่อ ใส่ชื่อของ {code}")
NOT_OF_VILLAGES: Final = N_("ทะเบียนหมู่บ้านไม่เก็บพิกัด ประชากร และครัวเรือน ใส่เป็นค่าตัวชี้วัด หรือเว้นว่าง")
ONLY_DISTRICTS: Final = N_("มีแต่อำเภอที่ตั้งขึ้นเป็นกิ่งอำเภอ รหัส {code} ไม่ใช่อำเภอ เว้นช่องนี้ว่าง")
OTHER_PARENT: Final = N_("รหัส {code} ไม่ได้ขึ้นต้นด้วยรหัสของพื้นที่ที่อยู่ใน ({parent}) แก้รหัสใดรหัสหนึ่ง")
STANDS: Final = N_("มีข้อมูลอ้างถึงพื้นที่ {code} อยู่ ถอนหรือย้ายข้อมูลเหล่านั้นก่อน")


class _AreaCode(Text):
    """A code of four, six or eight digits."""

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002 - as FieldType
        text = plain_text(cell)
        if text is None:
            return None
        length = sum(letter.isdigit() for letter in text.removesuffix(".0"))
        if length not in LEVELS:
            raise FieldProblem("wrong_length", LENGTH, found=text[:40], length=length)
        return read_code(cell, length)


def _fits_its_level(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    code, parent = str(row.get("code")), row.get("parent_code")
    is_village = len(code) == max(LEVELS)
    if not is_village and not row.get("name_th"):
        yield RowProblem("name_th", "empty", _(NO_NAME, code=code))
    if is_village and any(row.get(name) is not None for name in MEASURED):
        yield RowProblem("population", "not_of_villages", _(NOT_OF_VILLAGES))
    if len(code) != min(LEVELS) and row.get("minor") is not None:
        yield RowProblem("minor", "not_of_districts", _(ONLY_DISTRICTS, code=code))
    if is_village:
        yield from name_says_the_same_moo(row)
    if parent and (not code.startswith(parent) or len(code) != len(parent) + 2):
        yield RowProblem("parent_code", "outside", _(OTHER_PARENT, code=code, parent=parent))


def _restated(row: Values) -> Values:
    level = level_of(str(row.get("code")))
    return dict(row) if level is None else with_bare_name(level, row)


def _completed(row: dict[str, Any]) -> dict[str, Any]:
    """Take the area around it from the code."""
    code = str(row.get("code"))
    around = code[:-2] if len(code) > min(LEVELS) else None
    return {**row, "parent_code": row.get("parent_code") or around}


class _Areas:
    """Areas, each in the table of its level."""

    store_key = ("code",)

    @property
    def parts(self) -> frozenset[str]:
        """Return every table: ``remove`` asks itself what stands on an area."""
        return frozenset(Base.metadata.tables)

    def rows(self, session: Session) -> Iterable[Values]:
        for length, table in LEVELS.items():
            query = select(Base.metadata.tables[str(table.__tablename__)])
            for found in session.execute(query).mappings():
                parent = found["code"][:-2] if length > min(LEVELS) else None
                measured = {name: found.get(name) for name in MEASURED}
                named = {name: found[name] for name in ("code", "name_th", "source_code", "origin")}
                yield {
                    **named,
                    **measured,
                    "name_en": found["name_en"] or "",
                    "parent_code": parent,
                    "minor": found.get("minor"),
                }

    def add(self, session: Session, entry: Entry, values: Mapping[str, Any]) -> Values:  # noqa: ARG002 - as RowKeeper
        code = str(values["code"])
        said: dict[str, Any] = {name: values.get(name) for name in ("name_th", "name_en", "source_code")}
        if len(code) == max(LEVELS):
            said |= {"subdistrict_code": code[:-2], "moo": int(code[-2:])}
        else:
            said |= {name: values.get(name) for name in MEASURED}
            said |= _of_level(code, values)
        session.add(LEVELS[len(code)](code=code, origin=Origin.LIVE, **said))
        session.flush()
        minor = bool(values.get("minor")) if len(code) == min(LEVELS) else None
        return {**dict.fromkeys(MEASURED), **values, "minor": minor}

    def change(self, session: Session, entry: Entry, key: tuple[Any, ...], values: Mapping[str, Any]) -> None:  # noqa: ARG002
        row = session.get_one(LEVELS[len(key[0])], key[0])
        for name, value in values.items():
            setattr(row, name, value)
        session.flush()

    def remove(self, session: Session, entry: Entry, key: tuple[Any, ...]) -> None:  # noqa: ARG002
        row = session.get_one(LEVELS[len(key[0])], key[0])
        if _is_referred_to(session, LEVELS[len(key[0])], key[0]):
            raise RegisterError(STANDS, code=key[0])
        session.delete(row)
        session.flush()


def _of_level(code: str, values: Mapping[str, Any]) -> dict[str, Any]:
    is_district = LEVELS[len(code)] is District
    return {"minor": bool(values.get("minor"))} if is_district else {"district_code": code[:-2]}


def _is_referred_to(session: Session, level: type[Area], code: str) -> bool:
    table = Base.metadata.tables[str(level.__tablename__)]
    pointing = (
        column
        for other in Base.metadata.sorted_tables
        for column in other.columns
        if any(key.column.table is table for key in column.foreign_keys)
    )
    return any(session.scalar(select(exists().where(column == code))) for column in pointing)


KIND = RegisterKind(
    code="areas",
    title=N_("พื้นที่ทุกระดับ"),
    one=N_("พื้นที่"),
    table=District,
    key=("code",),
    named_by=("name_th",),
    found_by=("code",),
    keeper=_Areas(),
    once=("parent_code",),
    rules=(_fits_its_level,),
    completed=_completed,
    restated=_restated,
    tables=tuple(LEVELS.values()),
    form=AreaListForm(),
    totals=(villages_in_register, people_in_register),
    fields=(
        RegisterField(
            "code",
            N_("รหัสพื้นที่"),
            _AreaCode(8),
            headed("รหัส", "รหัสอำเภอ ตำบล หมู่บ้าน", "code"),
            required=True,
        ),
        RegisterField("name_th", N_("ชื่อพื้นที่"), Text(), headed("ชื่อ", "พื้นที่")),
        english_name(),
        RegisterField("parent_code", N_("อยู่ใน"), Reference(to="areas"), headed("รหัสพื้นที่ที่อยู่ใน")),
        RegisterField("lat", N_("ละติจูด"), Degrees(), headed("lat", "latitude")),
        RegisterField("lon", N_("ลองจิจูด"), Degrees(longitude=True), headed("long", "lon", "longitude")),
        RegisterField("population", N_("ประชากร"), Whole(), headed("จำนวนประชากร", "ประชากร (คน)")),
        RegisterField("households", N_("ครัวเรือน"), Whole(), headed("จำนวนครัวเรือน", "หลังคาเรือน")),
        RegisterField("minor", N_("ตั้งขึ้นเป็นกิ่งอำเภอ"), Flag(), headed("เป็นกิ่งอำเภอ", "เคยเป็นกิ่งอำเภอ")),
        source_field(),
    ),
)
