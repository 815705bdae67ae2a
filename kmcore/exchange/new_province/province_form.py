"""Which province this is, as it was typed: checked part by part. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from kmcore.bilingual import Bilingual
from kmcore.errors import Faults, FieldError
from kmcore.i18n import N_, _
from kmcore.registers.area_matching.bare_names import without_level
from kmcore.registers.cell_values import read_fiscal_year
from kmcore.registers.cells import FieldProblem
from kmcore.registers.headings import headed
from kmcore.storage.dataset import ProvinceInfo
from kmcore.thai.dates import ThaiDateError, parse_date
from kmcore.thai.input_cleaning import clean_input, kept_line
from kmcore.thai.typed_text import TypedTextError, clean_typed_text

Read = TypeVar("Read")
LONGEST: Final = 120  # letters
FIELDS: Final = {
    "name_th": N_("ชื่อจังหวัด"),
    "name_en": N_("ชื่อจังหวัดภาษาอังกฤษ"),
    "code": N_("รหัสจังหวัด"),
    "programme_th": N_("ชื่อโครงการ"),
    "programme_en": N_("ชื่อโครงการภาษาอังกฤษ"),
    "fiscal_year": N_("ปีงบประมาณแรก"),
    "started_on": N_("วันเริ่มใช้"),
}
_KIND: Final = headed("จังหวัด", "จ.")  # before the name: what every page says itself


def field_words(field: str) -> str:
    """Return what a field is called, in the reader's language."""
    return _(FIELDS[field])


class ProvinceError(FieldError):
    """A part of what is said of the province cannot be taken; ``field`` names it."""

    def __str__(self) -> str:
        return _(self.message, **{**self.values, "name": field_words(self.field)})


@dataclass(frozen=True)
class ProvinceForm:
    """What was typed."""

    name_th: str
    code: str
    fiscal_year: str
    started_on: str
    name_en: str = ""
    programme_th: str = ""
    programme_en: str = ""


def checked_province(form: ProvinceForm, today: date) -> ProvinceInfo:
    """Return what the form says. ``today``: whose year is meant where a day is typed without one.

    Raises:
        ProvinceError: a part is missing or cannot be taken.
        FormError: several are.
    """
    faults = Faults()
    texts = {
        field: faults.taken("", _line, field, getattr(form, field))
        for field in ("name_th", "name_en", "programme_th", "programme_en")
    }
    name = without_level(texts["name_th"], _KIND)
    if not name and not faults.names("name_th"):
        faults.add(ProvinceError("ยังไม่ได้ใส่ชื่อจังหวัด พิมพ์ชื่อโดยไม่ต้องมีคำว่าจังหวัด", field="name_th"))
    info = ProvinceInfo(
        code=faults.taken("", _code, form.code),
        name=Bilingual(name, texts["name_en"]),
        programme=Bilingual(texts["programme_th"], texts["programme_en"]),
        fiscal_year=faults.taken(None, _needed, "fiscal_year", form.fiscal_year, read_fiscal_year),
        started_on=faults.taken(
            None,
            _needed,
            "started_on",
            form.started_on,
            lambda text: parse_date(text, default_year=today.year),
        ),
    )
    faults.refuse()
    return info


def _code(typed: str) -> str:
    code = clean_input(typed)
    if not re.fullmatch(r"[1-9][0-9]", code):
        raise ProvinceError("รหัสจังหวัดเป็นเลขสองหลักของกรมการปกครอง เช่น 10 ใส่ให้ครบสองหลัก", field="code")
    return code


def _needed(field: str, typed: str, read: Callable[[str], Read | None]) -> Read:
    text = clean_input(typed)
    if not text:
        raise ProvinceError("ยังไม่ได้ใส่{name} ใส่แล้วส่งอีกครั้ง", field=field)
    try:
        found = read(text)
    except ThaiDateError as error:
        raise ProvinceError("{problem}", field=field, problem=error) from None
    except FieldProblem as problem:
        raise ProvinceError("{problem}", field=field, problem=problem) from None
    if found is None:
        raise ProvinceError("ยังไม่ได้ใส่{name} ใส่แล้วส่งอีกครั้ง", field=field)
    return found


def _line(field: str, typed: str) -> str:
    try:
        text = kept_line(clean_typed_text(typed))
    except TypedTextError as error:
        raise ProvinceError(error.template, field=field, **error.values) from None
    if len(text) > LONGEST:
        values = {"length": f"{len(text):,}", "limit": f"{LONGEST:,}"}
        raise ProvinceError("{name} ยาว {length} ตัวอักษร รับได้ไม่เกิน {limit} ย่อให้สั้นลง", field=field, **values)
    return text
