"""Whether the money adds up: at every node of the budget tree and every stage, parent = children."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlmodel import Session

from kmcore.budget.kinds import CONTROL, Measure, Stage
from kmcore.budget.queries import budget_lines
from kmcore.budget.read_models import BudgetRow, DifferenceKind
from kmcore.budget.rules import children_sums, differences
from kmcore.budget.words import measure_names
from kmcore.i18n import _
from kmcore.sources.reconciliation import Reconciliation


def money_sums(session: Session, as_of: date) -> list[Reconciliation]:
    """Return every comparison of amounts (satang) as of a day, in the order of the tree."""
    rows = budget_lines(session, as_of)
    below = children_sums(rows)
    compared = [each for row in rows if row.has_children for each in _node(row, below.get(row.code, {}))]
    return [*compared, *_overdrawn(rows)]


def _node(row: BudgetRow, below: Mapping[Stage, int]) -> Iterator[Reconciliation]:
    if row.control_satang is not None:
        yield _sum(row, CONTROL, row.control_satang, row.control_satang - row.difference_satang)
    for stage in Stage:
        yield _sum(row, stage, row.by_stage.get(stage, 0), below.get(stage, 0))


def _sum(row: BudgetRow, stage: Measure, parent: int, children: int) -> Reconciliation:
    return Reconciliation(
        code=f"budget-{row.code}-{stage}",
        title=_("{line}: {stage} = ผลรวมของรายการย่อย", line=row.title, stage=measure_names()[stage]),
        expected=parent,
        found=children,
        unit="satang",
        note=_("ส่วนต่างแสดงเป็นแถวหนึ่งในผังงบประมาณ"),
        # What a line states as its control comes from its source, never from the demonstration.
        demo=row.demo and stage != CONTROL,
    )


def _overdrawn(rows: Sequence[BudgetRow]) -> Iterator[Reconciliation]:
    """More allocated than the control, or more spent than allocated: only there is it worth a line."""
    by_code = {row.code: row for row in rows}
    for found in differences(rows):
        if found.kind is DifferenceKind.CHILDREN:
            continue
        row = by_code[found.line_code]
        yield Reconciliation(
            code=f"budget-{row.code}-{found.kind}",
            title=_("{line}: {stage} เกินวงเงินที่ให้ใช้", line=row.title, stage=measure_names()[found.stage]),
            expected=found.parent_satang,
            found=found.children_satang,
            unit="satang",
            demo=row.demo,
        )
