"""How an item reads on the board: due, owner, last report. Pure but for the language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.present import formatting
from kmcore.actions.queries import ActionRow, AgencyPart, Status
from kmcore.i18n import _

AgencyNames = Mapping[str, str]
FEW = 3  # agencies that still fit beside the owner in the source's own words


@dataclass(frozen=True)
class Owner:
    """Who answers for an item: ``who`` in the source's words or the agencies; ``more`` the agencies then."""

    who: str
    more: str = ""
    missing: bool = False


def due_left(row: ActionRow) -> str:
    """Return how far the due date is: "เกิน 28 วัน", "พรุ่งนี้", "อีก 8 วัน"; nothing when done or undated."""
    if row.status == Status.DONE or row.due_date is None:
        return ""
    if row.days_late:
        late = formatting.number(row.days_late)
        return _("เกิน 1 วัน") if row.days_late == 1 else _("เกิน {days} วัน", days=late)
    return days_until(row.days_left or 0)


def days_until(days: int) -> str:
    """Return whole days to come in words."""
    if days == 0:
        return _("วันนี้")
    return _("พรุ่งนี้") if days == 1 else _("อีก {days} วัน", days=formatting.number(days))


def earlier_dues(row: ActionRow) -> list[date]:
    """Return the due dates that no longer count, oldest first."""
    return list(dict.fromkeys(due.due_date for due in row.dues if due.due_date != row.due_date))


def owner(row: ActionRow, names: AgencyNames) -> Owner:
    """Return who owns an item, as the source puts it where it does."""
    if not row.has_owner:
        return Owner(_("ไม่มีเจ้าของ"), missing=True)
    agencies = short_names(row.owners, names)
    if row.owner_label is None:
        return Owner(agencies)
    if len(row.owners) > FEW:
        return Owner(row.owner_label, f"({formatting.number(len(row.owners))})")
    return Owner(row.owner_label, "" if agencies in row.owner_label else agencies)


def short_names(codes: Iterable[str], names: AgencyNames) -> str:
    """Return agencies' short names in one line."""
    return " · ".join(names.get(code, code) for code in codes)


def still_silent(row: ActionRow, names: AgencyNames) -> str:
    """Return who still owes a report on an item that others have reported on."""
    return short_names(row.silent_agencies, names) if row.last_update else ""


def asks_to_governor(parts: Iterable[AgencyPart], names: AgencyNames) -> list[tuple[str, str]]:
    """Return who asks the governor for what, newest first."""
    return [(names.get(part.agency_code, part.agency_code), part.ask) for part in parts if part.ask]
