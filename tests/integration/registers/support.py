"""A store's registers as a test drives them: rows as JSON lines, imported, corrected, undone."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine

from kmcore.access.actor import By
from kmcore.registers.commands import import_file
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.read_models import Preview, WrittenBatch
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_store import all_rows
from kmcore.registers.row_text import plain_values
from kmcore.registers.understood_file import UnderstoodFile, understood_file
from kmcore.storage.unit_of_work import reading

Lines = list[Mapping[str, Any]]


def rows_of(engine: Engine, kind: RegisterKind) -> list[Values]:
    """Return every row of a kind, as its fields."""
    with reading(engine) as session:
        rows = all_rows(session, kind).values()
        return [{field.name: row[field.name] for field in kind.fields} for row in rows]


def as_lines(rows: list[Values]) -> Lines:
    """Return rows as JSON lines hold them."""
    return [plain_values(row) for row in rows]


def understood(engine: Engine, kind: str, lines: Lines) -> UnderstoodFile:
    """Return what JSON lines say."""
    data = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    with reading(engine) as session:
        return understood_file(KINDS[kind], data, "-", ReferenceIndex(session, KINDS))


def imported(
    engine: Engine, by: By, kind: str, lines: Lines, *, only_good: bool = False
) -> tuple[Preview, WrittenBatch]:
    """Import JSON lines into a register."""
    return import_file(engine, by, understood(engine, kind, lines), only_good=only_good)
