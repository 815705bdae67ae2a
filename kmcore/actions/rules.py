"""When an item is late, at risk or on its way. Pure: what was said and the day go in, a word comes out."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from kmcore.actions.models import WorkState
from kmcore.i18n import N_

SOON: Final = timedelta(days=7)
NEARLY_DONE: Final = 80  # per cent
ROUND: Final = timedelta(days=31)  # circles meet monthly (minutes L39); 9 Jan to 9 Feb 2550 is 31 days


class Status(StrEnum):
    """How an item stands on a day."""

    LATE = "late"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    DONE = "done"
    NOT_STARTED = "not_started"
    NO_DATE = "no_date"


# What it is called, as the catalogue translates it; colour and sign of it stand in ``drawing.palette``.
STATUS_WORDS: Final = {
    Status.LATE: N_("เกินกำหนด"),
    Status.AT_RISK: N_("เสี่ยง"),
    Status.ON_TRACK: N_("กำลังทำ"),
    Status.DONE: N_("เสร็จแล้ว"),
    Status.NOT_STARTED: N_("ยังไม่เริ่ม"),
    Status.NO_DATE: N_("ไม่มีกำหนด"),
}
# The order in which whoever chairs hears what is not done yet.
HEARING_ORDER: Final = (
    Status.LATE,
    Status.AT_RISK,
    Status.NOT_STARTED,
    Status.NO_DATE,
    Status.ON_TRACK,
)


def status_of(  # noqa: PLR0913, PLR0917 - the six things the rule looks at, each a plain value
    state: WorkState | None,
    progress: int | None,
    due_date: date | None,
    last_update: date | None,
    opened_on: date,
    as_of: date,
) -> Status:
    """Return how an item stands on ``as_of``; the first of these that holds.

    1. done: its agencies say so, whenever they said it.
    2. late: the due date lies before ``as_of``. On the day itself an item is not late.
    3. at_risk: someone is blocked, dated or not; or it is due within 7 days and below 80 % (None counts
       0), for a week is too short to bring an item that is not nearly done home; or it has a due date
       and nobody has said a word for more than a round of the circle (31 days), because what a whole
       circle passed over in silence is what the next one should ask about.
    4. not_started: it has a due date, and nobody has reported or they report "not started".
    5. no_date: no due date, whatever the progress: no day can be judged where none was promised.
    6. on_track: the rest.
    """
    if state == WorkState.DONE:
        return Status.DONE
    if days_late(due_date, as_of):
        return Status.LATE
    if state == WorkState.BLOCKED or _at_risk(progress, due_date, last_update or opened_on, as_of):
        return Status.AT_RISK
    if due_date is None:
        return Status.NO_DATE
    if last_update is None or state == WorkState.NOT_STARTED:
        return Status.NOT_STARTED
    return Status.ON_TRACK


def _at_risk(progress: int | None, due_date: date | None, last_word: date, as_of: date) -> bool:
    if due_date is None:
        return False
    soon = due_date - as_of <= SOON and (progress or 0) < NEARLY_DONE
    return soon or as_of - last_word > ROUND


def days_late(due_date: date | None, as_of: date) -> int:
    """Return whole days past the due date; 0 on the day, before it, and without one."""
    return max(0, (as_of - due_date).days) if due_date else 0


def days_left(due_date: date | None, as_of: date) -> int | None:
    """Return whole days to the due date, 0 on the day and after it; None without one."""
    return max(0, (due_date - as_of).days) if due_date else None
