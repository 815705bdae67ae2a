"""What an account says of its person, as it is stored: checked wherever an account is made or put right. Pure."""

import re
from typing import Final

from kmcore.errors import Faults, FieldError
from kmcore.i18n import N_, _
from kmcore.thai.input_cleaning import kept_line
from kmcore.thai.typed_text import TypedTextError, clean_typed_text

LONGEST: Final = {"label": 120, "full_name": 200, "email": 254}  # letters, as the table holds them
FIELDS: Final = {"label": N_("ชื่อที่ผู้อื่นเห็น"), "full_name": N_("ชื่อ-สกุล"), "email": N_("อีเมล")}
_ADDRESS: Final = re.compile(r"[^\s@<>\"',;]+@[^\s@<>\"',;]+\.[^\s@<>\"',;]+")


class PersonTextError(FieldError):
    """What is said of a person cannot be kept; ``field`` names the text that is wrong."""

    def __str__(self) -> str:
        return _(self.message, **{**self.values, "name": _(FIELDS[self.field])})


def checked_person(
    label: str, full_name: str | None, email: str | None, *, label_else: str = ""
) -> dict[str, str | None]:
    """Return the three texts as an account keeps them. ``label_else``: the label where none is given.

    Raises:
        PersonTextError: one of them cannot be kept.
        FormError: several cannot.
    """
    faults = Faults()
    kept = {
        "label": faults.taken(None, _label, label, label_else),
        "full_name": faults.taken(None, _line, "full_name", full_name),
        "email": faults.taken(None, _email, email),
    }
    faults.refuse()
    return kept


def _label(given: str, label_else: str) -> str:
    shown = _line("label", given) or label_else
    if not shown:
        raise PersonTextError("ยังไม่ได้ใส่ชื่อที่ผู้อื่นเห็น ใส่ตำแหน่ง เช่น หัวหน้าเกษตรจังหวัด", field="label")
    return shown


def _email(given: str | None) -> str | None:
    address = _line("email", given)
    if address is not None and not (address.isascii() and _ADDRESS.fullmatch(address)):
        raise PersonTextError("ที่อยู่อีเมลใช้ไม่ได้ ใส่แบบ ชื่อ@หน่วยงาน.go.th หรือเว้นว่าง", field="email")
    return address


def _line(field: str, given: str | None) -> str | None:
    try:
        text = kept_line(clean_typed_text(given))
    except TypedTextError as error:
        raise PersonTextError(error.template, field=field, **error.values) from None
    if len(text) > LONGEST[field]:
        length, most = f"{len(text):,}", f"{LONGEST[field]:,}"
        raise PersonTextError(
            "{name} ยาว {length} ตัวอักษร รับได้ไม่เกิน {limit} ย่อให้สั้นลง", field=field, length=length, limit=most
        )
    return text or None
