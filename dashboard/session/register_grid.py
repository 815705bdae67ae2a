"""The grid of a register in this browser session: the rows it began with, and what was typed into it since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import streamlit as st

from dashboard.query_cache import engine
from dashboard.session.current_user import current_user, session_token
from kmcore.access.expired_session import writer_of
from kmcore.clock import system_clock
from kmcore.errors import KmError
from kmcore.registers.cells import Cell
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.grid_commands import GridRow
from kmcore.registers.grid_drafts import grid_draft, save_grid_draft
from kmcore.registers.row_store import Key
from kmcore.registers.shown_rows import referred_kind
from kmcore.storage.unit_of_work import reading
from kmcore.thai.money import format_baht
from kmcore.thai.spoken_dates import spoken_day

GRID: Final = "register_grid"
TURN: Final = "register_grid_turn"


@dataclass(frozen=True)
class GridLine:
    """A row as the grid shows it: its key (None: a new one of a draft), the row as it was seen, what was typed before."""

    key: Key | None
    seen: Mapping[str, Any]
    typed: Mapping[str, Cell]


@dataclass(frozen=True)
class RegisterGrid:
    """A grid that was opened. ``number``: of the editor in this session; another one is another field.

    ``draft_at``: when the draft that it began with was kept (UTC), None where there was none. ``kept``: the rows as
    they were last kept.
    """

    account_id: int
    kind: str
    search: str
    number: int
    lines: tuple[GridLine, ...]
    draft_at: datetime | None = None
    kept: tuple[GridRow, ...] = ()

    @property
    def key(self) -> str:
        """Return the key of the editor's widget."""
        return f"register_grid_{self.kind}_{self.number}"


def grid_fields(kind: RegisterKind) -> list[RegisterField]:
    """Return the fields that a grid shows, in the order of the definition."""
    return list(kind.fields)


def cell_content(field: RegisterField, value: Any) -> Any:
    """Return what a cell of the grid holds for a value: a text as it is read again, or the choice itself."""
    if value is None or field.type.control == "flag":
        return value
    if field.type.control == "choice" or referred_kind(field):
        return str(value)
    if field.type.control == "day":
        return spoken_day(value)
    return format_baht(value, unit="") if field.type.control == "money" else str(field.type.cell(value))


def line_contents(kind: RegisterKind, line: GridLine) -> dict[str, Any]:
    """Return what a line's cells hold before anything is typed in this editor."""
    seen = {field.name: cell_content(field, line.seen.get(field.name)) for field in grid_fields(kind)}
    return seen | dict(line.typed)


def typed_rows(grid: RegisterGrid) -> tuple[GridRow, ...]:
    """Return the rows of which something was typed, in the order of the grid: before, and in the editor as it stands."""
    kind, edits = KINDS[grid.kind], st.session_state.get(grid.key) or {}
    edited, added = edits.get("edited_rows", {}), edits.get("added_rows", [])
    names = [field.name for field in grid_fields(kind)]
    rows = [
        GridRow(place + 1, typed, line.key, dict(line.seen) if line.key is not None else {})
        for place, line in enumerate(grid.lines)
        if (typed := _typed(kind, line, edited.get(place) or edited.get(str(place)) or {}))
    ]
    new = (
        GridRow(len(grid.lines) + number, cells)
        for number, row in enumerate(added, start=1)
        if (cells := {name: _cell(row[name]) for name in names if not _is_empty(row.get(name))})
    )
    return (*rows, *new)


def open_grid() -> RegisterGrid | None:
    """Return the grid that is open in this session."""
    found: RegisterGrid | None = st.session_state.get(GRID)
    return found


def begin_grid(
    account_id: int, kind: RegisterKind, search: str, rows: Sequence[tuple[Key, Mapping[str, Any]]]
) -> RegisterGrid:
    """Open a grid on these rows, with what the person had typed before and not sent."""
    with reading(engine()) as session:
        draft, kept_at = grid_draft(session, account_id, kind.code)
    of_draft = {row.key: row for row in draft if row.key is not None}
    shown = [_line(key, values, of_draft.pop(key, None)) for key, values in rows]
    further = [GridLine(row.key, row.seen, row.cells) for row in of_draft.values()]
    new = [GridLine(None, {}, row.cells) for row in draft if row.key is None]
    number = st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    lines = (*shown, *further, *new)
    grid = RegisterGrid(account_id, kind.code, search, number, lines, kept_at, draft)
    st.session_state[GRID] = grid
    return grid


def keep_grid(grid: RegisterGrid) -> KmError | None:
    """Keep what is typed, where something changed since it was last kept; return why it could not be."""
    rows = typed_rows(grid)
    if rows == grid.kept:
        return None
    try:
        _keep(grid, rows)
    except KmError as error:
        return error
    st.session_state[GRID] = replace(grid, kept=rows)
    return None


def keep_grid_of_ended_session() -> bool:
    """Keep what was typed last where the sign-in ran out meanwhile; tell whether a grid was open here.

    A sign-in that was ended may be in other hands: then what was kept before counts.
    """
    grid = open_grid()
    if grid is None or current_user().signed_in:
        return False
    token = session_token()
    if token is not None and st.session_state.get(grid.key) is not None:
        with reading(engine()) as session:
            hers = writer_of(session, token, system_clock()) == grid.account_id
        if hers:
            keep_grid(grid)
    return True


def take_over_latest(grid: RegisterGrid, latest: Mapping[Key, Mapping[str, Any]]) -> None:
    """Begin the grid anew, with what stands now below what was typed: somebody else changed rows meanwhile."""
    rows = [
        row if row.key is None else replace(row, seen=dict(latest.get(row.key, row.seen)))
        for row in typed_rows(grid)
    ]
    _keep_and_begin_anew(grid, rows)


def put_back(grid: RegisterGrid, number: int) -> None:
    """Forget what was typed into one row."""
    _keep_and_begin_anew(grid, [row for row in typed_rows(grid) if row.number != number])


def put_all_back(grid: RegisterGrid) -> None:
    """Forget all that was typed: it was stored, or is given up."""
    _keep_and_begin_anew(grid, [])


def _keep_and_begin_anew(grid: RegisterGrid, rows: Sequence[GridRow]) -> None:
    _keep(grid, rows)
    leave_grid()


def _keep(grid: RegisterGrid, rows: Sequence[GridRow]) -> None:
    """Keep these rows, and what the same person has typed meanwhile into another page's grid of the kind."""
    with reading(engine()) as session:
        draft, _kept_at = grid_draft(session, grid.account_id, grid.kind)
    own = [(row.key, row.cells) for row in grid.kept]
    keys = {row.key for row in rows} - {None}
    others = [row for row in draft if (row.key, row.cells) not in own and row.key not in keys]
    save_grid_draft(engine(), grid.account_id, KINDS[grid.kind], [*rows, *others], system_clock())


def leave_grid() -> None:
    """No grid is open any more; its draft stays."""
    st.session_state.pop(GRID, None)


def _line(key: Key, values: Mapping[str, Any], draft: GridRow | None) -> GridLine:
    return GridLine(key, values, {}) if draft is None else GridLine(key, draft.seen, draft.cells)


def _typed(kind: RegisterKind, line: GridLine, edited: Mapping[str, Any]) -> dict[str, Cell]:
    """Return the cells of a line that hold something else than the row as it was seen."""
    now = line_contents(kind, line) | dict(edited)
    seen = {field.name: cell_content(field, line.seen.get(field.name)) for field in grid_fields(kind)}
    return {
        name: _cell(cell) for name, cell in now.items() if name in seen and _plain(cell) != _plain(seen[name])
    }


def _plain(cell: Any) -> Any:
    text = cell.strip() if isinstance(cell, str) else cell
    return None if _is_empty(text) else str(text) if not isinstance(text, bool) else text


def _is_empty(cell: Any) -> bool:
    return cell is None or cell == "" or (isinstance(cell, float) and cell != cell)  # noqa: PLR0124 - not a number


def _cell(cell: Any) -> Cell:
    """Return what was typed as a cell: a text, or yes and no."""
    return None if _is_empty(cell) else cell if isinstance(cell, bool) else str(cell)
