"""Villages, by DOPA's code of eight digits: subdistrict and moo."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kmcore.areas.models import Village
from kmcore.i18n import N_, _
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.area_matching.bare_names import with_bare_name
from kmcore.registers.definition import RegisterField, RegisterKind, RowName, Values
from kmcore.registers.definition_parts import name_says_the_same_moo, source_field
from kmcore.registers.field_types import AreaReference, Code, Moo, Text
from kmcore.registers.headings import headed
from kmcore.registers.known_totals import villages_in_register
from kmcore.registers.read_models import RowProblem

OTHER_MOO = N_("รหัส {code} ลงท้ายด้วยหมู่ {by_code} แต่ช่องหมู่ที่เป็น {moo} แก้ให้ตรงกัน")
OUTSIDE = N_("รหัสหมู่บ้าน {code} ไม่ได้ขึ้นต้นด้วยรหัสตำบล {subdistrict} แก้รหัส หรือตำบล")


def _code_says_the_same(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    code, moo, subdistrict = str(row.get("code")), row.get("moo"), str(row.get("subdistrict_code"))
    if moo is not None and code[6:] != f"{moo:02d}":
        yield RowProblem("moo", "other_moo", _(OTHER_MOO, code=code, by_code=code[6:].lstrip("0"), moo=moo))
    if not code.startswith(subdistrict):
        yield RowProblem("subdistrict_code", "outside", _(OUTSIDE, code=code, subdistrict=subdistrict))


def _completed(row: dict[str, Any]) -> dict[str, Any]:
    """Take subdistrict and moo from the code where no column says them."""
    code = str(row.get("code"))
    moo = row.get("moo") or int(code[6:] or 0)
    return {**row, "subdistrict_code": row.get("subdistrict_code") or code[:6], "moo": moo}


def _restated(row: Values) -> Values:
    return with_bare_name(RegisterLevel.VILLAGE, row)


def _code_of(row: Mapping[str, Any]) -> str | None:
    """Return the code that subdistrict and moo make; None where one of them is missing."""
    subdistrict, moo = row.get("subdistrict_code"), row.get("moo")
    return f"{subdistrict}{moo:02d}" if subdistrict and moo else None


def _called(words: Callable[[str], str]) -> str:
    """A village has a number in its subdistrict; many have no name in the register, and some share theirs."""
    place = _("หมู่ {moo} ต.{subdistrict}", moo=words("moo"), subdistrict=words("subdistrict_code"))
    return " ".join(filter(None, (words("name_th"), place)))


KIND = RegisterKind(
    code="villages",
    title=N_("หมู่บ้านทั้งหมด"),
    one=N_("หมู่บ้าน"),
    table=Village,
    key=("code",),
    named_by=("name_th",),
    called=RowName(_called, ("name_th", "moo")),
    area_level=RegisterLevel.VILLAGE,
    derived_key=_code_of,
    derived_from=("subdistrict_code", "moo"),
    rules=(_code_says_the_same, name_says_the_same_moo),
    restated=_restated,
    completed=_completed,
    totals=(villages_in_register,),
    fields=(
        RegisterField(
            "code",
            N_("รหัสหมู่บ้าน"),
            Code(8),
            headed("รหัส", "รหัส มบ.", "รหัสหมู่บ้าน 8 หลัก", "village code"),
            required=True,
        ),
        RegisterField("name_th", N_("ชื่อบ้าน"), Text(), headed("ชื่อหมู่บ้าน", "หมู่บ้าน", "บ้าน")),
        RegisterField("name_en", N_("ชื่อภาษาอังกฤษ"), Text(), headed("ชื่ออังกฤษ", "English name")),
        RegisterField("moo", N_("หมู่ที่"), Moo(), headed("หมู่", "ม.", "moo")),
        RegisterField(
            "subdistrict_code",
            N_("ตำบล"),
            AreaReference(RegisterLevel.SUBDISTRICT),
            headed("รหัสตำบล", "ชื่อตำบล"),
        ),
        source_field(),
    ),
)
