"""What can be taken away from the map: the areas' figures, or the villages behind one."""

from collections.abc import Container
from dataclasses import replace
from datetime import date

from dashboard.query_cache import engine
from kmcore.clock import system_clock
from kmcore.exchange.exports import coverage_table
from kmcore.exchange.tables import ExportTable
from kmcore.exchange.village_list import village_table
from kmcore.programme.coverage import Filters
from kmcore.programme.village_choice import VillageChoice
from kmcore.storage.unit_of_work import reading


def coverage_file(
    as_of: date, level: str, filters: Filters, of_shade: tuple[Container[str], tuple[str, ...]] | None
) -> ExportTable:
    """Return the areas' figures as they are now; made at the click, so not kept.

    ``of_shade``: the codes of a colour's areas, where only those are shown, and in words what narrows them.
    """
    with reading(engine()) as session:
        table = coverage_table(session, as_of, system_clock(), level, filters)
    if of_shade is None:
        return table
    codes, words = of_shade
    return replace(table, rows=tuple(row for row in table.rows if row["code"] in codes), filters=words)


def village_file(as_of: date, choice: VillageChoice) -> ExportTable:
    """Return the whole list of the chosen villages as it is now."""
    with reading(engine()) as session:
        return village_table(session, as_of, choice, system_clock())
