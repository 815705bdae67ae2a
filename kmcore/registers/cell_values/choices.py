"""A cell with one of a closed list of choices, by any of the spellings that offices use."""

from collections.abc import Mapping
from typing import Final, Generic, TypeVar

from rapidfuzz import fuzz, process

from kmcore.i18n import N_
from kmcore.registers.cell_values.cell_text import plain_text, shown_cell
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.registers.comparable import comparable, sounding
from kmcore.registers.suggestions import SuggestingProblem, Suggestion

Member = TypeVar("Member")
_MOST_LISTED: Final = 12
_NEAR: Final = 70  # of 100, as rapidfuzz counts


class Choices(Generic[Member]):
    """A closed list under its spellings, made once and asked for each cell of a column."""

    def __init__(self, spellings: Mapping[str, Member]) -> None:
        """Take every spelling with what it means; the first spelling of a member is the one written and shown."""
        self._words: dict[Member, str] = {}
        self._meant: dict[str, dict[Member, str]] = {}
        for spelling, member in spellings.items():
            self._words.setdefault(member, spelling)
            self._meant.setdefault(comparable(spelling), {})[member] = spelling

    def read(self, cell: Cell) -> Member | None:
        """Return the member a cell means; None for an empty cell. Raises FieldProblem as ``read_choice`` does."""
        found = plain_text(cell)
        if found is None:
            return None
        meant = self._meant.get(comparable(found), {})
        if len(meant) > 1:
            sentence = N_("“{found}” อาจหมายถึง {choices} เขียนให้เจาะจงกว่านี้")
            raise FieldProblem(
                "ambiguous", sentence, found=shown_cell(cell), choices=" / ".join(meant.values())
            )
        if not meant:
            raise self._unknown(cell, found)
        return next(iter(meant))

    def write(self, member: Member | None) -> Cell:
        """Return the cell that ``read`` reads as this member. Raises KeyError for what is not in the list."""
        return None if member is None else self._words[member]

    def _unknown(self, cell: Cell, found: str) -> FieldProblem:
        words = list(self._words.values())
        listed = " · ".join(words[:_MOST_LISTED]) + (" · …" if len(words) > _MOST_LISTED else "")
        nearest = self._nearest(found)
        if nearest is None:
            sentence = N_("ไม่มี “{found}” ในรายการ เลือกจาก: {choices}")
            return FieldProblem("not_a_choice", sentence, found=shown_cell(cell), choices=listed)
        return SuggestingProblem(
            "not_a_choice",
            N_("ไม่มี “{found}” ในรายการ ถ้าหมายถึง “{nearest}” แก้ให้ตรง หรือเลือกจาก: {choices}"),
            (Suggestion(nearest, nearest),),
            found=shown_cell(cell),
            nearest=nearest,
            choices=listed,
        )

    def _nearest(self, found: str) -> str | None:
        """Return the spelling to suggest."""
        spelt = {
            spelling: sounding(spelling) for members in self._meant.values() for spelling in members.values()
        }
        best = process.extractOne(sounding(found), spelt, scorer=fuzz.ratio, score_cutoff=_NEAR)
        return None if best is None else best[2]


def read_choice(cell: Cell, spellings: Mapping[str, Member]) -> Member | None:
    """Return the member of a closed list that a cell means by one of its spellings; None for an empty cell.

    Spaces, dots, capitals, invisible letters and thanthakhat make no difference. Raises FieldProblem for what is not
    in the list, with the list and the nearest spelling as a suggestion, and for a spelling of two members. For a whole
    column make ``Choices`` once.
    """
    return Choices(spellings).read(cell)


def write_choice(member: Member | None, spellings: Mapping[str, Member]) -> Cell:
    """Return the cell that ``read_choice`` reads as this member: its first spelling."""
    return Choices(spellings).write(member)
