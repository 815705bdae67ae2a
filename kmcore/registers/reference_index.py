"""Finds the row of another kind that a cell means: by its key, or by its name where only one has it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from functools import cached_property
from typing import Any, Final

from rapidfuzz import fuzz, process
from sqlmodel import Session

from kmcore.i18n import N_
from kmcore.registers.area_matching.area_levels import CODE_DIGITS, RegisterLevel
from kmcore.registers.area_matching.area_problems import suggestions
from kmcore.registers.area_matching.matching import match_area
from kmcore.registers.area_matching.named_areas import NamedArea, NamedAreas
from kmcore.registers.area_matching.written_area import read_area_columns
from kmcore.registers.cell_values import nearly_codes, plain_text
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.comparable import comparable, sounding
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import LISTS
from kmcore.registers.row_store import all_rows
from kmcore.registers.suggestions import SuggestingProblem, Suggestion
from kmcore.settings import settings
from kmcore.storage.dataset import province_info
from kmcore.storage.reference_date import reference_day

NEAR: Final = 62  # of 100, as rapidfuzz counts: of short names one letter is much
MOST: Final = 5  # rows to choose from
UNKNOWN: Final = N_("ไม่พบ{one} “{value}” ในทะเบียน ตรวจชื่อหรือรหัส หรือเพิ่ม{one}นั้นก่อน")
SEVERAL: Final = N_("“{value}” หมายถึง{one}ได้หลายรายการ ({codes}) ใส่รหัสแทนชื่อ")


class ReferenceIndex:
    """The rows of all kinds as others refer to them, each kind read when it is first asked for.

    ``coming``: rows of the same file, which those below them may refer to.
    """

    def __init__(self, session: Session, kinds: Mapping[str, RegisterKind]) -> None:
        self._session, self._kinds = session, kinds
        self._names: dict[str, dict[str, set[Any]]] = {}
        self._near: dict[tuple[str, str], list[str]] = {}
        self._words: dict[tuple[str, str], str] = {}
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
        one = (LISTS.get(kind) or self._kinds[kind]).one_words
        if found:
            keys = sorted(map(str, found))
            meant = self._suggested(kind, keys)
            raise SuggestingProblem(
                "several_meant", SEVERAL, meant, value=str(cell), one=one, codes=", ".join(keys)
            )
        near = self._suggested(kind, self._nearest(kind, text))
        raise SuggestingProblem("not_in_register", UNKNOWN, near, value=str(cell)[:60], one=one)

    def _nearest(self, kind: str, text: str) -> list[str]:
        """Return the keys of the rows whose key or name is spelt, or sounds, nearly so, the nearest first."""
        asked = (kind, text)
        if asked not in self._near:  # a file misspells a name again and again
            heard = {known: sounding(known) for known in self._of(kind)}
            best = process.extract(sounding(text), heard, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST)
            keys = (str(key) for _heard, _score, known in best for key in self._of(kind)[known])
            self._near[asked] = list(dict.fromkeys(keys))[:MOST]
        return self._near[asked]

    def _suggested(self, kind: str, keys: list[str]) -> tuple[Suggestion, ...]:
        return tuple(Suggestion(key, self._words.get((kind, key), key)) for key in keys[:MOST])

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
        try:
            written = read_area_columns(level, **{"address": cell, **_stated_beside(cell, beside)})
        except FieldProblem as problem:
            raise self._with_what_is_beside(level, cell, beside, problem) from problem
        found = match_area(self.areas, written, level)
        return None if found is None else found.code

    def _with_what_is_beside(
        self, level: RegisterLevel, cell: Cell, beside: Mapping[str, Cell], problem: FieldProblem
    ) -> FieldProblem:
        """Return the refusal of a code that cannot be read, with the areas that may be meant."""
        if isinstance(problem, SuggestingProblem) or problem.code not in {"wrong_length", "not_a_code"}:
            return problem
        codes = nearly_codes(plain_text(cell) or "", CODE_DIGITS[level])
        near = [code for code in codes if code in self.areas.by_code]
        with suppress(FieldProblem):
            named = match_area(self.areas, read_area_columns(level, **_stated_beside(None, beside)), level)
            near = [named.code, *near] if named is not None else near
        areas = [self.areas.by_code[code] for code in dict.fromkeys(near)]
        return SuggestingProblem(
            problem.code, problem.message, suggestions(self.areas, areas), **problem.values
        )

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
    def province(self) -> str:
        """Return the code of the province that the store speaks of, "" where it does not say."""
        return province_info(self._session).code

    @cached_property
    def areas(self) -> NamedAreas:
        """Return the register's areas."""
        kinds = [kind for kind in self._kinds.values() if kind.area_level]
        return NamedAreas(
            _named_area(kind, row) for kind in kinds for row in all_rows(self._session, kind).values()
        )

    def _of(self, code: str) -> dict[str, set[Any]]:
        if code not in self._names:
            names: dict[str, set[Any]] = defaultdict(set)
            if code in LISTS:
                self._names[code] = self._of_list(code, names)
                return names
            kind = self._kinds[code]
            for row in all_rows(self._session, kind).values():
                _index(names, kind, row)
                self._words[code, str(kind.key_of(row)[0])] = kind.name_of(row)
            self._names[code] = names
        return self._names[code]

    def _of_list(self, code: str, names: dict[str, set[Any]]) -> dict[str, set[Any]]:
        for key, called in LISTS[code].names(self._session):
            self._words[code, key] = called[0]
            for name in (*called, key):
                names[comparable_cell(name)].add(key)
        return names


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
    called = tuple(row[name] for name in names if row.get(name))
    return NamedArea(row[kind.key[0]], called, ended=row.get("to_date") is not None)


def _stated_beside(cell: Cell, beside: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return what the columns beside say; a column of whole addresses counts where the area's own is empty."""
    said = {name: value for name, value in beside.items() if name != "address"}
    return said | ({"address": beside.get("address")} if plain_text(cell) is None else {})
