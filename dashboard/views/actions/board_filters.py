"""Which items a choice leaves on the board. Pure; each chip counts exactly what it would show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dashboard.views.actions.board_choice import ALL, OWN, ROLES, SUPPORT, VIEWS, BoardChoice
from kmcore.actions.queries import ActionRow, Status, items_due_by, items_without_date, unowned_items


@dataclass(frozen=True)
class BoardData:
    """The board as read: its rows, the day of the next circle, and the agencies silent since the last."""

    rows: tuple[ActionRow, ...]
    coming: date | None
    silent: tuple[str, ...]


def chosen_items(board: BoardData, choice: BoardChoice) -> list[ActionRow]:
    """Return the items that the choice shows, in the board's order."""
    rows = narrowed_items(board.rows, choice)
    shown = _codes(board, choice, rows, choice.view)
    return [row for row in rows if row.code in shown]


def filter_counts(board: BoardData, choice: BoardChoice) -> dict[str, int]:
    """Return for each quick filter how many items it would show beside the choice's other filters."""
    rows = narrowed_items(board.rows, choice)
    return {view: len(_codes(board, choice, rows, view)) for view in VIEWS}


def moved_count(board: BoardData, choice: BoardChoice) -> int:
    """Return how many items the since-last-circle switch would leave."""
    return len(chosen_items(board, replace(choice, since=True)))


def silent_among(board: BoardData, choice: BoardChoice) -> list[str]:
    """Return the silent agencies that owe a report on an item the choice leaves, in their order."""
    rows = narrowed_items(board.rows, choice)
    silent = [code for code in board.silent if choice.agency in {ALL, code}]
    return [code for code in silent if any(code in row.silent_agencies for row in rows)]


def narrowed_items(rows: Sequence[ActionRow], choice: BoardChoice) -> list[ActionRow]:
    """Return the items of the choice's kind, status and agency (in its role) that moved if asked."""
    return [
        row
        for row in rows
        if choice.kind in {ALL, row.kind}
        and choice.status in {ALL, row.status}
        and (choice.agency == ALL or _has_role(row, choice))
        and (row.moved_since or not choice.since)
    ]


def _has_role(row: ActionRow, choice: BoardChoice) -> bool:
    own = choice.agency in row.owners
    takes_part = any(part.agency_code == choice.agency for part in row.parts)
    return {OWN: own, SUPPORT: takes_part and not own, ALL: takes_part}[choice.role]


def role_counts(board: BoardData, choice: BoardChoice) -> dict[str, int]:
    """Return how many items each role of the chosen agency would leave beside the choice's other filters."""
    return {role: len(chosen_items(board, replace(choice, role=role))) for role in ROLES}


def _codes(board: BoardData, choice: BoardChoice, rows: Sequence[ActionRow], view: str) -> set[str]:
    """Of one agency only its own silence counts."""
    if choice.agency != ALL:
        board = replace(board, silent=tuple(code for code in board.silent if code == choice.agency))
    return set(_VIEWS[view](board, rows))


def _all(_board: BoardData, rows: Sequence[ActionRow]) -> list[str]:
    return [row.code for row in rows]


def _of_status(status: Status) -> Callable[[BoardData, Sequence[ActionRow]], list[str]]:
    return lambda _board, rows: [row.code for row in rows if row.status == status]


def _due(board: BoardData, rows: Sequence[ActionRow]) -> list[str]:
    """Due by the next circle, done ones too, as the overview counts; without a circle what is promised."""
    if board.coming:
        return list(items_due_by(rows, board.coming).codes)
    return [row.code for row in rows if row.due_date and row.status != Status.DONE]


def _ask(_board: BoardData, rows: Sequence[ActionRow]) -> list[str]:
    return [row.code for row in rows if row.open_asks]


def _silent(board: BoardData, rows: Sequence[ActionRow]) -> list[str]:
    return [row.code for row in rows if set(row.silent_agencies) & set(board.silent)]


def _no_owner(_board: BoardData, rows: Sequence[ActionRow]) -> list[str]:
    """What is done needs no owner any more; the overview's list of decisions says the same."""
    return [row.code for row in unowned_items(rows)]


def _no_date(_board: BoardData, rows: Sequence[ActionRow]) -> list[str]:
    return [row.code for row in items_without_date(rows)]


_VIEWS: Final[dict[str, Callable[[BoardData, Sequence[ActionRow]], list[str]]]] = {
    ALL: _all,
    Status.LATE: _of_status(Status.LATE),
    Status.AT_RISK: _of_status(Status.AT_RISK),
    "due": _due,
    "ask": _ask,
    "silent": _silent,
    "no_owner": _no_owner,
    "no_date": _no_date,
}
