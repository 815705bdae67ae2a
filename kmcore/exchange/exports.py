"""The tables that are handed out as files, the same from the command line and from the screen."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from kmcore.areas.register_sources import register_sources
from kmcore.exchange.columns import ExportColumn
from kmcore.exchange.register_files import register_table
from kmcore.exchange.show.activities import actions_found
from kmcore.exchange.show.money import budget_found
from kmcore.exchange.show.show_result import ShowTable
from kmcore.exchange.show.villages import coverage_found
from kmcore.exchange.tables import ExportTable
from kmcore.i18n import _
from kmcore.programme.coverage import NO_FILTER, Filters
from kmcore.programme.queries import cohorts, missions, responsibilities_and_proposals
from kmcore.programme.village_choice import VillageChoice, village_choice_words
from kmcore.registers.definitions import KINDS
from kmcore.sources.queries import sources_by_code

EXPORTS: Final = ("coverage", "budget", "actions")
SOURCE_WORDS: Final = "source_words"


def export_table(session: Session, kind: str, as_of: date, made_at: datetime) -> ExportTable:
    """Return one of ``EXPORTS`` as of a day, unfiltered, or a register by its kind's code. ``made_at`` is aware: when the file is made."""
    if kind not in EXPORTS:
        return register_table(session, KINDS[kind], as_of, made_at)
    makers: dict[str, Callable[[Session, date, datetime], ExportTable]]
    makers = {"coverage": coverage_table, "budget": budget_table, "actions": actions_table}
    return makers[kind](session, as_of, made_at)


def coverage_table(
    session: Session,
    as_of: date,
    made_at: datetime,
    by: str = "district",
    filters: Filters = NO_FILTER,
) -> ExportTable:
    """Return coverage by district, subdistrict, cohort, agency or mission, with the total of the filters."""
    found = coverage_found(session, as_of, by, filters)
    table = _table(session, found, as_of, made_at, _coverage_sources(session, as_of))
    return replace(
        table, filters=village_choice_words(session, VillageChoice(filters), table.as_of), total=found.total
    )


def budget_table(
    session: Session, as_of: date, made_at: datetime, fiscal_year: int | None = None
) -> ExportTable:
    """Return a year's budget tree (None: the day's year) with its total."""
    found = budget_found(session, as_of, fiscal_year)
    return replace(_sourced_table(session, found, as_of, made_at), total=found.total)


def actions_table(session: Session, as_of: date, made_at: datetime) -> ExportTable:
    """Return the follow-up board. Items are not summed, so there is no total row."""
    found = actions_found(session, as_of)
    return _sourced_table(session, found, as_of, made_at)


def _sourced_table(session: Session, found: ShowTable, as_of: date, made_at: datetime) -> ExportTable:
    """Return a table whose rows have a source each: its code, and beside it what the code stands for."""
    codes = [str(row["source"]) for row in found.rows if row.get("source")]
    labels = {source.code: source.label for source in sources_by_code(session, codes).values()}
    columns = [column for column in found.columns if column.key not in {"source", "demo"}]
    kept = [
        *columns,
        ExportColumn("source", _("รหัสที่มา")),
        ExportColumn(SOURCE_WORDS, _("ที่มา"), names=labels),
        *(column for column in found.columns if column.key == "demo"),
    ]
    rows = tuple({**row, SOURCE_WORDS: row.get("source")} for row in found.rows)
    table = _table(session, found, as_of, made_at, codes)
    return replace(table, columns=tuple(kept), rows=rows)


def _table(
    session: Session, found: ShowTable, as_of: date, made_at: datetime, source_codes: Iterable[object]
) -> ExportTable:
    return ExportTable(
        title=found.title,
        columns=found.columns,
        rows=found.rows,
        as_of=as_of,
        made_at=made_at,
        levels=found.levels,
        sources=_documents(session, source_codes),
        demo=any(row.get("demo") for row in found.rows),
    )


def _coverage_sources(session: Session, as_of: date) -> list[str | None]:
    """Return what the figures stand on: the villages themselves, their targets, who took them on."""
    return [
        *register_sources(session),
        *(cohort.source for cohort in cohorts(session, as_of)),
        *(mission.source for mission in missions(session, as_of)),
        *(promise.source for promise in responsibilities_and_proposals(session, as_of)),
    ]


def _documents(session: Session, codes: Iterable[object]) -> tuple[str, ...]:
    """Return the documents behind a table, each once, the minutes first."""
    known = sources_by_code(session, (str(code) for code in codes if code)).values()
    ordered = sorted(known, key=lambda source: (source.reliability != "S", source.code))
    return tuple(dict.fromkeys(source.document for source in ordered))
