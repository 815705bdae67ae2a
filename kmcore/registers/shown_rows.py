"""Rows of a register as people read them: each value in words, each reference by the name of what it refers to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from kmcore.programme.party import party_of
from kmcore.registers.area_matching.area_levels import CODE_DIGITS
from kmcore.registers.definition import RegisterField, RegisterKind
from kmcore.registers.definitions import KINDS, LISTS
from kmcore.registers.field_types import AnyArea, AreaReference, Reference, References
from kmcore.registers.read_models import RowChange
from kmcore.registers.row_store import ORIGIN, Key, all_rows, store_key_of
from kmcore.storage.base import Origin


@dataclass(frozen=True)
class ShownValue:
    """A field's value in words. ``to``: the kind and the address of the row it refers to, None where it refers to none."""

    field: str
    words: str
    to: tuple[str, str] | None = None


@dataclass(frozen=True)
class ShownRow:
    """A row in words. ``address``: its key as addresses and the audit trail have it. ``demo``: it is made up."""

    address: str
    name: str
    values: tuple[ShownValue, ...]
    demo: bool


def row_address(key: Key) -> str:
    """Return the store's key of a row as one text: "80010101 2007-01-09"."""
    return " ".join(str(value) for value in key)


def referred_kind(field: RegisterField) -> str | None:
    """Return the kind whose rows a field refers to, None for a field that refers to none, or to rows of several."""
    if isinstance(field.type, Reference):
        return field.type.to
    if isinstance(field.type, AnyArea):
        return None  # of which level it is says the code
    if isinstance(field.type, AreaReference):
        level = field.type.level
        return next(kind.code for kind in KINDS.values() if kind.area_level is level)
    return None


def kind_of_value(field: RegisterField, value: Any) -> str | None:
    """Return the kind of the row that a value refers to, None where it refers to none: an area's level says its code."""
    if value is None or not isinstance(field.type, AnyArea):
        return None if value is None else referred_kind(field)
    level = next((level for level, digits in CODE_DIGITS.items() if digits == len(str(value))), None)
    return next((kind.code for kind in KINDS.values() if level and kind.area_level is level), None)


class RowNames:
    """What rows of any kind are called, each kind read when it is first asked for."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: dict[str, dict[Any, str]] = {}

    def of(self, kind: str) -> Mapping[Any, str]:
        """Return the names of a kind's rows by their keys."""
        if kind in LISTS and kind not in self._names:
            self._names[kind] = {key: names[0] for key, names in LISTS[kind].names(self._session)}
        if kind not in self._names:
            rows = all_rows(self._session, KINDS[kind])
            self._names[kind] = {key[0]: self.row_name(KINDS[kind], row) for key, row in rows.items()}
        return self._names[kind]

    def words(self, field: RegisterField, value: Any) -> str:
        """Return a field's value in words: of a reference the name, of an area with the code: many share a name."""
        name = self._name(field, value)
        return (
            f"{name} {value}" if isinstance(field.type, AreaReference) and name != str(value or "") else name
        )

    def row_name(self, kind: RegisterKind, values: Mapping[str, Any]) -> str:
        """Return what people call a row: as its definition says, a reference by its own name."""
        if kind.called is not None:
            return kind.called.of(lambda name: self._name(kind.field(name), values[name]))
        named = (self.words(kind.field(name), values[name]) for name in kind.named_by if values.get(name))
        return next(named, kind.key_words(values))

    def _name(self, field: RegisterField, value: Any) -> str:
        if isinstance(field.type, References):
            return " + ".join(self.of(field.type.to).get(code, code) for code in party_of(value))
        kind = kind_of_value(field, value)
        return field.type.words(value) if kind is None else self.of(kind).get(value, str(value))


def shown_row(kind: RegisterKind, row: Mapping[str, Any], names: RowNames) -> ShownRow:
    """Return a whole row in words; what is personal is left out."""
    return ShownRow(
        row_address(store_key_of(kind, row)),
        names.row_name(kind, row),
        tuple(_shown_values(kind, row, names)),
        row.get(ORIGIN) == Origin.DEMO,
    )


@dataclass(frozen=True)
class ShownField:
    """A field that a change changed: its label, before and after in words ("" for nothing)."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownChange:
    """A change of a row in words. ``address``: the row's."""

    change: RowChange
    address: str
    fields: tuple[ShownField, ...]


def shown_change(kind: RegisterKind, address: str, change: RowChange, names: RowNames) -> ShownChange:
    """Return what a change did to each field, in the order of the definition; what stayed empty is left out."""
    before, after = change.before or {}, change.after or {}
    fields = (
        ShownField(
            field.words, names.words(field, before.get(field.name)), names.words(field, after.get(field.name))
        )
        for field in kind.fields
        if (field.name in before or field.name in after) and not field.personal
    )
    return ShownChange(change, address, tuple(one for one in fields if one.before != one.after))


def _shown_values(kind: RegisterKind, row: Mapping[str, Any], names: RowNames) -> Iterator[ShownValue]:
    for field in kind.fields:
        if not field.personal:
            value = row[field.name]
            other = kind_of_value(field, value)
            to = (other, str(value)) if other is not None and other in KINDS else None
            yield ShownValue(field.name, names.words(field, value), to)
