"""An agency's own work: its items in the order they hurt."""

from datetime import date
from typing import Final

from sqlmodel import Session

from kmcore.actions import statements
from kmcore.actions.agency_parts import AgencyPart
from kmcore.actions.queries import board
from kmcore.actions.read_models import ActionRow
from kmcore.actions.rules import Status
from kmcore.storage.subjects import Subject, reads

_LATE, _DUE, _SILENT, _REST, _MINE_DONE, _DONE = range(6)
_NEVER: Final = date.max


@reads(Subject.ACTIONS, Subject.PROGRAMME)
def reportable_items(
    session: Session, agency_code: str, as_of: date, since: date | None = None, until: date | None = None
) -> list[ActionRow]:
    """Return the items an agency may report on: it has a part in them on the day, or no agency owns them.

    In the order they hurt: late (the longest first), due on or before ``until``, the day of the next circle
    (None: none is set, what is due by the day itself), those the agency owes a word on since ``since``, the day of
    the last circle (``board``), the rest; then those in which its own part is
    done, and last the done ones. Inside each by due date, then in the board's order.
    """
    mine = [row for row in board(session, as_of, since) if _may_report(row, agency_code)]
    return sorted(mine, key=lambda row: order_of_hurt(row, agency_code, until))


def order_of_hurt(row: ActionRow, agency_code: str, until: date | None) -> tuple[int, date]:
    """Return an item's place among an agency's items: what hurts most is smallest, inside it by due date."""
    return _hurt(row, agency_code, until or row.as_of), row.due_date or _NEVER


@reads(Subject.ACTIONS)
def item_version(session: Session, action_code: str) -> int:
    """Return the number of the item's newest report, 0 for none: what ``ReportForm.seen`` is compared with."""
    return statements.newest_number(session, action_code)


def _may_report(row: ActionRow, agency_code: str) -> bool:
    part = _part(row, agency_code)
    return not row.owners or (part is not None and part.role is not None)


def _part(row: ActionRow, agency_code: str) -> AgencyPart | None:
    return next((part for part in row.parts if part.agency_code == agency_code), None)


def _hurt(row: ActionRow, agency_code: str, before: date) -> int:
    part = _part(row, agency_code)
    if row.status == Status.DONE:
        return _DONE
    if part is not None and part.finished:
        return _MINE_DONE
    if row.status == Status.LATE:
        return _LATE
    if row.due_date is not None and row.due_date <= before:
        return _DUE
    return _SILENT if part is not None and part.silent else _REST
