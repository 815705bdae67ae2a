"""Finds the row of another kind that a cell means: by its key, or by its name where only one has it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final

from sqlmodel import Session

from kmcore.i18n import N_
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.area_matching.matching import match_area
from kmcore.registers.area_matching.named_areas import NamedArea, NamedAreas
from kmcore.registers.area_matching.written_area import read_area_columns
from kmcore.registers.cell_values import plain_text
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.comparable import comparable
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.row_store import all_rows
from kmcore.settings import settings
from kmcore.storage.reference_date import reference_day

UNKNOWN: Final = N_("ไม่พบ{one} “{value}” ในทะเบียน ตรวจชื่อหรือรหัส หรือเพิ่ม{one}นั้นก่อน")
SEVERAL: Final = N_("“{value}” หมายถึง{one}ได้หลายรายการ ({codes}) ใส่รหัสแทนชื่อ")


class ReferenceIndex:
    """The rows of all kinds as others refer to them, each kind read when it is first asked for.

    ``coming``: rows of the same file, which those below them may refer to.
    """

    def __init__(self, session: Session, kinds: Mapping[str, RegisterKind]) -> None:
        self._session, self._kinds = session, kinds
        self._names: dict[str, dict[str, set[Any]]] = {}
        self._found: dict[tuple[object, ...], str | None] = {}

    def find(self, kind: str, cell: Cell) -> Any:
        """Return the key of the row that ``cell`` means; None for an empty cell.

        Raises:
            FieldProblem: none is meant, or more than one.
        """
        text = comparable_cell(cell)
        if not text:
            return None
        found = self._of(kind).get(text, set())
        if len(found) == 1:
            return next(iter(found))
        one = self._kinds[kind].one_words
        if found:
            codes = ", ".join(sorted(map(str, found)))
            raise FieldProblem("several_meant", SEVERAL, value=str(cell), one=one, codes=codes)
        raise FieldProblem("not_in_register", UNKNOWN, value=str(cell)[:60], one=one)

    def area(self, level: RegisterLevel, cell: Cell, beside: Mapping[str, Cell]) -> str | None:
        """Return the code of the area of a level that a cell means, with what the columns beside it say of it.

        Raises:
            FieldProblem: see ``match_area``.
        """
        asked = (level, cell, *beside.items())
        if asked not in self._found:  # a file names a village again and again
            self._found[asked] = self._area(level, cell, beside)
        return self._found[asked]

    def _area(self, level: RegisterLevel, cell: Cell, beside: Mapping[str, Cell]) -> str | None:
        written = read_area_columns(level, **{"address": cell, **_stated_beside(cell, beside)})
        found = match_area(self._areas, written, level)
        return None if found is None else found.code

    @cached_property
    def today(self) -> date:
        """Return the day that the store speaks of: what lies after it has not happened yet."""
        return reference_day(self._session, settings())

    def coming(self, kind: RegisterKind, rows: Iterable[Values]) -> None:
        """Let rows that are not written yet be referred to."""
        names = self._of(kind.code)
        for row in rows:
            _index(names, kind, row)

    @cached_property
    def _areas(self) -> NamedAreas:
        kinds = [kind for kind in self._kinds.values() if kind.area_level]
        return NamedAreas(
            _named_area(kind, row) for kind in kinds for row in all_rows(self._session, kind).values()
        )

    def _of(self, code: str) -> dict[str, set[Any]]:
        if code not in self._names:
            names: dict[str, set[Any]] = defaultdict(set)
            kind = self._kinds[code]
            for row in all_rows(self._session, kind).values():
                _index(names, kind, row)
            self._names[code] = names
        return self._names[code]


def comparable_cell(cell: Cell) -> str:
    """Return what a code or a name in a cell is compared by; empty for an empty cell."""
    return comparable(plain_text(cell) or "")


def _index(names: dict[str, set[Any]], kind: RegisterKind, row: Mapping[str, Any]) -> None:
    """Note a row under its key and under each of its names; a key wins over another row's name."""
    (key,) = kind.key_of(row)
    for name in kind.found_by or kind.named_by:
        if text := comparable_cell(row.get(name)):
            names.setdefault(text, set()).add(key)
    names[comparable_cell(key)] = {key}


def _named_area(kind: RegisterKind, row: Mapping[str, Any]) -> NamedArea:
    names = kind.found_by or kind.named_by
    return NamedArea(row[kind.key[0]], tuple(row[name] for name in names if row.get(name)))


def _stated_beside(cell: Cell, beside: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return what the columns beside say; a column of whole addresses counts where the area's own is empty."""
    said = {name: value for name, value in beside.items() if name != "address"}
    return said | ({"address": beside.get("address")} if plain_text(cell) is None else {})
