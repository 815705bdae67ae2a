"""The tables that are handed out as files, the same from the command line and from the screen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from sqlmodel import Session

from kmcore.areas.register_sources import register_sources
from kmcore.exchange.show.activities import actions_found
from kmcore.exchange.show.money import budget_found
from kmcore.exchange.show.show_result import ShowTable
from kmcore.exchange.show.villages import coverage_found
from kmcore.exchange.tables import ExportTable
from kmcore.exchange.village_list import filter_words
from kmcore.programme.coverage import NO_FILTER, Filters
from kmcore.programme.queries import cohorts, missions, responsibilities
from kmcore.sources.queries import sources_by_code

EXPORTS: Final = ("coverage", "budget", "actions")


def export_table(session: Session, kind: str, as_of: date, made_at: datetime) -> ExportTable:
    """Return one of ``EXPORTS`` as of a day, unfiltered. ``made_at`` is aware: when the file is made."""
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
    return replace(table, filters=filter_words(session, filters), total=found.total)


def budget_table(session: Session, as_of: date, made_at: datetime) -> ExportTable:
    """Return the budget tree with its total."""
    found = budget_found(session, as_of)
    table = _table(session, found, as_of, made_at, (row.get("source") for row in found.rows))
    return replace(table, total=found.total)


def actions_table(session: Session, as_of: date, made_at: datetime) -> ExportTable:
    """Return the follow-up board. Items are not summed, so there is no total row."""
    found = actions_found(session, as_of)
    return _table(session, found, as_of, made_at, (row.get("source") for row in found.rows))


def _table(
    session: Session, found: ShowTable, as_of: date, made_at: datetime, source_codes: Iterable[object]
) -> ExportTable:
    return ExportTable(
        title=found.title,
        columns=found.columns,
        rows=found.rows,
        as_of=as_of,
        made_at=made_at,
        sources=_documents(session, source_codes),
        demo=any(row.get("demo") for row in found.rows),
    )


def _coverage_sources(session: Session, as_of: date) -> list[str | None]:
    """Return what the figures stand on: the villages themselves, their targets, who took them on."""
    return [
        *register_sources(session),
        *(cohort.source for cohort in cohorts(session)),
        *(mission.source for mission in missions(session)),
        *(promise.source for promise in responsibilities(session, as_of)),
    ]


def _documents(session: Session, codes: Iterable[object]) -> tuple[str, ...]:
    """Return the documents behind a table, each once, the minutes first."""
    known = sources_by_code(session, (str(code) for code in codes if code)).values()
    ordered = sorted(known, key=lambda source: (source.reliability != "S", source.code))
    return tuple(dict.fromkeys(source.document for source in ordered))
