"""What a new row is given that it does not say, looked up in the store: shown in the preview, not found out later."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session

from kmcore.registers.definition import RegisterKind
from kmcore.registers.errors import RegisterError
from kmcore.registers.read_models import ComparedRow, RowProblem, RowResult


def with_settled(session: Session, kind: RegisterKind, rows: Sequence[ComparedRow]) -> list[ComparedRow]:
    """Return the rows, new ones with what their kind settles for them; refused those for which it cannot."""
    if kind.settled is None:
        return list(rows)
    return [_settled(session, kind, row) if row.result is RowResult.NEW else row for row in rows]


def _settled(session: Session, kind: RegisterKind, row: ComparedRow) -> ComparedRow:
    if kind.settled is None:
        return row
    try:
        return replace(row, values=kind.settled(session, row.values))
    except RegisterError as error:
        problem = RowProblem("", "not_settled", str(error))
        return replace(row, result=RowResult.REFUSED, before=None, at=None, problems=(problem,))
