"""Settling a question on which sources disagree; inside the caller's transaction, no commit here."""

from datetime import date

from sqlmodel import Session

from kmcore.errors import KmError, NotFoundError
from kmcore.i18n import N_
from kmcore.sources.models import Check, Statement

ALREADY = N_("ตัวเลขข้อนี้ยุติแล้วด้วย {resolution} ถ้าจะใช้ค่าอื่น ให้ถอนข้อนั้นก่อน")


class SettledError(KmError):
    """The question was settled before."""


def settle_check(  # noqa: PLR0913, PLR0917 - what settling is: which question, by which value, when, by whom, where written
    session: Session, check_code: str, statement_id: int, on: date, by_label: str, resolution_code: str
) -> None:
    """Let a statement be the one that counts from a day on, by a resolution. ``by_label``: a role, never a name.

    The same resolution may choose another statement; nobody else may.

    Raises:
        NotFoundError: there is no such question, or the statement answers another one.
        SettledError: another resolution settled it.
    """
    row, said = session.get(Check, check_code), session.get(Statement, statement_id)
    if row is None or said is None or said.check_code != check_code:
        raise NotFoundError("ไม่มีข้อตรวจตัวเลขหรือค่าที่เลือก โหลดหน้านี้ใหม่แล้วเลือกค่าอีกครั้ง")
    if row.settled_on is not None and row.settled_resolution != resolution_code:
        raise SettledError(ALREADY, resolution=row.settled_resolution or row.settled_by or "")
    row.settled_on, row.settled_by = on, by_label
    row.settled_statement_id, row.settled_resolution = statement_id, resolution_code


def reopen_check(session: Session, check_code: str, resolution_code: str) -> None:
    """Open a question again that this resolution settled; one that something else settled stays."""
    row = session.get(Check, check_code)
    if row is not None and row.settled_resolution == resolution_code:
        row.settled_on = row.settled_by = row.settled_statement_id = row.settled_resolution = None


def settled_by(session: Session, check_code: str) -> tuple[str | None, int | None]:
    """Return which resolution settled a question, and the number of the statement it chose; None, None while open."""
    row = session.get(Check, check_code)
    return (row.settled_resolution, row.settled_statement_id) if row else (None, None)
