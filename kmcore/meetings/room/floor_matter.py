"""A matter in words: the head, the agenda's item or the action item that can be put on the floor."""

from dataclasses import dataclass

from sqlmodel import Session

from kmcore.actions.queries import ActionRow, board
from kmcore.meetings.agenda.read_models import Agenda, HeadKind
from kmcore.meetings.kinds import FloorKind
from kmcore.meetings.room.read_models import FloorItem


@dataclass(frozen=True)
class FloorMatter:
    """A matter's head, its words, how many minutes it is given (None: no limit)."""

    head: int
    title_th: str
    title_en: str
    minutes: int | None = None


def floor_matter(session: Session, plan: Agenda, item: FloorItem) -> FloorMatter | None:
    """Return a matter in words; None where the agenda (and the board of the day) has none such."""
    if item.kind is FloorKind.HEAD:
        heads = (head for head in plan.heads if str(head.number) == item.ref)
        return next((FloorMatter(head.number, head.title.th, head.title.en) for head in heads), None)
    if item.kind is FloorKind.AGENDA:
        rows = (row for head in plan.heads for row in head.items if str(row.id) == item.ref)
        return next((FloorMatter(row.head, row.title, row.title, row.minutes) for row in rows), None)
    return _action(session, plan, item.ref)


def _action(session: Session, plan: Agenda, code: str) -> FloorMatter | None:
    """One that was done, or made, in this very session is not in head 3 and may be spoken of all the same."""
    head = plan.head(HeadKind.ARISING)
    listed = [one.row for one in head.arising] if head else []
    row = _of(listed, code) or _of(board(session, min(plan.meeting.as_of, plan.meeting.on_date)), code)
    return FloorMatter(head.number if head else 0, row.title.th, row.title.en) if row else None


def _of(rows: list[ActionRow], code: str) -> ActionRow | None:
    return next((row for row in rows if row.code == code), None)
