"""How an item reads on the board: due, last report, asks. Pure but for the language."""

from collections.abc import Iterable
from datetime import date

from kmcore.actions.queries import ActionRow, AgencyPart, Status
from kmcore.programme.agency_words import AgencyNames, short_names
from kmcore.thai.spoken_dates import days_overdue, days_until


def due_left(row: ActionRow) -> str:
    """Return how far the due date is: "เกิน 28 วัน", "พรุ่งนี้", "อีก 8 วัน"; nothing when done or undated."""
    if row.status == Status.DONE or row.due_date is None:
        return ""
    if row.days_late:
        return days_overdue(row.days_late)
    return days_until(row.days_left or 0)


def earlier_dues(row: ActionRow) -> list[date]:
    """Return the due dates that no longer count, oldest first."""
    days = (due.due_date for due in row.dues)
    return list(dict.fromkeys(day for day in days if day is not None and day != row.due_date))


def still_silent(row: ActionRow, names: AgencyNames) -> str:
    """Return who still owes a report on an item that others have reported on."""
    return short_names(row.silent_agencies, names) if row.last_update else ""


def asks_to_governor(parts: Iterable[AgencyPart], names: AgencyNames) -> list[tuple[str, str]]:
    """Return who asks the governor for what, newest first."""
    return [(names.get(part.agency_code, part.agency_code), part.ask) for part in parts if part.ask]
