"""What a person decided of cells that could not be taken as they stand: put in their place before a row is read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from kmcore.i18n import N_, _
from kmcore.registers.definition import RegisterKind
from kmcore.registers.office_files.tables import FileRow
from kmcore.registers.row_reading import cells_words, helper_column

FEW: Final = 5  # decisions told with the batch
FOR_ROW: Final = N_("แถวที่ {row} ช่อง “{field}”: ใช้ “{words}” แทน “{found}”")
FOR_WORD: Final = N_("ทุกแถวที่ช่อง “{field}” เขียน “{found}”: ใช้ “{words}”")


@dataclass(frozen=True)
class CellDecision:
    """``value`` stands where the cells of a field say ``found``: in one row, or (``row`` None) in every such row.

    ``words``: how a person knows the value.
    """

    field: str
    found: str
    value: str
    words: str
    row: int | None = None

    def is_of(self, other: "CellDecision") -> bool:
        """Tell whether this decides the same place as another."""
        return (self.field, self.found, self.row) == (other.field, other.found, other.row)


CellDecisions = tuple[CellDecision, ...]


def with_decision(decisions: CellDecisions, new: CellDecision) -> CellDecisions:
    """Return the decisions with a further one, in the place of an earlier one on the same cells."""
    return (*(one for one in decisions if not one.is_of(new)), new)


def decided_row(kind: RegisterKind, row: FileRow, decisions: CellDecisions) -> FileRow:
    """Return the row as it was decided; the same object where nothing was decided of it."""
    if not decisions:
        return row
    cells = dict(row.cells)
    for name in {one.field for one in decisions}:
        field = kind.field(name)
        found = cells_words(field, row.cells)
        of_field = [one for one in decisions if one.field == name and one.found == found]
        own = [one for one in of_field if one.row == row.number]
        for one in own or [one for one in of_field if one.row is None]:
            cells |= dict.fromkeys((helper_column(name, helper) for helper in field.type.helpers), None)
            cells[name] = one.value
    return row if cells == dict(row.cells) else replace(row, cells=cells)


def decision_words(kind: RegisterKind, one: CellDecision) -> str:
    """Return a decision as people read it."""
    sentence = FOR_WORD if one.row is None else FOR_ROW
    field = kind.field(one.field).words
    return _(sentence, row=one.row, field=field, found=one.found or _("ช่องว่าง"), words=one.words)


def decisions_words(kind: RegisterKind, decisions: CellDecisions) -> str | None:
    """Return what was decided of a file as its batch's reason; the audit trail has every decision. None for nothing."""
    if not decisions:
        return None
    words = [decision_words(kind, one) for one in decisions[:FEW]]
    more = len(decisions) - len(words)
    return "; ".join([*words, *([_("และอีก {count} ข้อ", count=more)] if more else [])])


def plain_decisions(decisions: Sequence[CellDecision]) -> list[dict[str, object]]:
    """Return decisions as the audit trail keeps them."""
    return [
        {"field": one.field, "found": one.found, "value": one.value, "row": one.row or 0} for one in decisions
    ]
