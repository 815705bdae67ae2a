"""An agency's items, each in the round of the circle that made it: since its last session, until its next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from kmcore.actions.agency_items import order_of_hurt, reportable_items
from kmcore.actions.queries import ActionRow, board
from kmcore.meetings.circle_items import home_circles
from kmcore.meetings.queries import last_circle, next_circle
from kmcore.storage.subjects import Subject, reads


@dataclass(frozen=True)
class ItemInRound:
    """An item, and the day of its own circle's next session; None where none is set."""

    row: ActionRow
    next_session: date | None


@reads(Subject.ACTIONS, Subject.MEETINGS, Subject.PROGRAMME, Subject.SOURCES)
def items_to_report(session: Session, agency_code: str, as_of: date) -> list[ItemInRound]:
    """Return the items an agency may report on, in the order they hurt (``reportable_items``).

    What is silent, and what is due before the circle, is said of each by the circle that made it.
    """
    homes = home_circles(session)
    circles = dict.fromkeys(homes[row.meeting_code] for row in board(session, as_of))
    found = [one for circle in circles for one in _of_circle(session, agency_code, as_of, circle, homes)]
    return sorted(found, key=lambda one: order_of_hurt(one.row, agency_code, one.next_session))


def _of_circle(
    session: Session, agency_code: str, as_of: date, circle: str, homes: Mapping[str, str]
) -> list[ItemInRound]:
    last, coming = last_circle(session, as_of, circle), next_circle(session, as_of, circle)
    until = coming.on_date if coming else None
    rows = reportable_items(session, agency_code, as_of, last.on_date if last else None, until)
    return [ItemInRound(row, until) for row in rows if homes[row.meeting_code] == circle]
