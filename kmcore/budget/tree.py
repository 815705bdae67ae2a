"""Growing the budget tree: order and roll-up, without a database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from kmcore.bilingual import Bilingual
from kmcore.budget.fiscal_years import is_of_year
from kmcore.budget.kinds import Stage
from kmcore.budget.read_models import BudgetRow
from kmcore.errors import KmError
from kmcore.programme.party import party_of

_NAMED_IN_ERROR = 5


class TreeError(KmError):
    """A line never reaches a root: its parents go in a circle, or one is missing."""


class StoredLine(NamedTuple):
    """A line as it is stored."""

    code: str
    parent_code: str | None
    position: int
    title_th: str
    title_en: str
    agency_code: str | None
    party: str | None
    cohort_number: int | None
    fiscal_year: int
    status: str
    control_satang: int | None
    from_date: date
    source: str | None
    demo: bool


class EntrySums(NamedTuple):
    """The sums of a line's own entries by stage, in satang, and whether one of them is made up."""

    by_stage: Mapping[Stage, int] = MappingProxyType({})
    demo: bool = False


@dataclass(slots=True)
class _Node:
    """A line in its place, gathering what lies under it."""

    line: StoredLine
    parent: "_Node | None"
    depth: int
    by_stage: dict[Stage, int]
    demo: bool
    children: int = 0
    children_control: int = 0


def grow_tree(
    lines: Iterable[StoredLine], sums: Mapping[str, EntrySums], as_of: date, fiscal_year: int
) -> list[BudgetRow]:
    """Return the lines of a year (BE) that exist on ``as_of`` in tree order: each before its children, by position.

    A line whose parent does not exist yet, or is of another year, hangs on the nearest one above that is in the tree. ``sums`` holds the
    entries up to that day by line code.

    Raises:
        TreeError: a line has no way up to a root; without this its money would silently be missing.
    """
    nodes = list(_walk(lines, sums, as_of, fiscal_year))
    for node in reversed(nodes):
        if node.parent:
            _gather(node.parent, node)
    return [_row(node) for node in nodes]


def _walk(
    lines: Iterable[StoredLine], sums: Mapping[str, EntrySums], as_of: date, fiscal_year: int
) -> Iterator[_Node]:
    """Depth first with a stack of our own, so that no depth of tree is too deep."""
    below: dict[str | None, list[StoredLine]] = {}
    for line in sorted(lines, key=lambda line: (line.position, line.code), reverse=True):
        below.setdefault(line.parent_code, []).append(line)
    waiting: list[tuple[StoredLine, _Node | None]] = [(line, None) for line in below.pop(None, [])]
    while waiting:
        line, parent = waiting.pop()
        node = parent
        if is_of_year(line.fiscal_year, line.from_date, as_of, fiscal_year):
            node = _node(line, parent, sums.get(line.code, EntrySums()))
            yield node
        waiting += [(child, node) for child in below.pop(line.code, [])]
    _refuse_unreached(below.values())


def _node(line: StoredLine, parent: _Node | None, own: EntrySums) -> _Node:
    return _Node(
        line,
        parent,
        parent.depth + 1 if parent else 0,
        {stage: own.by_stage.get(stage, 0) for stage in Stage},
        line.demo or own.demo,
    )


def _refuse_unreached(left: Iterable[list[StoredLine]]) -> None:
    codes = sorted(line.code for lines in left for line in lines)
    if codes:
        raise TreeError(
            "รายการงบ {codes} ไม่มีทางขึ้นถึงรายการบนสุด รายการแม่วนกลับมาหาตัวเองหรือไม่มีอยู่ "
            "แก้ช่องรายการแม่ของรายการเหล่านี้",
            codes=", ".join(codes[:_NAMED_IN_ERROR]),
        )


def _gather(parent: _Node, child: _Node) -> None:
    for stage, satang in child.by_stage.items():
        parent.by_stage[stage] += satang
    parent.demo |= child.demo
    parent.children += 1
    parent.children_control += child.line.control_satang or 0


def _row(node: _Node) -> BudgetRow:
    line = node.line
    compared = node.children > 0 and line.control_satang is not None
    return BudgetRow(
        code=line.code,
        parent_code=node.parent.line.code if node.parent else None,
        depth=node.depth,
        title=Bilingual(line.title_th, line.title_en),
        party=party_of(line.party or line.agency_code),
        cohort_number=line.cohort_number,
        fiscal_year=line.fiscal_year,
        status=line.status,
        control_satang=line.control_satang,
        by_stage=node.by_stage,
        difference_satang=(line.control_satang or 0) - node.children_control if compared else 0,
        has_children=node.children > 0,
        source=line.source,
        demo=node.demo,
    )
