"""Which work a circle follows: what its own sessions made, and what was handed to it. Nobody's circle follows all.

Work of another circle is handed to a circle when one of its sessions takes it up: writes of it in its head 3, or
resolves on it.
"""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session, col, select

from kmcore.actions.queries import ActionRow, Status, board, made_by_meeting
from kmcore.meetings.models import Meeting, Resolution
from kmcore.meetings.queries import PROVINCE_CIRCLE, last_circle
from kmcore.meetings.session_models import ArisingNote
from kmcore.storage.subjects import Subject, reads


@reads(Subject.ACTIONS, Subject.MEETINGS, Subject.PROGRAMME, Subject.SOURCES)
def circle_board(
    session: Session, circle_code: str, as_of: date, since: date | None = None
) -> list[ActionRow]:
    """Return the items that a circle follows, as ``board`` gives them; ``since`` is the day of its last session."""
    return of_circle(session, circle_code, board(session, as_of, since))


@reads(Subject.MEETINGS, Subject.SOURCES)
def of_circle(session: Session, circle_code: str, rows: Iterable[ActionRow]) -> list[ActionRow]:
    """Return those of the items that a circle follows, in the order given."""
    sessions = set(session.exec(select(Meeting.code).where(col(Meeting.circle_code) == circle_code)))
    handed = _handed_to(session, circle_code)
    return [row for row in rows if row.meeting_code in sessions or row.code in handed]


@reads(Subject.ACTIONS, Subject.MEETINGS, Subject.PROGRAMME, Subject.SOURCES)
def items_of_other_circles(session: Session, circle_code: str, as_of: date) -> list[ActionRow]:
    """Return the open items that a circle does not follow and may take up, in the board's order."""
    rows = [row for row in board(session, as_of) if row.status != Status.DONE]
    own = {row.code for row in of_circle(session, circle_code, rows)}
    return [row for row in rows if row.code not in own]


@reads(Subject.ACTIONS, Subject.MEETINGS, Subject.SOURCES)
def home_circle(session: Session, action_code: str) -> str | None:
    """Return the circle whose session made an item, None where there is no such item."""
    made_in = made_by_meeting(session, action_code)
    row = session.get(Meeting, made_in) if made_in else None
    return row.circle_code if row else None


def circle_is_over(session: Session, on: date, action_code: str) -> bool:
    """Tell whether the circle that made an item (else the province's) met on this day and is over.

    What is reported from then on was not counted in that session: it answers for the time after it.
    """
    held = last_circle(session, on, home_circle(session, action_code) or PROVINCE_CIRCLE)
    return held is not None and held.on_date == on


@reads(Subject.MEETINGS, Subject.SOURCES)
def home_circles(session: Session) -> dict[str, str]:
    """Return the circle of every session, by the session's code: what its items' ``meeting_code`` leads to."""
    return dict(session.exec(select(Meeting.code, Meeting.circle_code)).all())


def _handed_to(session: Session, circle_code: str) -> set[str]:
    """Return the codes of the items that the circle's sessions wrote of, or resolved on."""
    written = select(ArisingNote.action_code).join(
        Meeting, col(Meeting.code) == col(ArisingNote.meeting_code)
    )
    resolved = select(Resolution.action_code).join(Meeting, col(Meeting.code) == col(Resolution.meeting_code))
    here = col(Meeting.circle_code) == circle_code
    standing = resolved.where(here, col(Resolution.withdrawn_at).is_(None))
    found = [*session.exec(written.where(here)), *session.exec(standing)]
    return {code for code in found if code}
