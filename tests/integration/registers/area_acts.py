"""Changes of areas as tests enter them, by the register's own form."""

from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.registers.definitions import KINDS
from kmcore.registers.row_commands import add_row

CHANGES: Final = KINDS["area-changes"]
DAY: Final = date(2007, 3, 1)
BEFORE: Final = DAY - timedelta(days=1)
AFTER: Final = DAY + timedelta(days=90)


def change(
    store: Engine, by: By, kind: str, before: str | None, after: str | None = None, **more: Any
) -> int:
    """Enter one change by its form; return the batch."""
    cells = {
        "on_date": str(more.pop("day", DAY)),
        "kind": kind,
        "from_code": before,
        "to_code": after,
        **more,
    }
    found = add_row(store, by, CHANGES, {name: cell for name, cell in cells.items() if cell is not None})
    return found.batch or 0
