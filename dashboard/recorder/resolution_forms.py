"""A recorded resolution as the form it is changed by. What it gave to work that was there is told from the board."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from dashboard import words
from dashboard.store import ask
from kmcore.actions.queries import ActionRow, board
from kmcore.evidence.queries import CheckRow, checks
from kmcore.meetings.room.rows import Resolved, Room

Told = dict[str, Any]
Items = Mapping[str, ActionRow]


def as_forms(room: Room) -> dict[str, Told]:
    """Return every resolution of a session by its code, as its form takes it."""
    before = {row.code: row for row in ask(board, room.day - timedelta(days=1))}
    settled = {row.settled_resolution: row for row in ask(checks, room.day) if row.settled_resolution}
    return {row.code: _form(row, room, before, settled.get(row.code)) for row in room.resolutions}


def _form(row: Resolved, room: Room, before: Items, settled: CheckRow | None) -> Told:
    makes = _makes(row, room, before)
    given = _given(row, None if makes else before.get(row.action_code or ""))
    return {
        "number": row.code,
        "kind": row.kind,
        "text": row.text_th,
        "head": row.head,
        "agenda_id": row.agenda_id,
        "action_code": "" if makes else row.action_code or "",
        "makes_item": makes,
        "check_code": row.check_code or "",
        "statement_id": _statement(settled),
        "version": row.version,
        "withdrawn": row.withdrawn,
        **given,
    }


def _makes(row: Resolved, room: Room, before: Items) -> bool:
    """Tell whether the item it names came into being by it: it is of this session, and no earlier one names it."""
    if row.action_code is None or row.action_code in before:
        return False
    named = [one.code for one in room.standing if one.action_code == row.action_code]
    return row.code in named[:1]


def _given(row: Resolved, item: ActionRow | None) -> Told:
    """Return owner, support and due date the resolution gave: of work that was there, what is another than before."""
    owners, helpers, due = (item.owners, item.supporters, item.due_date) if item else ((), (), None)
    owner = row.owner if row.owner != "+".join(owners) else None
    supporters = row.supporters if set(row.supporters) != set(helpers) else ()
    return {
        "owner": owner or "",
        "supporters": list(supporters),
        "due": words.day(row.due_date) if row.due_date and row.due_date != due else "",
    }


def _statement(settled: CheckRow | None) -> int | None:
    return next((one.id for one in settled.statements if one.used), None) if settled else None
