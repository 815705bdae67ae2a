"""What rows of a kind bring about in other kinds: entered, they change other rows; they are not corrected, only undone."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from sqlmodel import Session

from kmcore.registers.batch_writing import RowWrite
from kmcore.registers.definition import RegisterKind
from kmcore.registers.read_models import ComparedRow, RowProblem

Kinds = Mapping[str, RegisterKind]


class RowEffects(Protocol):
    """What a kind's new rows do. ``kinds``: every kind, by code."""

    def refused(self, session: Session, kinds: Kinds, rows: Sequence[ComparedRow]) -> Sequence[ComparedRow]:
        """Return the rows, refused those that cannot come about, each in a sentence."""

    def writes(
        self, session: Session, kinds: Kinds, kind: RegisterKind, rows: Sequence[RowWrite]
    ) -> list[RowWrite]:
        """Return all that is written for new rows, themselves among it, what others refer to first."""

    def told(self, session: Session, kinds: Kinds, kind: RegisterKind, rows: Sequence[RowWrite]) -> list[str]:
        """Return in sentences what would follow from new rows."""

    def undoing_refused(
        self, session: Session, kinds: Kinds, writes: Sequence[RowWrite]
    ) -> RowProblem | None:
        """Return why these writes, which take a batch back, cannot be: None where they can."""


def with_effects(
    session: Session, kinds: Kinds, kind: RegisterKind, writes: Sequence[RowWrite]
) -> list[RowWrite]:
    """Return what is written for rows of a kind: with what they bring about, where they bring anything about."""
    return list(writes) if kind.effects is None else kind.effects.writes(session, kinds, kind, writes)


def without_impossible(
    session: Session, kinds: Kinds, kind: RegisterKind, rows: Sequence[ComparedRow]
) -> list[ComparedRow]:
    """Return the rows, refused those that could not bring about what they say."""
    return list(rows) if kind.effects is None else list(kind.effects.refused(session, kinds, rows))
