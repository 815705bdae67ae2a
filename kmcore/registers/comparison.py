"""What a file's rows would do to a register: new, changed, same, refused. Values in, values out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from sqlmodel import Session

from kmcore.access.actor import User
from kmcore.i18n import N_, _
from kmcore.registers.comparable import comparable
from kmcore.registers.definition import RegisterKind, Values
from kmcore.registers.definitions import KINDS
from kmcore.registers.lost_references import without_lost_references
from kmcore.registers.own_references import without_lost_parents
from kmcore.registers.progress import Step, counted
from kmcore.registers.read_models import ComparedRow, Preview, RowProblem, RowResult
from kmcore.registers.row_effects import without_impossible
from kmcore.registers.row_reading import StatedRow, lacking, said_once, with_defaults
from kmcore.registers.row_refusal import row_refusal
from kmcore.registers.row_store import all_rows, store_key_of
from kmcore.registers.row_text import plain_values
from kmcore.registers.settled_rows import with_settled
from kmcore.registers.understood_file import UnderstoodFile

Key = tuple[Any, ...]
May = Callable[[Mapping[str, Any]], RowProblem | None]
KEY_EMPTY: Final = N_("ช่อง “{field}” ว่าง จึงไม่รู้ว่าเป็นรายการใด กรอกแล้วส่งอีกครั้ง")
TWICE: Final = N_("เป็นรายการเดียวกับแถวที่ {row} แต่ค่าไม่ตรงกัน เหลือไว้แถวเดียว")
ALIKE: Final = N_("ซ้ำกับแถวที่ {row} ทุกช่อง จึงนับครั้งเดียว")


@dataclass
class _Seen:
    """What went before in the file: each key's first row, and the keys given to rows that brought none."""

    rows: dict[Key, StatedRow] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)


def compared_rows(
    kind: RegisterKind,
    stated: Iterable[StatedRow],
    standing: Mapping[Key, Values],
    headings: Mapping[str, str],
    may: May,
) -> Iterator[ComparedRow]:
    """Yield each row beside what stands, in the file's order.

    ``standing``: the register's rows by key. ``headings``: the file's words for each field. ``may``: why the writer
    may not write such a row, None where he may.
    """
    comparer = _Comparer(kind, standing, headings, may)
    return (comparer.compare(row) for row in stated)


class _Comparer:
    def __init__(
        self, kind: RegisterKind, standing: Mapping[Key, Values], headings: Mapping[str, str], may: May
    ) -> None:
        self.kind, self.standing, self.headings, self.may = kind, standing, headings, may
        self.seen = _Seen()
        defaults = {field.name: field.default for field in kind.fields if field.name in kind.key}
        self.key_defaults = {name: value for name, value in defaults.items() if value is not None}
        self.position = _last_position(kind, standing)
        self.alike = _keys_by_likeness(kind, standing.values()) if kind.made_key else {}

    def compare(self, row: StatedRow) -> ComparedRow:
        values = self._keyed(row.values)
        if row.problems:
            return self._refused(row, values, row.problems)
        if unnamed := self._unnamed(values):
            return self._refused(row, values, unnamed)
        key = self.kind.key_of(values)
        first = self.seen.rows.setdefault(key, row)
        if first is not row:
            return self._again(row, values, first)
        return self._beside(row, values, self.standing.get(key))

    def _keyed(self, values: Values) -> Values:
        """Return the values with the key that a row without one has: what its fields make, its namesake's, a new one."""
        name = self.kind.key[0]
        values = {**self.key_defaults, **values}
        if values.get(name) is not None:
            return values
        if self.kind.derived_key is not None:
            return {**values, name: self.kind.derived_key(values)}
        if self.kind.made_key is None:
            return values
        return {**values, name: self._matched(values) or self._made(values)}

    def _matched(self, values: Values) -> Any:
        found = self.alike.get(likeness(self.kind, values), set())
        return next(iter(found)) if len(found) == 1 else None

    def _made(self, values: Values) -> str:
        make = self.kind.made_key or (lambda _values, _taken: "")
        made = make(values, {str(key[0]) for key in self.standing} | self.seen.keys)
        self.seen.keys.add(made)
        return made

    def _unnamed(self, values: Values) -> tuple[RowProblem, ...]:
        optional = {one.name for one in self.kind.fields if one.default is not None or not one.required}
        empty = [name for name in self.kind.key if values.get(name) is None and name not in optional]
        parts = [name for name in self.kind.derived_from if values.get(name) is None]
        if empty and len(parts) < len(self.kind.derived_from):  # said in part: what is lacking makes the key
            empty = parts
        return tuple(
            RowProblem(
                self._heading(name), "key_empty", _(KEY_EMPTY, field=self.kind.field(name).words), field=name
            )
            for name in empty
        )

    def _again(self, row: StatedRow, values: Values, first: StatedRow) -> ComparedRow:
        if first.values == row.values:
            problem = RowProblem("", "duplicate", _(ALIKE, row=first.number))
            return self._row(row, values, RowResult.LEFT_OUT, problems=(problem,))
        return self._refused(row, values, (RowProblem("", "twice", _(TWICE, row=first.number)),))

    def _beside(self, row: StatedRow, values: Values, before: Values | None) -> ComparedRow:
        if before is None:
            values = self._positioned(with_defaults(self.kind, values))
        whole = {**(before or {}), **values}
        problems = (
            *(lacking(self.kind, values, self.headings) if before is None else ()),
            *(self._headed(problem) for rule in self.kind.rules for problem in rule(whole)),
            *self._only_once(values, before),
            *self._forbidden(whole, before),
        )
        if problems:
            return self._refused(row, values, problems)
        if before is None:
            return self._row(row, values, RowResult.NEW)
        changed = {name: value for name, value in values.items() if before[name] != value}
        if not changed:
            return self._row(row, values, RowResult.SAME)
        return self._row(
            row,
            values,
            RowResult.CHANGED,
            before={name: before[name] for name in changed},
            at=store_key_of(self.kind, before),
        )

    def _only_once(self, values: Values, before: Values | None) -> Iterator[RowProblem]:
        """Yield what a new row may not say, and what only a new row may."""
        if before is None:
            yield from (self._headed(problem) for rule in self.kind.new_rules for problem in rule(values))
        else:
            yield from said_once(self.kind, {name for name in values if values[name] != before[name]})

    def _headed(self, problem: RowProblem) -> RowProblem:
        """Return a rule's problem under the file's own heading of the field it names."""
        if problem.column not in {field.name for field in self.kind.fields}:
            return problem
        return replace(problem, column=self._heading(problem.column), field=problem.column)

    def _positioned(self, values: Values) -> Values:
        """Return a new row with its place below all that came before it."""
        if self.kind.position is None:
            return values
        self.position += 1
        return {**values, self.kind.position: self.position}

    def _forbidden(self, whole: Values, before: Values | None) -> Iterator[RowProblem]:
        """Yield why the row, as it would be or as it is, is not the writer's."""
        for values in (whole, before):
            if values is not None and (problem := self.may(values)):
                yield problem
                return

    def _refused(self, row: StatedRow, values: Values, problems: Iterable[RowProblem]) -> ComparedRow:
        return self._row(row, values, RowResult.REFUSED, problems=tuple(problems))

    def _row(self, row: StatedRow, values: Values, result: RowResult, **rest: Any) -> ComparedRow:
        key, name = self.kind.key_words(values), self.kind.name_of(values)
        return ComparedRow(row.number, result, key, name, values, **rest)

    def _heading(self, name: str) -> str:
        return self.headings.get(name, self.kind.field(name).words)


def compared_file(session: Session, understood: UnderstoodFile, user: User) -> Preview:
    """Return what a file would do to the register now, were ``user`` to import it."""
    kind = understood.kind
    standing = all_rows(session, kind)
    stated = counted(understood.rows, Step.COMPARE)
    found = compared_rows(kind, stated, standing, understood.headings, row_refusal(kind, user))
    referring = without_lost_references(session, kind, with_settled(session, kind, list(found)))
    rows = without_impossible(session, KINDS, kind, without_lost_parents(kind, referring, standing))
    everything = sorted((*rows, *understood.left_out), key=lambda row: row.number)
    return Preview(kind.code, understood.file, tuple(everything))


def plain_row(row: ComparedRow) -> dict[str, Any]:
    """Return a compared row as ``import --json`` prints it."""
    return {
        "row": row.number,
        "result": row.result.value,
        "key": row.key,
        "values": plain_values(row.values),
        "before": None if row.before is None else plain_values(row.before),
        "problems": [
            {"column": one.column, "code": one.code, "sentence": one.sentence} for one in row.problems
        ],
    }


def _last_position(kind: RegisterKind, standing: Mapping[Key, Values]) -> int:
    return max((row[kind.position] for row in standing.values()), default=0) if kind.position else 0


def likeness(kind: RegisterKind, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return by what a row without a key is found again: empty texts where it says nothing."""
    names = kind.matched_by or kind.named_by[:1]
    return tuple("" if values.get(name) is None else comparable(str(values[name])) for name in names)


def _keys_by_likeness(kind: RegisterKind, rows: Iterable[Values]) -> dict[tuple[str, ...], set[Any]]:
    found: dict[tuple[str, ...], set[Any]] = {}
    for row in rows:
        if any(alike := likeness(kind, row)):
            found.setdefault(alike, set()).add(row[kind.key[0]])
    return found
