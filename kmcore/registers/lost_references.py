"""Rows that refer to what is not there: a field that no column said, filled in from another, may lead nowhere."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session

from kmcore.i18n import N_, _
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definitions import KINDS
from kmcore.registers.ended_areas import without_ended_areas
from kmcore.registers.read_models import ComparedRow, RowProblem, RowResult
from kmcore.registers.shown_rows import referred_kind

NOT_THERE: Final = N_("ไม่มี{one} “{key}” ในทะเบียน แก้ให้ถูก หรือเพิ่ม{one}นั้นก่อน")


def without_lost_references(
    session: Session, kind: RegisterKind, rows: Sequence[ComparedRow]
) -> list[ComparedRow]:
    """Return the rows, refused those to be written that refer to a row of another kind which is not in its register."""
    found = list(rows)
    for field in kind.fields:
        other = referred_kind(field)
        if (
            other is not None
            and other in KINDS
            and other != kind.code
            and any(row.values.get(field.name) for row in found)
        ):
            there = _keys(session, KINDS[other])
            found = [_refused_if_lost(field, KINDS[other], there, row) for row in found]
    return without_ended_areas(session, KINDS, kind, found)


def _keys(session: Session, kind: RegisterKind) -> set[Any]:
    return set(session.scalars(select(kind.columns.c[kind.key[0]])))


def _refused_if_lost(
    field: RegisterField, other: RegisterKind, there: set[Any], row: ComparedRow
) -> ComparedRow:
    key = row.values.get(field.name)
    if row.result not in {RowResult.NEW, RowResult.CHANGED} or key is None or key in there:
        return row
    sentence = _(NOT_THERE, one=other.one_words, key=key)
    problem = RowProblem(field.words, "not_in_register", sentence)
    return replace(row, result=RowResult.REFUSED, before=None, at=None, problems=(problem,))
