"""What a kind of row is: its fields, its key, who may write it. Everything else follows from this one object."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Table, TypeDecorator
from sqlmodel import Session, SQLModel

from kmcore.access import permissions
from kmcore.access.permission_type import Permission
from kmcore.i18n import _
from kmcore.registers.area_matching.area_levels import RegisterLevel
from kmcore.registers.field_types import FieldType
from kmcore.registers.file_form import FileForm
from kmcore.registers.page_totals import Totals
from kmcore.registers.read_models import RowProblem
from kmcore.registers.row_keeper import RowKeeper

Values = dict[str, Any]
Rule = Callable[[Mapping[str, Any]], Iterable[RowProblem]]


class Dating(StrEnum):
    """How a row of this kind ends, and how it is changed from a day on.

    SPAN: it has ``from_date`` and ``to_date`` (the last day); a change ends it and adds a successor.
    LASTING: it has no days of its own; it is corrected, for what it was before would be shown nowhere.
    APPENDED: it happened on a day of its own; it is corrected, and never changes.
    """

    SPAN = "span"
    LASTING = "lasting"
    APPENDED = "appended"


@dataclass(frozen=True)
class RegisterField:
    """A field of a row: a column of its table.

    ``label``: what people call it, to be translated. ``spellings``: how offices head such a column, besides the
    label. ``default``: what a new row has where nothing is said. ``personal``: kept out of the history of changes.
    """

    name: str
    label: str
    type: FieldType
    spellings: tuple[str, ...] = ()
    required: bool = False
    default: Any = None
    note: str = ""
    personal: bool = False

    @property
    def words(self) -> str:
        """Return the field's label in the reader's language."""
        return _(self.label)


@dataclass(frozen=True)
class RowName:
    """What a row is called, of what its fields say in words; ``fields``: those that its name says whole."""

    of: Callable[[Callable[[str], str]], str]
    fields: tuple[str, ...]


@dataclass(frozen=True)
class RegisterKind:
    """A kind of row.

    ``code``: its name in the command line and in addresses. ``title``: what its rows are called, many of them;
    ``one``: a single one. ``key``: the fields that tell one row from another. ``named_by``: the fields a row is
    called by, the first that has a value; ``called``: what people call a row, of its fields' words, where one field
    says too little; ``found_by``: those by which another row may refer to it (none: the same).
    ``derived_key``: the key that other fields of a row make, ``derived_from``: which ones. ``made_key``: what makes the key of a new row that has
    none, from its values and the keys there are; before, the row whose ``matched_by`` are the same (none: whose name is)
    is meant. ``area_level``: its rows are the areas of this level. ``permission``: who writes it; ``own_by``: the field that says whose a row is;
    ``kept_strictly``: values by field that only the secretariat writes, whosever the row is.
    ``follows``: the field whose row takes this kind's rows along when it changes from a day on: a promise follows its
    responsibility. ``effects``: what its new rows bring about in other kinds (``row_effects.RowEffects``); such rows are
    not corrected, only undone. ``position``: the column that counts rows in the order they came. ``completed``: fills in what a new row implies;
    ``restated``: what a row states, new or not, as the kind keeps it.
    ``keeper``: reads and writes the rows where they do not lie in ``table`` alone. ``once``: fields that only a new row
    states; ``new_rules``: what holds of a new row besides ``rules``;
    ``totals``: those of the pages' totals that its rows move; ``tables``: where its rows lie, where that is not ``table`` alone.
    ``form``: another in which offices keep such rows, taken where a file does not have the kind's own columns.
    ``settled``: what a new row is given that it does not say, of the store, so that it is shown before it is written. ``seen_by``: who may look at the rows (None: whoever
    may see the registers). ``thing``: what the audit trail calls a row, before its key (none: the kind's code).
    """

    code: str
    title: str
    one: str
    table: type[SQLModel]
    fields: tuple[RegisterField, ...]
    key: tuple[str, ...]
    named_by: tuple[str, ...]
    called: RowName | None = None
    found_by: tuple[str, ...] = ()
    dating: Dating = Dating.LASTING
    permission: Permission = permissions.KEEP_REGISTER
    own_by: str | None = None
    matched_by: tuple[str, ...] = ()
    made_key: Callable[[Mapping[str, Any], Iterable[str]], str] | None = None
    derived_key: Callable[[Mapping[str, Any]], Any] | None = None
    derived_from: tuple[str, ...] = ()
    area_level: RegisterLevel | None = None
    kept_strictly: Mapping[str, Any] = field(default_factory=dict, hash=False)
    rules: tuple[Rule, ...] = ()
    follows: str | None = None
    effects: Any = field(default=None, hash=False)
    position: str | None = None
    completed: Callable[[Values], Values] = dict
    restated: Callable[[Values], Values] = dict
    fixed: Mapping[str, Any] = field(default_factory=dict, hash=False)
    keeper: RowKeeper | None = None
    once: tuple[str, ...] = ()
    new_rules: tuple[Rule, ...] = ()
    settled: Callable[[Session, Mapping[str, Any]], Values] | None = field(default=None, hash=False)
    seen_by: Permission | None = None
    thing: str = ""
    totals: tuple[Totals, ...] = ()
    tables: tuple[type[SQLModel], ...] = ()
    form: FileForm | None = field(default=None, hash=False)

    @property
    def personal_fields(self) -> tuple[RegisterField, ...]:
        """Return the fields whose values the history does not keep: a change of them cannot be taken back."""
        return tuple(field for field in self.fields if field.personal)

    def permission_for(self, values: Mapping[str, Any]) -> Permission:
        """Return what it takes to write this row: some rows take more than their kind."""
        strict = any(values.get(name) == value for name, value in self.kept_strictly.items())
        return permissions.KEEP_REGISTER if strict else self.permission

    @property
    def words(self) -> str:
        """Return what its rows are called, in the reader's language."""
        return _(self.title)

    @property
    def one_words(self) -> str:
        """Return what a single row is called, in the reader's language."""
        return _(self.one)

    @property
    def columns(self) -> Table:
        """Return the table its rows lie in."""
        found: Table = self.table.__table__  # type: ignore[attr-defined] # SQLModel's own
        return found

    @property
    def numbered(self) -> bool:
        """Tell whether the store gives the rows their number: their key is not the table's."""
        return [column.name for column in self.columns.primary_key] == [NUMBER]

    @property
    def store_key(self) -> tuple[str, ...]:
        """Return the columns by which the store finds a row: its number where it gives one, else the key."""
        if self.keeper is not None:
            return self.keeper.store_key
        return (NUMBER,) if self.numbered else self.key

    @property
    def trail_word(self) -> str:
        """Return what stands before a row's key in the audit trail."""
        return self.thing or self.code

    def holds(self, name: str) -> type:
        """Return the type of Python's that a column holds."""
        kept = self.columns.c[name].type
        inner = kept.impl_instance if isinstance(kept, TypeDecorator) else kept  # SQLModel's own text
        return inner.python_type

    def field(self, name: str) -> RegisterField:
        """Return a field by its name.

        Raises:
            KeyError: the kind has no such field.
        """
        return {one.name: one for one in self.fields}[name]

    def key_of(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return what tells this row from another."""
        return tuple(values.get(name) for name in self.key)

    @property
    def said_by_name(self) -> tuple[str, ...]:
        """Return the fields that need no column of their own beside a row's name."""
        return self.called.fields if self.called else self.named_by[:1]

    def name_of(self, values: Mapping[str, Any]) -> str:
        """Return what people call the row: its name, else its key."""
        named = (self.field(name).type.words(values[name]) for name in self.named_by if values.get(name))
        return next(named, self.key_words(values))

    def key_words(self, values: Mapping[str, Any]) -> str:
        """Return the row's key as one text: "80010101 2007-01-09"."""
        return " ".join(str(value) for value in self.key_of(values) if value is not None)


NUMBER: Final = "id"
