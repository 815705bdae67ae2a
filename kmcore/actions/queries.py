"""Reading the follow-up board: every item as it stood on a day, and one item with its history.

The door other subjects and the screen use; the counting is in ``board_counts``, the rules are in ``rules``.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from sqlmodel import Session

from kmcore.access.words import role_labels
from kmcore.actions import statements
from kmcore.actions.agency_parts import AgencyPart
from kmcore.actions.assembly import action_row, parts_of, update_row
from kmcore.actions.board_counts import (
    AgencyCount,
    DueCount,
    by_agency,
    by_status,
    items_due_by,
    items_without_date,
    items_without_owner,
)
from kmcore.actions.models import ActionItem, ActionUpdate, Attachment, PartyRole, WorkState
from kmcore.actions.pressing import late_items, open_asks, unowned_items
from kmcore.actions.read_models import ActionDetail, ActionRow, DueSet, GovernorAsk, Photo
from kmcore.actions.report import Update
from kmcore.actions.rules import Status
from kmcore.errors import NotFoundError
from kmcore.programme.queries import agencies
from kmcore.storage.subjects import Subject, reads

__all__ = [
    "ActionDetail",
    "ActionRow",
    "AgencyCount",
    "AgencyPart",
    "DueCount",
    "DueSet",
    "GovernorAsk",
    "PartyRole",
    "Photo",
    "Status",
    "Update",
    "WorkState",
    "board",
    "by_agency",
    "by_status",
    "item_detail",
    "items_due_by",
    "items_without_date",
    "items_without_owner",
    "late_items",
    "made_by_meeting",
    "open_asks",
    "report_photo",
    "silent_agencies",
    "unowned_items",
    "updates_since",
]
LARGEST: Final = 2**31 - 1  # of a row's number


@reads(Subject.ACTIONS, Subject.PROGRAMME)
def board(session: Session, as_of: date, since: date | None = None) -> list[ActionRow]:
    """Return every item opened by ``as_of``, in order, as it was known on that day. Five statements.

    ``since`` is the day news counts from, usually the last circle: a report on that very day is
    news only where it was written when the circle was over. Reports and due dates of later days do not exist yet, and the parts are
    those the agencies had on the day.
    """
    return _rows(session, as_of, since)


@reads(Subject.ACCESS, Subject.ACTIONS, Subject.PROGRAMME)
def item_detail(session: Session, code: str, as_of: date, since: date | None = None) -> ActionDetail:
    """Return one item with all its reports and due dates by the day.

    Raises:
        NotFoundError: no item with this code had been opened by ``as_of``.
    """
    rows = _rows(session, as_of, since, code)
    if not rows:
        raise NotFoundError(
            "ไม่มีงานติดตามรหัส {code} ในวันที่เลือกดู ตรวจรหัสจากรายการงานติดตาม หรือเลือกวันที่หลังเปิดงาน", code=code
        )
    updates = _updates(session, statements.all_updates(session, as_of, code))
    return ActionDetail(rows[0], updates, rows[0].dues[::-1])


@reads(Subject.ACTIONS)
def made_by_meeting(session: Session, code: str) -> str | None:
    """Return the code of the session that made an item, None where there is no such item."""
    row = session.get(ActionItem, code)
    return row.meeting_code if row else None


def updates_since(session: Session, code: str, number: int) -> tuple[Update, ...]:
    """Return the reports on an item written after the one of this number, oldest first, whatever their day."""
    return _updates(session, statements.updates_after(session, code, number))


def report_photo(session: Session, number: int) -> Photo | None:
    """Return a report's photo, None where there is none of this number."""
    found = session.get(Attachment, number) if 0 < number <= LARGEST else None
    return Photo(found.data, found.media_type) if found else None


@reads(Subject.ACTIONS, Subject.PROGRAMME)
def silent_agencies(session: Session, as_of: date, since: date) -> list[str]:
    """Return the agencies that own open items and have not reported on any item after the circle of ``since``.

    In the agencies' order. An owner whose own part is done owes nothing and is not silent.
    """
    counts = by_agency(board(session, as_of, since), agencies(session))
    return [count.agency_code for count in counts if count.silent]


def _updates(session: Session, found: Sequence[ActionUpdate]) -> tuple[Update, ...]:
    authors = role_labels(session, [row.account_id for row in found if row.account_id])
    photos = statements.photos_of(session, found)
    return tuple(update_row(row, authors, photos) for row in found)


def _rows(session: Session, as_of: date, since: date | None, code: str | None = None) -> list[ActionRow]:
    items = statements.opened_items(session, as_of, code)
    places = {agency.code: place for place, agency in enumerate(agencies(session))}
    parties = statements.parties(session, as_of, code)
    dues = statements.dues(session, as_of, code)
    latest = statements.latest_updates(session, as_of, code)
    return [
        action_row(
            found,
            parts_of(parties.get(found.code, []), latest.get(found.code, []), places, since),
            dues.get(found.code, []),
            as_of,
            since,
        )
        for found in items
    ]
