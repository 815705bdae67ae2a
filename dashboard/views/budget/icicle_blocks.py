"""The icicle's blocks in the units of one drawing: where they lie, what they say, what is filled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from dashboard.present import formatting
from dashboard.views.budget.icicle_partition import COLUMNS, IcicleBlock, partition
from kmcore.budget.kinds import MEASURES, Stage
from kmcore.budget.read_models import BudgetRow
from kmcore.i18n import _

SHARES: Final = {
    1: (1.0,),
    2: (0.36, 0.64),
    3: (0.23, 0.3, 0.47),
}  # of the width; names are long at the leaves
FILLED: Final = (
    Stage.ALLOCATED,
    Stage.DISBURSED,
)  # a block is filled to what is at these stages, in this order
NARROW: Final = 400  # pixels: less leaves a column no room for a unit in full
NARROWEST: Final = 300  # …and less than this for any unit
HATCH: Final = 9  # pixels between the strokes of a draft


@dataclass(frozen=True)
class IcicleDrawing:
    """A drawing's nominal width and its height in pixels, and the columns it really has."""

    width: int
    height: int
    columns: int
    whole: int

    @property
    def narrow(self) -> bool:
        """Tell whether a column is too narrow for a unit in full."""
        return self.width < NARROW

    @property
    def narrowest(self) -> bool:
        """Tell whether a column holds a number and nothing beside it."""
        return self.width < NARROWEST

    def left(self, column: int) -> float:
        """Return where a column begins, as a share of the width."""
        return sum(SHARES[self.columns][:column])

    def right(self, column: int) -> float:
        """Return where a column ends, as a share of the width."""
        return self.across(column, 1)

    def across(self, column: int, share: float) -> float:
        """Return how far a share of a column's width reaches."""
        return round(self.left(column) + SHARES[self.columns][column] * share, 4)

    def y(self, satang: int) -> float:
        """Return how far down an extent lies, in pixels."""
        return round(self.height * satang / self.whole, 2)


def blocks_of(
    rows: Sequence[BudgetRow], top: str | None, size: tuple[int, int]
) -> tuple[list[IcicleBlock], IcicleDrawing | None]:
    """Return the blocks and the drawing they fill; no drawing where nothing has an extent."""
    blocks = partition(rows, top)
    seen = [block for block in blocks if block.extent]
    if not seen:
        return blocks, None
    columns = min(COLUMNS, 1 + max(block.column for block in seen))
    return blocks, IcicleDrawing(*size, columns, max(block.end for block in seen))


def block_record(block: IcicleBlock, row: BudgetRow, drawing: IcicleDrawing, agency: str) -> dict[str, Any]:
    """Return a block as a datum: its corners, its fills' ends, and the words of its tooltip."""
    return {
        "code": block.code,
        "x": drawing.left(block.column),
        "x2": drawing.right(block.column),
        "y": drawing.y(block.start),
        "y2": drawing.y(block.end),
        **{
            f"fill_{stage}": drawing.across(block.column, block.share(row.by_stage.get(stage, 0)))
            for stage in FILLED
        },
        "draft": row.status != "stated",
        "title": row.title,
        **{measure: _baht(row.satang(measure)) for measure in MEASURES},
        "agency": agency,
        "mark": " · ".join(filter(None, (formatting.line_status(row.status), _("สาธิต") if row.demo else ""))),
    }


def _baht(satang: int | None) -> str:
    return _("ไม่ระบุในที่มา") if satang is None else _("{amount} บาท", amount=formatting.baht(satang))


def difference_record(block: IcicleBlock, drawing: IcicleDrawing) -> dict[str, Any]:
    """Return a difference as a datum; one without an extent is a stroke at its parent's end."""
    return {
        "code": block.code,
        "x": drawing.left(block.column),
        "x2": drawing.right(block.column),
        "y": drawing.y(block.start),
        "y2": drawing.y(block.end),
        "title": difference_words(block.satang),
    }


def difference_words(satang: int) -> str:
    """Say what a line's control and its children's differ by, in baht."""
    amount = formatting.baht(abs(satang))
    if satang > 0:
        return _("ส่วนต่าง {amount} บาท ที่บรรทัดย่อยไม่ได้ระบุ", amount=amount)
    return _("ส่วนต่าง {amount} บาท ที่บรรทัดย่อยรวมกันเกิน", amount=amount)


def hatch(block: IcicleBlock, drawing: IcicleDrawing) -> Iterator[dict[str, float]]:
    """Yield the strokes that mark a draft, rising at 45° in a drawing of nominal width, cut to the block."""
    top, bottom = drawing.y(block.start), drawing.y(block.end)
    left, wide = drawing.left(block.column), drawing.right(block.column) - drawing.left(block.column)
    run = wide * drawing.width
    for offset in range(HATCH, int(bottom - top + run), HATCH):
        low, high = min(bottom - top, offset), max(0.0, offset - run)
        yield {
            "x": round(left + wide * (offset - low) / run, 4),
            "y": round(top + low, 1),
            "x2": round(left + wide * (offset - high) / run, 4),
            "y2": round(top + high, 1),
        }
