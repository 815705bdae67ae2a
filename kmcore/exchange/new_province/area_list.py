"""An office's list of areas: one table that names district, subdistrict and village in each row, as three registers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlmodel import Session

from kmcore.access.actor import User
from kmcore.registers.area_list import columns
from kmcore.registers.area_list.country import KnownCodes
from kmcore.registers.area_list.reading import LEVELS, ListedAreas, read_areas
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.area_matching.named_areas import NamedAreas
from kmcore.registers.comparison import compared_rows
from kmcore.registers.definitions import KINDS
from kmcore.registers.office_files.errors import UnreadableFileError
from kmcore.registers.office_files.reading import read_tables
from kmcore.registers.office_files.tables import FileTable
from kmcore.registers.read_models import ComparedRow, FileRead, Preview, RowProblem, RowResult
from kmcore.registers.reference_index import ReferenceIndex
from kmcore.registers.row_reading import StatedRow
from kmcore.registers.row_refusal import row_refusal
from kmcore.registers.row_store import all_rows
from kmcore.registers.understood_file import UnderstoodFile

OF_LEVEL: Final = {kind.area_level: kind for kind in KINDS.values() if kind.area_level is not None}


@dataclass(frozen=True)
class AreaList:
    """A list as it was understood: its three registers in the order they are written, and what of it cannot be taken."""

    files: tuple[UnderstoodFile, ...]
    refused: tuple[ComparedRow, ...] = ()
    notices: tuple[str, ...] = ()
    table: FileTable | None = None


def read_area_list(
    data: bytes, name: str, province: str, known: KnownCodes, standing: Collection[str] = frozenset()
) -> AreaList:
    """Return what an office's file says. ``province``: the two digits that every code begins with, "" where not said.

    ``standing``: the codes of the register. A file that cannot be read at all is one refused row, of number 0.
    """
    try:
        table = read_tables(data, name, columns.COLUMNS)[0]
    except UnreadableFileError as error:
        whole = ComparedRow(0, RowResult.REFUSED, problems=(RowProblem("", error.code, str(error)),))
        return AreaList((), (whole,))
    read = read_areas(table, province, known, standing)
    notices = (*table.notices, *read.notices)
    file = FileRead(name, table.sheet, table.columns, notices, table.ignored)
    return AreaList(_files(read.areas, file), read.refused, notices, table)


def listed_areas(name: str, rows: Mapping[RegisterLevel, Sequence[Mapping[str, Any]]]) -> AreaList:
    """Return an area list of rows that are known whole, by level: what ships with the product."""
    found = ListedAreas()
    for level in LEVELS:
        for number, values in enumerate(rows.get(level, ()), start=1):
            found.say(level, number, values)
    return AreaList(_files(found, FileRead(name, "", {})))


def _files(found: ListedAreas, file: FileRead) -> tuple[UnderstoodFile, ...]:
    return tuple(
        UnderstoodFile(
            OF_LEVEL[level],
            file,
            tuple(
                StatedRow(number, OF_LEVEL[level].restated(values))
                for number, values in found.rows[level].values()
            ),
            (),
        )
        for level in LEVELS
        if found.rows[level]
    )


def areas_of_register(session: Session) -> NamedAreas:
    """Return the areas there are already: a list may complete them."""
    return ReferenceIndex(session, KINDS).areas


def compared_list(session: Session, found: AreaList, user: User) -> tuple[Preview, ...]:
    """Return what the list would do to each register now, were ``user`` to take it; nothing is written."""
    return tuple(
        Preview(
            file.kind.code,
            file.file,
            tuple(
                compared_rows(
                    file.kind,
                    file.rows,
                    all_rows(session, file.kind),
                    file.headings,
                    row_refusal(file.kind, user),
                )
            ),
        )
        for file in found.files
    )
