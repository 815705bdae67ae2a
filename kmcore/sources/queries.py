"""Reading sources, and the questions on which sources give different values."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from sqlalchemy import or_
from sqlmodel import Session, col, select

from kmcore.bilingual import Bilingual
from kmcore.sources.models import Check, Source, Statement
from kmcore.sources.read_models import CheckRow, SourceRow, StatementRow
from kmcore.storage.base import Origin, said_by
from kmcore.storage.from_row import from_row
from kmcore.storage.subjects import Subject, reads

OPEN: Final = "open"
SETTLED: Final = "settled"


@reads(Subject.SOURCES)
def checks(session: Session, as_of: date) -> list[CheckRow]:
    """Return every question known on the day, in the data set's order, with the statements said by then.

    A question is known from the day of its source, of the statement it uses, and of a second one to differ.
    """
    query = select(Check).where(said_by(Check, as_of))
    rows = session.exec(query.order_by(col(Check.position), col(Check.code)))
    every, said = _statements(session), _statements(session, as_of=as_of)
    return [
        _check_row(row, said[row.code], as_of)
        for row in rows
        if _asked_by_then(every.get(row.code, ()), said.setdefault(row.code, ()))
    ]


def _asked_by_then(every: Sequence[StatementRow], said: Sequence[StatementRow]) -> bool:
    used = [one for one in every if one.used]
    return all(one in said for one in used) and len(said) >= min(2, len(every))


@reads(Subject.SOURCES)
def sources(session: Session, as_of: date | None = None) -> list[SourceRow]:
    """Return every source said by the day, of any day without one: the minutes by line first, then the other documents by code."""
    query = select(Source).order_by(col(Source.code))
    if as_of:
        query = query.where(or_(col(Source.said_on).is_(None), col(Source.said_on) <= as_of))
    rows = session.exec(query)
    last = 10**6  # a document without lines comes after those with
    return sorted(
        map(_source_row, rows), key=lambda row: (row.reliability != "S", row.line or last, row.code)
    )


def sources_by_code(session: Session, codes: Iterable[str | None]) -> dict[str, SourceRow]:
    """Return the sources of ``codes`` in one statement; None and unknown codes are left out."""
    wanted = {code for code in codes if code}
    if not wanted:
        return {}
    rows = session.exec(select(Source).where(col(Source.code).in_(sorted(wanted))))
    return {row.code: _source_row(row) for row in rows}


def _statements(session: Session, as_of: date | None = None) -> dict[str, tuple[StatementRow, ...]]:
    query = select(Statement).order_by(col(Statement.position), col(Statement.id))
    if as_of:
        query = query.where(said_by(Statement, as_of))
    said: dict[str, tuple[StatementRow, ...]] = {}
    for row in session.exec(query):
        found = StatementRow(
            value=Bilingual(row.value, row.value_en),
            number=row.number,
            unit=row.unit,
            used=row.used,
            source=row.source_code,
            id=row.id or 0,
        )
        said[row.check_code] = (*said.get(row.check_code, ()), found)
    return said


def _check_row(row: Check, statements: tuple[StatementRow, ...], as_of: date) -> CheckRow:
    settled = row.settled_on is not None and row.settled_on <= as_of
    chosen = next((one for one in statements if settled and one.id == row.settled_statement_id), None)
    if chosen is not None:
        statements = tuple(replace(one, used=one.id == chosen.id) for one in statements)
    return CheckRow(
        code=row.code,
        title=Bilingual(row.title, row.title_en),
        state=SETTLED if settled else OPEN,
        statements=statements,
        used_value=chosen.value if chosen else Bilingual.or_none(row.used_value, row.used_value_en),
        given_reason=Bilingual(row.reason, row.reason_en),
        settled_on=row.settled_on if settled else None,
        settled_by=row.settled_by if settled else None,
        source=row.source_code,
        demo=row.origin == Origin.DEMO,
        settled_resolution=row.settled_resolution if settled else None,
    )


def _source_row(row: Source) -> SourceRow:
    return from_row(SourceRow, row)
