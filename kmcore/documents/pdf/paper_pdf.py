"""An official paper as PDF."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from typing import Any, Final

from kmcore.documents.paper import Bold, Cite, Paper, Small
from kmcore.documents.pdf.qr import qr_of
from kmcore.documents.pdf.typeset import pdf_bytes
from kmcore.documents.pdf.whole_words import pieces
from kmcore.i18n import _
from kmcore.thai.digits import to_thai_digits

DIGITS: Final = "0123456789"
TAB: Final = "\t"


def paper_pdf(paper: Paper, made_at: datetime) -> bytes:
    """Return the paper as PDF. ``made_at`` (aware) goes into its properties."""
    data: dict[str, Any] = {
        "paper": _data(paper),
        "digits": {sign: to_thai_digits(sign) for sign in DIGITS},
        "qr": qr_of(paper.stamp.address),
        "words": {
            "signed": _("(ลงชื่อ)"),
            "position": _("ตำแหน่ง"),
            "check": _("การตรวจสอบเอกสารนี้"),
            "author": _("วงเอื้อ"),
        },
    }
    return pdf_bytes("paper.typ", data, made_at)


def _data(value: Any) -> Any:
    """Return a paper as plain values for the template: its runs in ``pieces``, each block with its kind in ``is``."""
    if isinstance(value, Cite):
        return {"is": "Cite", "numbers": list(value.numbers)}
    if isinstance(value, (Bold, Small)):
        return {"is": type(value).__name__, "text": pieces(value.text)}
    if isinstance(value, tuple):
        return [pieces(part) if isinstance(part, str) and part != TAB else _data(part) for part in value]
    if is_dataclass(value):
        kept = {one.name: _data(getattr(value, one.name)) for one in fields(value)}
        return {"is": type(value).__name__, **kept}
    return value
