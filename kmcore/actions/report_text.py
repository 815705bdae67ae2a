"""What a report's fields hold, as it is stored: or refused with a sentence that says what is wrong and where. Pure."""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from kmcore.errors import FieldError
from kmcore.i18n import N_, _
from kmcore.thai.typed_text import TypedTextError, clean_typed_text

LONGEST: Final = {"done": 4_000, "obstacle": 2_000, "ask": 2_000, "link": 2_000}
FIELDS: Final = {
    "agency_code": N_("หน่วยงาน"),
    "state": N_("สถานะ"),
    "progress": N_("ความคืบหน้า"),
    "done": N_("สิ่งที่ทำแล้ว"),
    "obstacle": N_("อุปสรรค"),
    "ask": N_("เรื่องที่ขอให้ผู้ว่าฯ ช่วย"),
    "link": N_("ลิงก์หลักฐาน"),
    "submission": N_("แบบรายงาน"),
}
_NOT_IN_LINKS: Final = re.compile(r"[\s\\<>\"'`{}|^\x00-\x1f\x7f-\x9f]")


class ReportError(FieldError):
    """A report cannot be taken as it is; ``field`` names the field of ``ReportForm``.

    The sentence's ``{name}`` is the field's name as the form shows it, in the language it is read in.
    """

    def __str__(self) -> str:
        return _(self.message, **{**self.values, "name": _(FIELDS[self.field])})


def clean_text(field: str, text: str | None) -> str:
    """Return the text as every text is kept (``kmcore.thai.typed_text``); empty for none.

    Raises:
        ReportError: it is too long, or holds what cannot be kept or turns the order of letters round.
    """
    try:
        kept = clean_typed_text(text)
    except TypedTextError as error:
        raise ReportError(error.template, field=field, **error.values) from None
    _refuse_long(field, kept)
    return kept


def clean_link(text: str | None) -> str:
    """Return the address of a web page as it was given; empty for none.

    Raises:
        ReportError: it is too long, or no http(s) address of a host.
    """
    link = (text or "").strip()
    _refuse_long("link", link)
    if link and not _web_address(link):
        raise ReportError(
            "{name} ใช้ได้เฉพาะที่อยู่เว็บที่ขึ้นต้นด้วย http:// หรือ https:// และไม่มีเว้นวรรค คัดลอกที่อยู่มาวางใหม่ทั้งบรรทัด",
            field="link",
        )
    return link


def _refuse_long(field: str, text: str) -> None:
    if len(text) > LONGEST[field]:
        raise ReportError(
            "{name} ยาว {length} ตัวอักษร รับได้ไม่เกิน {limit} ย่อให้สั้นลง หรือใส่รายละเอียดไว้ในลิงก์หลักฐาน",
            field=field,
            length=f"{len(text):,}",
            limit=f"{LONGEST[field]:,}",
        )


def _web_address(link: str) -> bool:
    if _NOT_IN_LINKS.search(link) or any(unicodedata.category(sign) in {"Cf", "Cs", "Cn"} for sign in link):
        return False
    try:
        parts = urlsplit(link)
        named_well = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:  # a broken [address], port or look-alike letter
        return False
    return parts.scheme in {"http", "https"} and named_well
