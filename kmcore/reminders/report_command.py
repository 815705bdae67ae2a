"""The command by which an agency reports on an item: it comes late where the window before the circle was closed."""

from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.actions.commands import ReportForm, ReportReceipt, append_report
from kmcore.errors import Faults
from kmcore.meetings.circle_items import circle_is_over
from kmcore.reminders.queries import closed_window


def report(engine: Engine, by: By, form: ReportForm, faults: Faults | None = None) -> ReportReceipt:
    """Append a report to an item, marked late after its window was closed, in one transaction.

    ``faults``: what was found wrong in reading the form; it is refused with the rest.

    Raises:
        What ``kmcore.actions.commands.append_report`` raises.
    """
    return append_report(
        engine, by, form, window_closed=closed_window, circle_over=circle_is_over, faults=faults
    )
