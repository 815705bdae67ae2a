"""Counting and picking on a board that was read once. Pure; each figure names the items it is made of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kmcore.actions.agency_parts import AgencyPart
from kmcore.actions.read_models import ActionRow
from kmcore.actions.rules import Status
from kmcore.programme.read_models import AgencyInfo


@dataclass(frozen=True)
class AgencyCount:
    """How the items stand that an agency owns. ``statuses`` holds every status, 0 where there is none.

    ``silent``: it owes a report on some item and has said nothing on any, its own or others', since
    the board's day of news.
    """

    agency_code: str
    statuses: dict[Status, int]
    silent: bool

    @property
    def total(self) -> int:
        """Return how many items the agency owns."""
        return sum(self.statuses.values())


@dataclass(frozen=True)
class DueCount:
    """Items due by a day: ``codes`` of all, and how many of them are done."""

    done: int
    codes: tuple[str, ...]

    @property
    def total(self) -> int:
        """Return how many items are due."""
        return len(self.codes)


def by_status(rows: Iterable[ActionRow]) -> dict[Status, int]:
    """Return how many items stand at each status, in the order of ``Status``, 0 where there is none."""
    found = Counter(row.status for row in rows)
    return {status: found[status] for status in Status}


def by_agency(rows: Sequence[ActionRow], agencies: Sequence[AgencyInfo]) -> list[AgencyCount]:
    """Return a count for each of ``agencies``, in their order, those that own nothing too.

    An item of several owners is counted under each, with the status of the item as a whole: the
    column sums can exceed the board.
    """
    return [_of_agency(rows, agency.code) for agency in agencies]


def _of_agency(rows: Sequence[ActionRow], code: str) -> AgencyCount:
    parts = [part for row in rows for part in row.parts if part.agency_code == code]
    return AgencyCount(code, by_status(row for row in rows if code in row.owners), _silent(parts))


def _silent(parts: Sequence[AgencyPart]) -> bool:
    return any(part.silent for part in parts) and not any(part.spoke for part in parts)


def items_without_owner(rows: Iterable[ActionRow]) -> list[ActionRow]:
    """Return the items for which the source names nobody."""
    return [row for row in rows if not row.has_owner]


def items_without_date(rows: Iterable[ActionRow]) -> list[ActionRow]:
    """Return the items without a due date, whatever their status."""
    return [row for row in rows if row.due_date is None]


def items_due_by(rows: Iterable[ActionRow], day: date) -> DueCount:
    """Return the items due on or before ``day``, whoever owns them, overdue ones included."""
    due = [row for row in rows if row.due_date and row.due_date <= day]
    return DueCount(sum(row.status == Status.DONE for row in due), tuple(row.code for row in due))
