"""What happened to an item, newest first: reports, due dates set and moved, its opening. Pure."""

from dataclasses import dataclass
from datetime import date

from kmcore.actions.queries import ActionDetail, DueSet, Update


@dataclass(frozen=True)
class HistoryEntry:
    """One thing that happened: a report, a due date, or with neither the item's opening.

    ``before``: the due date that this one took the place of.
    """

    on: date
    update: Update | None = None
    due: DueSet | None = None
    before: date | None = None


def item_history(detail: ActionDetail) -> list[HistoryEntry]:
    """Return the entries, newest first; of one day the reports stand above the dates and the opening."""
    opened = HistoryEntry(detail.row.opened_on)
    reports = [HistoryEntry(update.reported_on, update=update) for update in detail.updates]
    return sorted([*reports, *_dues(detail), opened], key=lambda entry: entry.on, reverse=True)


def _dues(detail: ActionDetail) -> list[HistoryEntry]:
    older = [due.due_date for due in detail.dues[1:]]
    return [
        HistoryEntry(due.set_on, due=due, before=before)
        for due, before in zip(detail.dues, [*older, None], strict=False)
    ]
