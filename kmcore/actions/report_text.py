"""What people type, as it is stored: whole, or refused with a sentence that says what is wrong and where.

Pure. Nothing is left out silently but spaces round the text; emoji, zero-width joiners and markup of any
kind are text like any other, for every page and document escapes what it shows.
"""

import re
import unicodedata
from typing import Final
from urllib.parse import urlsplit

from kmcore.errors import KmError
from kmcore.i18n import N_, _

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
NEAR: Final = 12  # letters quoted on each side of what cannot be seen

# What editors and web pages break lines with.
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# PostgreSQL keeps no NUL, UTF-8 no lone surrogate, XML (Word, Excel) none of the rest.
_UNUSABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Marks that turn the order of letters round: "เบิก 10" can be made to read "เบิก 01".
_TURNING: Final = re.compile("[\u202b\u202d\u202e\u2067]")
# Marks that only keep left-to-right text together; phones put them round a copied number. Left open they
# reach beyond the text they stand in.
_CLOSED_BY: Final = {"\u202a": "\u202c", "\u2066": "\u2069", "\u2068": "\u2069"}
_NOT_IN_LINKS: Final = re.compile(r"[\s\\<>\"'`{}|^\x00-\x1f\x7f-\x9f]")


class ReportError(KmError):
    """A report cannot be taken as it is; ``field`` names the field of ``ReportForm``.

    The sentence's ``{name}`` is the field's name as the form shows it, in the language it is read in.
    """

    def __init__(self, message: str, /, *, field: str, **values: object) -> None:
        super().__init__(message, **values)
        self.field = field

    def __str__(self) -> str:
        return _(self.message, **{**self.values, "name": _(FIELDS[self.field])})


def clean_text(field: str, text: str | None) -> str:
    """Return the text in Unicode's composed form (NFC), lines ended by a newline, no spaces round it.

    Empty for None and for text of which nothing can be seen.

    Raises:
        ReportError: it is too long, or holds what cannot be kept or turns the order of letters round.
    """
    if not _visible(text := text or ""):
        return ""
    lines = _LINE_ENDS.sub("\n", text)
    _refuse_unusable(field, lines)
    _refuse_turning(field, lines)
    kept = unicodedata.normalize("NFC", lines).strip()
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


def _visible(text: str) -> bool:
    """Spaces, joiners and marks alone are an empty field."""
    return any(not sign.isspace() and unicodedata.category(sign) != "Cf" for sign in text)


def _refuse_long(field: str, text: str) -> None:
    if len(text) > LONGEST[field]:
        raise ReportError(
            "{name} ยาว {length} ตัวอักษร รับได้ไม่เกิน {limit} ย่อให้สั้นลง หรือใส่รายละเอียดไว้ในลิงก์หลักฐาน",
            field=field,
            length=f"{len(text):,}",
            limit=f"{LONGEST[field]:,}",
        )


def _refuse_unusable(field: str, text: str) -> None:
    found = _UNUSABLE.search(text)
    if found:
        raise ReportError(
            "{name} มีอักขระที่เก็บไม่ได้ ({code}) ใกล้ “{near}” ลบข้อความตรงนั้นแล้วพิมพ์ใหม่",
            field=field,
            code=_code(found.group()),
            near=_near(text, found.start()),
        )


def _refuse_turning(field: str, text: str) -> None:
    place = _turning_at(text)
    if place is not None:
        raise ReportError(
            "{name} มีเครื่องหมายที่มองไม่เห็นซึ่งกลับลำดับตัวอักษร ({code}) ใกล้ “{near}” ลบข้อความตรงนั้นแล้วพิมพ์ใหม่",
            field=field,
            code=_code(text[place]),
            near=_near(text, place),
        )


def _turning_at(text: str) -> int | None:
    """Return where a mark stands that turns letters round, or that is not closed on its own line."""
    found = _TURNING.search(text)
    if found:
        return found.start()
    waiting: list[int] = []
    for place, sign in enumerate(text):
        if sign in _CLOSED_BY:
            waiting.append(place)
        elif sign in _CLOSED_BY.values():
            if not waiting or _CLOSED_BY[text[waiting.pop()]] != sign:
                return place
        elif sign == "\n" and waiting:
            return waiting[0]
    return waiting[0] if waiting else None


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def _near(text: str, place: int) -> str:
    """Return the text round a place as far as it can be shown."""
    part = text[max(0, place - NEAR) : place + NEAR + 1]
    shown = "".join(sign for sign in part if unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Cn"})
    return " ".join(shown.split()) or "…"


def _web_address(link: str) -> bool:
    if _NOT_IN_LINKS.search(link) or any(unicodedata.category(sign) in {"Cf", "Cs", "Cn"} for sign in link):
        return False
    try:
        parts = urlsplit(link)
        named_well = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:  # a broken [address], port or look-alike letter
        return False
    return parts.scheme in {"http", "https"} and named_well
