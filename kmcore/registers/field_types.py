"""What a field holds: how its cells are read, what its values are called, how they are written to a sheet."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, Protocol

from kmcore.i18n import N_, _
from kmcore.programme.party import joined_codes
from kmcore.registers import cell_values
from kmcore.registers.area_matching.area_levels import CODE_DIGITS, RegisterLevel
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.headings import headed
from kmcore.thai.money import format_baht
from kmcore.thai.numbers import grouped
from kmcore.thai.spoken_dates import spoken_day

_AND: Final = "|".join(headed("และ", "กับ", "and"))
_BETWEEN_NAMES: Final = re.compile(rf"\s*[+,;/]\s*|\s+(?:{_AND})\s*")
IN_THE_FUTURE: Final = N_("{found} ยังมาไม่ถึง (วันนี้ {today}) ช่องนี้เป็นวันที่ของสิ่งที่เกิดขึ้นแล้ว แก้วันที่ หรือส่งอีกครั้งเมื่อถึงวันนั้น")


class RowAround(Protocol):
    """What a type may ask about while one of its cells is read: other kinds' rows, and the columns beside it."""

    @property
    def beside(self) -> Mapping[str, Cell]:
        """Return the cells of the columns that help to read this one, by the type's names of them."""

    @property
    def scale(self) -> int:
        """Return by how much the column's amounts are to be multiplied: 1,000 under "(พันบาท)"."""

    @property
    def today(self) -> date:
        """Return the day on which the row is written: the data set's own day, else today."""

    def find(self, kind: str, cell: Cell) -> Any:
        """Return the key of the row of another kind that a cell means, by key or by name; None for an empty cell.

        Raises:
            FieldProblem: no row is meant, or more than one.
        """

    def area(self, level: RegisterLevel, cell: Cell) -> str | None:
        """Return the code of the area of a level that a cell means, with what the columns beside it say of it.

        Raises:
            FieldProblem: none is meant, or more than one, or the columns contradict each other.
        """


@dataclass(frozen=True)
class FieldType(ABC):
    """What every type answers. ``control`` tells a form what to show."""

    control: str = field(default="text", init=False)

    @property
    def helpers(self) -> Mapping[str, tuple[str, ...]]:
        """Return the columns that help to read this one (a village's subdistrict), and how offices head them."""
        return {}

    @abstractmethod
    def read(self, cell: Cell, row: RowAround) -> Any:
        """Return the value a cell means, None for an empty one.

        Raises:
            FieldProblem: it means nothing of this type.
        """

    def words(self, value: Any) -> str:
        """Return a value as people read it."""
        return "" if value is None else str(value)

    def cell(self, value: Any) -> Cell:
        """Return a value as a sheet holds it, so that reading it again gives the same."""
        found: Cell = value
        return found

    def plain_cell(self, value: Cell) -> Cell:
        """Return as a cell what JSON holds: satang where a sheet has baht."""
        return value


@dataclass(frozen=True)
class Text(FieldType):
    """A text of at most ``longest`` letters."""

    longest: int = 200

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002 - as FieldType
        return cell_values.read_text(cell, self.longest)

    def cell(self, value: Any) -> Cell:
        return cell_values.write_text(value)


@dataclass(frozen=True)
class Code(FieldType):
    """A code of exactly ``digits`` digits, kept as text."""

    digits: int = 8

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        return cell_values.read_code(cell, self.digits)

    def cell(self, value: Any) -> Cell:
        return cell_values.write_code(value)


@dataclass(frozen=True)
class Whole(FieldType):
    """A whole number from ``low`` to ``high``."""

    control: str = field(default="whole", init=False)
    low: int = 0
    high: int = 1_000_000_000

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        return cell_values.read_whole(cell, self.low, self.high)

    def words(self, value: Any) -> str:
        return "" if value is None else grouped(value)


@dataclass(frozen=True)
class Ordinal(Whole):
    """A whole number that is a name and not an amount: a cohort, a quarter. No commas."""

    def words(self, value: Any) -> str:
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Moo(Ordinal):
    """A village's number in its subdistrict."""

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        return cell_values.read_moo(cell)


@dataclass(frozen=True)
class Money(FieldType):
    """An amount in satang, shown in baht."""

    control: str = field(default="money", init=False)

    def read(self, cell: Cell, row: RowAround) -> Any:
        return cell_values.read_satang(cell, row.scale)

    def words(self, value: Any) -> str:
        return "" if value is None else format_baht(value)

    def cell(self, value: Any) -> Cell:
        return cell_values.write_satang(value)

    def plain_cell(self, value: Cell) -> Cell:
        return self.cell(value) if isinstance(value, int) else value


@dataclass(frozen=True)
class Share(FieldType):
    """A share in basis points, shown in per cent."""

    control: str = field(default="share", init=False)

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        return cell_values.read_basis_points(cell)

    def words(self, value: Any) -> str:
        return "" if value is None else cell_values.basis_points_words(value)

    def cell(self, value: Any) -> Cell:
        return cell_values.write_basis_points(value)

    def plain_cell(self, value: Cell) -> Cell:
        return self.cell(value) if isinstance(value, int) else value


@dataclass(frozen=True)
class Degrees(FieldType):
    """A latitude, or a longitude."""

    control: str = field(default="degrees", init=False)
    longitude: bool = False

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        return cell_values.read_longitude(cell) if self.longitude else cell_values.read_latitude(cell)

    def cell(self, value: Any) -> Cell:
        return cell_values.write_degrees(value)


@dataclass(frozen=True)
class Day(FieldType):
    """A day, CE inside, of the Buddhist era outside. ``happened``: of what was done; none that is still to come."""

    control: str = field(default="day", init=False)
    happened: bool = False

    def read(self, cell: Cell, row: RowAround) -> Any:
        found = cell_values.read_day(cell)
        if self.happened and found is not None and found > row.today:
            raise FieldProblem(
                "in_the_future", IN_THE_FUTURE, found=spoken_day(found), today=spoken_day(row.today)
            )
        return found

    def words(self, value: Any) -> str:
        return spoken_day(value) if isinstance(value, date) else ""

    def cell(self, value: Any) -> Cell:
        return cell_values.write_day(value)


@dataclass(frozen=True)
class FiscalYear(Ordinal):
    """A fiscal year of the Buddhist era."""

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        return cell_values.read_fiscal_year(cell)


@dataclass(frozen=True)
class Flag(FieldType):
    """Yes or no."""

    control: str = field(default="flag", init=False)

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        return cell_values.read_tick(cell)

    def words(self, value: Any) -> str:
        return "" if value is None else cell_values.tick_words(value)

    def cell(self, value: Any) -> Cell:
        return cell_values.write_tick(value)


@dataclass(frozen=True)
class Choice(FieldType):
    """One of a closed list; ``labels``: its members' words, to be translated. The value is the member's text."""

    control: str = field(default="choice", init=False)
    labels: Mapping[StrEnum, str] = field(default_factory=dict, hash=False)

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        spellings = {one.value: one.value for one in self.labels}
        spellings |= {label: one.value for one, label in self.labels.items()}
        spellings |= {_(label): one.value for one, label in self.labels.items()}
        return cell_values.read_choice(cell, spellings)

    def words(self, value: Any) -> str:
        return "" if value is None else _(dict(self.labels)[value])

    def cell(self, value: Any) -> Cell:
        return self.words(value)


@dataclass(frozen=True)
class Reference(FieldType):
    """A row of another kind, by its key or by its name."""

    control: str = field(default="reference", init=False)
    to: str = ""

    def read(self, cell: Cell, row: RowAround) -> Any:
        return row.find(self.to, cell)


@dataclass(frozen=True)
class References(FieldType):
    """Rows of another kind, named with + or a comma between them; kept as their keys, so joined.

    ``ordered``: who stands first means something; else they are kept in the alphabet's order.
    """

    control: str = field(default="text", init=False)
    to: str = ""
    ordered: bool = True

    def read(self, cell: Cell, row: RowAround) -> Any:
        text = cell_values.plain_text(cell) or ""
        named = [one for one in _BETWEEN_NAMES.split(text) if one]
        try:
            found = [row.find(self.to, text)] if len(named) > 1 else []  # a name may have such a sign in it
        except FieldProblem:
            found = []
        keys = dict.fromkeys(found or (row.find(self.to, one) for one in named))
        return joined_codes(keys if self.ordered else sorted(keys)) or None


@dataclass(frozen=True)
class AreaReference(FieldType):
    """An area of a level, by its code, or by name (a village also by its number) within the area around it."""

    control: str = field(default="area", init=False)
    level: RegisterLevel = RegisterLevel.VILLAGE

    @property
    def helpers(self) -> Mapping[str, tuple[str, ...]]:
        return _AREA_COLUMNS[self.level]

    def read(self, cell: Cell, row: RowAround) -> Any:
        return row.area(self.level, cell)


_PROVINCE: Final = headed("จังหวัด", "จ.", "province")
_DISTRICT: Final = headed("อำเภอ", "อ.", "กิ่งอำเภอ", "อำเภอ/กิ่งอำเภอ", "ชื่ออำเภอ", "เขต", "district", "amphoe")
_SUBDISTRICT: Final = headed("ตำบล", "ต.", "แขวง", "ชื่อตำบล", "subdistrict", "tambon")
_AREA_COLUMNS: Final[Mapping[RegisterLevel, Mapping[str, tuple[str, ...]]]] = {
    RegisterLevel.DISTRICT: {"province": _PROVINCE},
    RegisterLevel.SUBDISTRICT: {"district": _DISTRICT, "province": _PROVINCE},
    RegisterLevel.VILLAGE: {
        "moo": headed("หมู่ที่", "หมู่", "ม.", "หมู่ที่/บ้าน", "moo"),
        "village": headed("ชื่อบ้าน", "ชื่อหมู่บ้าน", "หมู่บ้าน", "บ้าน", "village"),
        "subdistrict": _SUBDISTRICT,
        "district": _DISTRICT,
        "province": _PROVINCE,
        "address": headed("ที่อยู่", "ที่ตั้ง", "address"),
    },
}


_LEVEL_OF_DIGITS: Final = {digits: level for level, digits in CODE_DIGITS.items()}
_LEVEL_WORDS: Final = {
    RegisterLevel.DISTRICT: headed("อ.", "อำเภอ", "กิ่งอำเภอ", "กิ่ง อ."),
    RegisterLevel.SUBDISTRICT: headed("ต.", "ตำบล", "แขวง"),
    RegisterLevel.VILLAGE: headed("ม.", "หมู่", "บ้าน"),
}
_NO_LEVEL: Final = N_("“{value}” ไม่บอกว่าเป็นอำเภอ ตำบล หรือหมู่บ้าน ใส่ อ. ต. หรือ ม. นำหน้า หรือใส่รหัส")


@dataclass(frozen=True)
class AnyArea(AreaReference):
    """An area of any level: the smallest that the row names."""

    control: str = field(default="text", init=False)

    def read(self, cell: Cell, row: RowAround) -> Any:
        text = cell_values.plain_text(cell) or ""
        level = _level_said(text, row.beside)
        if level is None and text:
            raise FieldProblem("no_level", _NO_LEVEL, value=text[:60])
        return None if level is None else row.area(level, cell)


@dataclass(frozen=True)
class NewAreaCode(FieldType):
    """The code of an area of any level, which need not be in the register yet."""

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        digits = sum(letter.isdecimal() for letter in cell_values.plain_text(cell) or "")
        return cell_values.read_code(cell, digits if digits in _LEVEL_OF_DIGITS else max(_LEVEL_OF_DIGITS))

    def cell(self, value: Any) -> Cell:
        return cell_values.write_code(value)


def _level_said(text: str, beside: Mapping[str, Cell]) -> RegisterLevel | None:
    """Return of which level a cell, or else the columns beside it, speak."""
    digits = text.replace(" ", "")
    if digits.isdecimal() and len(digits) in _LEVEL_OF_DIGITS:
        return _LEVEL_OF_DIGITS[len(digits)]
    for level, words in _LEVEL_WORDS.items():
        if text.startswith(words):
            return level
    if text:
        return None
    said = {name for name, value in beside.items() if cell_values.plain_text(value)}
    if said & {"moo", "village", "address"}:
        return RegisterLevel.VILLAGE
    if "subdistrict" in said:
        return RegisterLevel.SUBDISTRICT
    return RegisterLevel.DISTRICT if "district" in said else None


@dataclass(frozen=True)
class Hundredths(FieldType):
    """A measured number with at most two decimals, kept in hundredths."""

    control: str = field(default="measure", init=False)

    def read(self, cell: Cell, row: RowAround) -> Any:  # noqa: ARG002
        return cell_values.read_satang(cell)

    def words(self, value: Any) -> str:
        return "" if value is None else grouped(value // 100) if value % 100 == 0 else grouped(value, 2)

    def cell(self, value: Any) -> Cell:
        return cell_values.write_satang(value)

    def plain_cell(self, value: Cell) -> Cell:
        return self.cell(value) if isinstance(value, int) else value
