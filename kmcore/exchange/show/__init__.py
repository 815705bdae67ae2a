"""``python -m kmcore show``: any subject as of a day, for people or, with --json, for programs."""

from collections.abc import Callable
from datetime import date
from typing import Final

from sqlmodel import Session

from kmcore.errors import KmError
from kmcore.exchange.show.activities import (
    actions_found,
    learning_found,
    meetings_found,
    models_found,
    visits_found,
)
from kmcore.exchange.show.agencies import agencies_found, responsibility_found
from kmcore.exchange.show.money import budget_found
from kmcore.exchange.show.show_result import ShowResult, ShowTable
from kmcore.exchange.show.sources import checks_found, sources_found
from kmcore.exchange.show.villages import GROUPINGS, cohorts_found, coverage_found
from kmcore.i18n import N_
from kmcore.storage.revision import revision

__all__ = ["GROUPINGS", "SUBJECTS", "ShowError", "ShowResult", "ShowTable", "show"]


class ShowError(KmError):
    """Something was asked for that ``show`` does not know."""


_FOUND: Final[dict[str, Callable[[Session, date], ShowTable]]] = {
    "coverage": coverage_found,
    "cohorts": cohorts_found,
    "agencies": agencies_found,
    "responsibility": responsibility_found,
    "budget": budget_found,
    "actions": actions_found,
    "meetings": meetings_found,
    "visits": visits_found,
    "models": models_found,
    "learning": learning_found,
    "sources": sources_found,
    "checks": checks_found,
}
SUBJECTS: Final = tuple(_FOUND)
YEAR_OF_BUDGET: Final = N_("--year ใช้ได้กับ budget เท่านั้น เอา --year ออกแล้วสั่ง show {subject} ใหม่")


def show(
    session: Session, subject: str, *, by: str | None = None, as_of: date, fiscal_year: int | None = None
) -> ShowResult:
    """Return a subject's rows and total as of a day, with the store's revision.

    ``by`` groups coverage only: district (when None), subdistrict, agency, cohort or mission.
    ``fiscal_year`` (BE): whose money, of the budget only; the day's when None.

    Raises:
        ShowError: no such subject, or a grouping it does not have; the sentence lists what there is.
    """
    if subject not in _FOUND:
        raise ShowError("ไม่มีเรื่อง “{subject}” ที่มีคือ {known}", subject=subject, known=", ".join(SUBJECTS))
    if fiscal_year is not None and subject != "budget":
        raise ShowError(YEAR_OF_BUDGET, subject=subject)
    if fiscal_year is not None:
        found = budget_found(session, as_of, fiscal_year)
    else:
        found = _FOUND[subject](session, as_of) if by is None else _grouped(session, subject, by, as_of)
    return ShowResult(subject, as_of, revision(session), found)


def _grouped(session: Session, subject: str, by: str, as_of: date) -> ShowTable:
    if subject != "coverage":
        raise ShowError("--by ใช้ได้กับ coverage เท่านั้น เอา --by ออกแล้วสั่ง show {subject} ใหม่", subject=subject)
    if by not in GROUPINGS:
        raise ShowError("จัดกลุ่มตาม “{by}” ไม่ได้ เลือกจาก {known}", by=by, known=", ".join(GROUPINGS))
    return coverage_found(session, as_of, by)
