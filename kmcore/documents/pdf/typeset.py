"""Setting a PDF with typst. What is set goes in as data: no text of anybody's is ever part of the template."""

import json
import logging
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final

import typst
from pikepdf import PdfError

from kmcore.documents.errors import DocumentError
from kmcore.documents.pdf.selectable_text import speaking_letters
from kmcore.drawing.font import font_folder
from kmcore.settings import ROOT

log: Final = logging.getLogger("wong_uea")
TEMPLATES: Final = ROOT / "data" / "templates"


def pdf_bytes(template: str, data: Any, made_at: datetime) -> bytes:
    """Return the PDF of a template of ``data/templates`` filled with ``data`` (dataclasses, lists, plain values).

    Raises:
        DocumentError: it cannot be set; the log says why.
    """
    text = json.dumps(data, ensure_ascii=False, default=_plain)
    try:
        made = _compiled(template, text, made_at)
    except typst.TypstError as error:
        log.exception("typst cannot set %s", template)
        raise DocumentError("จัดหน้าเอกสาร PDF ไม่สำเร็จ ออกเป็นไฟล์ Word แทน หรือแจ้งผู้ดูแลระบบ") from error
    try:
        return speaking_letters(made)
    except PdfError as unknown:
        log.warning("the letters of a PDF are left as typst wrote them: %s", unknown)
        return made


def _compiled(template: str, data: str, made_at: datetime) -> bytes:
    return typst.compile(
        str(TEMPLATES / template),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
        pdf_standards="1.4",
    )


def _plain(value: Any) -> Any:
    """Return a dataclass as a dictionary that says in ``is`` what it is."""
    if not is_dataclass(value):
        raise TypeError(value)
    return {"is": type(value).__name__, **{one.name: getattr(value, one.name) for one in fields(value)}}


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]
    )
