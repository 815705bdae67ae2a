"""What several definitions share: the fields that many rows have, and how a missing key or name is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kmcore.i18n import N_, _
from kmcore.registers.area_matching.bare_names import moo_and_name, own_moo
from kmcore.registers.definition import RegisterField
from kmcore.registers.field_types import AreaReference, Day, Reference, Text
from kmcore.registers.headings import headed
from kmcore.registers.read_models import RowProblem
from kmcore.thai.spoken_dates import spoken_day

MOO_OF_NAME = N_("ชื่อ “{name}” บอกหมู่ที่ {moo} แต่แถวนี้เป็นหมู่ที่ {own} แก้ให้ตรงกัน หรือใส่ชื่ออย่างเดียว")
BACKWARDS = N_("วันสิ้นสุด {end} มาก่อนวันเริ่ม {begun} สลับหรือแก้วันใดวันหนึ่ง")


def source_field() -> RegisterField:
    """Return the field for where a row comes from."""
    return RegisterField(
        "source_code", N_("ที่มา"), Reference(to="sources"), headed("แหล่งที่มา", "แหล่งข้อมูล", "อ้างอิง", "source")
    )


def village_field() -> RegisterField:
    """Return the field for the village that a row is about."""
    return RegisterField(
        "village_code",
        N_("รหัสหมู่บ้าน"),
        AreaReference(),
        headed("รหัส", "รหัส มบ.", "village code"),
        required=True,
    )


def english_name() -> RegisterField:
    """Return the field for an English name, which offices' files seldom have: empty, the Thai one is shown."""
    return RegisterField("name_en", N_("ชื่อภาษาอังกฤษ"), Text(), headed("ชื่ออังกฤษ", "English name"), default="")


def span_fields(*, from_needed: bool = True) -> tuple[RegisterField, RegisterField]:
    """Return the fields for the first and the last day."""
    begun = headed("เริ่ม", "วันที่เริ่ม", "ตั้งแต่", "ตั้งแต่วันที่", "from")
    ended = headed("สิ้นสุด", "วันที่สิ้นสุด", "ถึง", "ถึงวันที่", "to")
    return (
        RegisterField("from_date", N_("วันเริ่ม"), Day(), begun, required=from_needed),
        RegisterField("to_date", N_("วันสิ้นสุด"), Day(), ended),
    )


def ends_after_it_begins(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    """Yield a problem where a row ends before it begins."""
    begun, ended = row.get("from_date"), row.get("to_date")
    if begun and ended and ended < begun:
        sentence = _(BACKWARDS, end=spoken_day(ended), begun=spoken_day(begun))
        yield RowProblem("to_date", "backwards", sentence)


def name_says_the_same_moo(row: Mapping[str, Any]) -> Iterator[RowProblem]:
    """Yield a problem where a village's name is written with another number than the village has."""
    name = str(row.get("name_th") or "")
    moo, own = moo_and_name(name)[0], own_moo(row)
    if moo is not None and own is not None and moo != own:
        yield RowProblem("name_th", "moo_of_name", _(MOO_OF_NAME, name=name, moo=moo, own=own))


def counted_key(prefix: str) -> Callable[[Mapping[str, Any], Iterable[str]], str]:
    """Return what makes the next key "prefix-7" that no row has."""

    def made(_values: Mapping[str, Any], taken: Iterable[str]) -> str:
        used = set(taken)
        number = len(used) + 1
        while f"{prefix}-{number}" in used:
            number += 1
        return f"{prefix}-{number}"

    return made
