"""What happened to an item, newest first: reports, due dates set and moved, its opening. Pure."""

from dataclasses import dataclass
from datetime import date

from kmcore.actions.queries import ActionDetail, DueSet, Update


@dataclass(frozen=True)
class HistoryEntry:
    """One thing that happened: a report, a due date, or with neither the item's opening.

    ``before``: the due date that this one took the place of. ``followed``: it moved with the session it stands before.
    """

    on: date
    update: Update | None = None
    due: DueSet | None = None
    before: date | None = None
    followed: bool = False


def item_history(detail: ActionDetail) -> list[HistoryEntry]:
    """Return the entries, newest first; of one day the reports stand above the dates and the opening."""
    opened = HistoryEntry(detail.row.opened_on)
    reports = [HistoryEntry(update.reported_on, update=update) for update in detail.updates]
    return sorted([*reports, *_dues(detail), opened], key=lambda entry: entry.on, reverse=True)


def _dues(detail: ActionDetail) -> list[HistoryEntry]:
    older = [*detail.dues[1:], None]
    return [_due(due, before) for due, before in zip(detail.dues, older, strict=False)]


def _due(due: DueSet, before: DueSet | None) -> HistoryEntry:
    followed = before is not None and None not in {due.before_meeting, before.before_meeting}
    return HistoryEntry(due.set_on, due=due, before=before.due_date if before else None, followed=followed)
