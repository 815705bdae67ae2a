"""The board as files: the items the choice leaves, made when someone asks for them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from dashboard.query_cache import engine
from dashboard.widgets.download import download_buttons
from kmcore.clock import system_clock
from kmcore.exchange.exports import actions_table
from kmcore.exchange.tables import ExportTable
from kmcore.i18n import _
from kmcore.storage.unit_of_work import reading


def board_files(as_of: date, codes: Collection[str], filters: tuple[str, ...]) -> None:
    """Draw the buttons that hand out the items with ``codes``; ``filters`` says in words what they are."""
    if codes:
        download_buttons(
            lambda: board_table(as_of, codes, filters), "actions", title=_("งานติดตาม"), as_of=as_of
        )


def board_table(as_of: date, codes: Collection[str], filters: tuple[str, ...]) -> ExportTable:
    """Return the file's table: the export of the whole board, less what is not shown."""
    with reading(engine()) as session:
        table = actions_table(session, as_of, system_clock())
    rows = tuple(row for row in table.rows if row["code"] in codes)
    return replace(table, rows=rows, filters=filters, demo=any(row["demo"] for row in rows))
