"""Reading the follow-up board: every item as it stood on a day, and one item with its history.

The door other subjects and the screen use; the counting is in ``counts``, the rules are in ``rules``.
"""

from datetime import date

from sqlmodel import Session

from kmcore.actions import records
from kmcore.actions.build import action_row, parts_of, update_row
from kmcore.actions.counts import (
    AgencyCount,
    Ask,
    DueCount,
    asks,
    by_agency,
    by_status,
    due_before,
    late,
    without_date,
    without_owner,
)
from kmcore.actions.models import PartyRole, WorkState
from kmcore.actions.parts import Part
from kmcore.actions.rows import ActionDetail, ActionRow, DueSet, Update
from kmcore.actions.rules import Status
from kmcore.errors import NotFoundError
from kmcore.programme.queries import agencies

__all__ = [
    "ActionDetail",
    "ActionRow",
    "AgencyCount",
    "Ask",
    "DueCount",
    "DueSet",
    "Part",
    "PartyRole",
    "Status",
    "Update",
    "WorkState",
    "asks",
    "board",
    "by_agency",
    "by_status",
    "due_before",
    "item",
    "late",
    "silent_agencies",
    "without_date",
    "without_owner",
]


def board(session: Session, as_of: date, since: date | None = None) -> list[ActionRow]:
    """Return every item opened by ``as_of``, in order, as it was known on that day. Five statements.

    ``since`` is the day news counts from, usually the last circle: a report on that very day is no
    news after it. Reports and due dates of later days do not exist yet. Who has a part in an item
    carries no date in the store: the parts are today's for any ``as_of``.
    """
    return _rows(session, as_of, since)


def item(session: Session, code: str, as_of: date, since: date | None = None) -> ActionDetail:
    """Return one item with all its reports and due dates by the day.

    Raises:
        NotFoundError: no item with this code had been opened by ``as_of``.
    """
    rows = _rows(session, as_of, since, code)
    if not rows:
        raise NotFoundError(
            "ไม่มีงานติดตามรหัส {code} ในวันที่เลือกดู ตรวจรหัสจากรายการงานติดตาม หรือเลือกวันที่หลังเปิดงาน", code=code
        )
    updates = tuple(map(update_row, records.all_updates(session, as_of, code)))
    return ActionDetail(rows[0], updates, rows[0].dues[::-1])


def silent_agencies(session: Session, as_of: date, since: date) -> list[str]:
    """Return the agencies that own open items and have not reported on any item after ``since``.

    In the agencies' order. An owner whose own part is done owes nothing and is not silent.
    """
    counts = by_agency(board(session, as_of, since), agencies(session))
    return [count.agency_code for count in counts if count.silent]


def _rows(session: Session, as_of: date, since: date | None, code: str | None = None) -> list[ActionRow]:
    items = records.opened_items(session, as_of, code)
    places = {agency.code: place for place, agency in enumerate(agencies(session))}
    parties = records.parties(session, as_of, code)
    dues = records.dues(session, as_of, code)
    latest = records.latest_updates(session, as_of, code)
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
