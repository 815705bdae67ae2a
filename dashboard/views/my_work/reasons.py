"""Why an item stands where it does among an agency's own: one reason, the one that hurts most. Pure."""

from dataclasses import dataclass
from datetime import date

from dashboard.present import formatting
from kmcore.actions.queries import ActionRow, AgencyPart, Status
from kmcore.i18n import _
from kmcore.thai.spoken_dates import days_until


@dataclass(frozen=True)
class OrderReason:
    """A sentence and its look: a status, whose colour and sign it takes."""

    text: str
    look: str


def own_part(row: ActionRow, agency_code: str) -> AgencyPart | None:
    """Return what the agency has in the item; None where it has no part."""
    return next((part for part in row.parts if part.agency_code == agency_code), None)


def is_finished(row: ActionRow, agency_code: str) -> bool:
    """Tell whether the agency need not look at the item again: its part is done, or the item is."""
    part = own_part(row, agency_code)
    return row.status == Status.DONE or (part is not None and part.finished)


def order_reasons(row: ActionRow, agency_code: str, circle: date | None) -> list[OrderReason]:
    """Return why the item matters now: late, due before the circle on the day ``circle``, silent; else when due."""
    found = [_late(row), _due_soon(row, circle), _silent(own_part(row, agency_code))]
    reasons = [reason for reason in found if reason]
    return reasons or [_calm(row)]


def _late(row: ActionRow) -> OrderReason | None:
    if not row.days_late:
        return None
    days = formatting.number(row.days_late)
    return OrderReason(_("ช้า 1 วัน") if row.days_late == 1 else _("ช้า {days} วัน", days=days), "late")


def _due_soon(row: ActionRow, circle: date | None) -> OrderReason | None:
    if row.days_late or row.due_date is None or circle is None or row.due_date > circle:
        return None
    return OrderReason(_("กำหนดก่อนวงครั้งหน้า {when}", when=days_until(row.days_left or 0)), "at_risk")


def _silent(part: AgencyPart | None) -> OrderReason | None:
    if part is None or not part.silent:
        return None
    if part.last_update is None:
        return OrderReason(_("ยังไม่เคยรายงาน"), "not_started")
    return OrderReason(_("รายงานล่าสุด {day}", day=formatting.day(part.last_update)), "not_started")


def _calm(row: ActionRow) -> OrderReason:
    if not row.has_owner:
        return OrderReason(_("ยังไม่มีเจ้าของ"), "no_date")
    if row.due_date is None:
        return OrderReason(_("ไม่มีวันกำหนด"), "no_date")
    return OrderReason(
        _("กำหนด {day} ({when})", day=formatting.day(row.due_date), when=days_until(row.days_left or 0)),
        "on_track",
    )
