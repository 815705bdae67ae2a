"""New rows on areas that had ended before the rows' own day: refused, with the area that came after to choose."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session

from kmcore.areas.queries import successors
from kmcore.i18n import N_, _
from kmcore.registers.area_matching.area_levels import level_of, level_words
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.field_types import AreaReference
from kmcore.registers.read_models import ComparedRow, RowProblem, RowResult
from kmcore.thai.spoken_dates import spoken_day

DAYS: Final = (
    "on_date",
    "held_on",
    "proposed_on",
    "from_date",
    "planned_on",
)  # a row's own day: the first told
Became = Callable[[date], Mapping[str, str]]  # what each area that has ended is on a day
ENDED: Final = N_("{level} {code} สิ้นสุดไปเมื่อ {day} แถวนี้เป็นของวันที่ {own} ใส่รหัสของพื้นที่ในวันนั้น")
GOES_ON: Final = N_("{level} {code} สิ้นสุดไปเมื่อ {day} แถวนี้เป็นของวันที่ {own} ตั้งแต่นั้นคือ {now} ใส่รหัสนั้น")


def without_ended_areas(
    session: Session, kinds: Mapping[str, RegisterKind], kind: RegisterKind, rows: Sequence[ComparedRow]
) -> list[ComparedRow]:
    """Return the rows, refused the new ones that speak of an area after its last day: its number may be another's by then."""
    fields = [one for one in kind.fields if isinstance(one.type, AreaReference)]
    new = [row for row in rows if row.result is RowResult.NEW]
    if not fields or not new or kind.area_level is not None or kind.effects is not None:
        return list(rows)
    ended = _ended(session, kinds)
    became = cache(partial(successors, session))  # of each day once: a file has many rows, and few days
    return [_checked(became, fields, ended, row) for row in rows] if ended else list(rows)


def _ended(session: Session, kinds: Mapping[str, RegisterKind]) -> dict[str, date]:
    """Return the last day of every area that has one, by code."""
    found: dict[str, date] = {}
    for kind in kinds.values():
        if kind.area_level is not None:
            columns = kind.columns.c
            query = select(columns.code, columns.to_date).where(columns.to_date.is_not(None))
            found |= dict(session.execute(query).all())
    return found


def _checked(
    became: Became, fields: Sequence[RegisterField], ended: Mapping[str, date], row: ComparedRow
) -> ComparedRow:
    if row.result is not RowResult.NEW:
        return row
    own = next((day for name in DAYS if (day := row.values.get(name))), None)
    for field in fields:
        code: Any = row.values.get(field.name)
        last = ended.get(code or "")
        if own is not None and last is not None and last < own:
            problem = _problem(became, field, code, last, own)
            return replace(row, result=RowResult.REFUSED, before=None, at=None, problems=(problem,))
    return row


def _problem(became: Became, field: RegisterField, code: str, last: date, own: date) -> RowProblem:
    now = became(own).get(code)
    level = level_of(code)
    words = level_words(level) if level else ""
    told = {"level": words, "code": code, "day": spoken_day(last), "own": spoken_day(own)}
    sentence = _(GOES_ON, **told, now=now) if now else _(ENDED, **told)
    suggested = ((now, now),) if now else ()
    return RowProblem(field.words, "ended_area", sentence, suggested, field.name, code)
