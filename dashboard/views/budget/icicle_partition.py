"""The icicle's geometry, without a screen: how much of its parent's extent each line takes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from kmcore.budget.read_models import BudgetRow
from kmcore.budget.rules import known_controls

COLUMNS = 3  # levels drawn at once; the next ones are seen by entering a block


@dataclass(frozen=True, slots=True)
class IcicleBlock:
    """A piece of the icicle in ``column`` (0: what was entered), from ``start`` to ``end`` in satang.

    ``satang`` is what it stands for. That is its extent too, save where lines hold more than the line
    above them (they are then drawn to the smaller scale) and where it is not above 0 (no extent).
    ``difference``: not a line but what ``code`` has beyond its children; negative: they have more.
    """

    code: str
    column: int
    start: int
    end: int
    satang: int
    difference: bool = False

    @property
    def extent(self) -> int:
        """Return its share of the drawing."""
        return self.end - self.start

    def share(self, part: int) -> float:
        """Return what ``part`` satang are of it, from 0 (nothing, or below zero) to 1 (all, or more)."""
        return min(max(part, 0), self.satang) / self.satang if self.satang > 0 else 0.0


def block_sizes(rows: Sequence[BudgetRow]) -> dict[str, int]:
    """Return what each line of the whole tree is drawn by, in satang: its control, else its allocated.

    A line that states no control stands for what the lines under it state.
    """
    known = known_controls(rows)
    return {row.code: row.allocated_satang if (own := known[row.code]) is None else own for row in rows}


def partition(rows: Sequence[BudgetRow], top: str | None = None, columns: int = COLUMNS) -> list[IcicleBlock]:
    """Return the blocks of a line and the lines under it, or of the whole tree; each before its children.

    ``rows`` is the whole tree in tree order. Children tile their parent's extent in order, the
    difference last. Every line of these ``columns`` levels is there, with an extent or without.
    """
    size, children = block_sizes(rows), _children(rows)
    tops = children.get(None, []) if top is None else [top]
    whole = sum(max(size[code], 0) for code in tops)
    waiting = _tile(tops, IcicleBlock("", -1, 0, whole, whole), whole, size)[::-1]
    blocks: list[IcicleBlock] = []
    while waiting:
        block = waiting.pop()
        blocks.append(block)
        if block.column + 1 < columns and not block.difference:
            waiting += _below(block, children.get(block.code, []), size)[::-1]
    return blocks


def _children(rows: Iterable[BudgetRow]) -> dict[str | None, list[str]]:
    children: dict[str | None, list[str]] = {}
    for row in rows:
        children.setdefault(row.parent_code, []).append(row.code)
    return children


def _below(parent: IcicleBlock, codes: list[str], size: dict[str, int]) -> list[IcicleBlock]:
    """Tile a block's extent with its children and their difference."""
    if not codes:
        return []
    blocks = _tile(codes, parent, max(parent.satang, sum(max(size[code], 0) for code in codes)), size)
    beyond = parent.satang - sum(size[code] for code in codes)
    if beyond:
        rest = blocks[-1].end
        blocks.append(IcicleBlock(parent.code, parent.column + 1, rest, parent.end, beyond, difference=True))
    return blocks


def _tile(codes: list[str], parent: IcicleBlock, whole: int, size: dict[str, int]) -> list[IcicleBlock]:
    """Lay lines end to end along a parent that stands for ``whole``; rounding never leaves a crack."""
    held = accumulate((max(size[code], 0) for code in codes), initial=0)
    edges = [parent.start + (parent.extent * before // whole if whole else 0) for before in held]
    return [
        IcicleBlock(code, parent.column + 1, start, end, size[code])
        for code, (start, end) in zip(codes, pairwise(edges), strict=True)
    ]
