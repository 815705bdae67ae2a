"""Writes a prepared data set into a store, in one go and without committing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import insert, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from kmcore.exchange.dataset.errors import BadRow, DatasetError, FilePlace
from kmcore.exchange.dataset.files import HEADER
from kmcore.exchange.dataset.keys import table_of
from kmcore.exchange.dataset.prepare import prepare_dataset, read_code
from kmcore.i18n import _
from kmcore.schema import metadata
from kmcore.storage.models import DatasetInfo


@dataclass(frozen=True)
class LoadReport:
    """What a load did: ``counts`` are rows by table; ``loaded`` is False when the store already had it."""

    dataset: str
    loaded: bool
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Rows written in all tables."""
        return sum(self.counts.values())


def is_loaded(session: Session, code: str) -> bool:
    """Whether the store holds the data set of that code."""
    return session.get(DatasetInfo, code) is not None


def load_dataset(session: Session, folder: Path, areas: Path) -> LoadReport:
    """Write the data set in ``folder`` with the area register in ``areas``; the caller commits.

    A store that already holds this data set is left as it is. Raises DatasetError, having written
    nothing, when any row of any file is wrong or the store holds another data set.
    """
    code = read_code(folder)
    if code is not None and is_loaded(session, code):
        return LoadReport(code, loaded=False)
    prepared = prepare_dataset(folder, areas)
    _refuse_other(session, prepared.code)
    counts: dict[str, int] = {}
    for model, rows in sorted(prepared.rows.items(), key=lambda item: _order(item[0])):
        session.execute(insert(model), [dict(row) for row in rows])
        counts[table_of(model).name] = len(rows)
    return LoadReport(prepared.code, loaded=True, counts=counts)


def _order(model: type[SQLModel]) -> int:
    """Tables that are pointed at come first."""
    return metadata.sorted_tables.index(table_of(model))


def _refuse_other(session: Session, code: str) -> None:
    held = session.scalars(select(col(DatasetInfo.code))).first()
    if held is not None:
        problem = _("ฐานข้อมูลนี้มีชุดข้อมูล {held} อยู่แล้ว", held=held)
        remedy = _("ใช้ฐานข้อมูลใหม่ หรือเลือกชุดข้อมูลเดิม")
        raise DatasetError(code, [BadRow(FilePlace(HEADER), "code", problem, remedy)])
