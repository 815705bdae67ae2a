"""The words on the icicle's blocks: the amount first, then as much of the title as there is room for."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from dashboard.present import formatting
from dashboard.views.budget.icicle_blocks import IcicleDrawing
from dashboard.views.budget.icicle_partition import IcicleBlock
from kmcore.budget.read_models import BudgetRow
from kmcore.drawing.wrap import wrap
from kmcore.i18n import _

LINE_HEIGHT: Final = 17  # of 13-pixel Sarabun, its marks whole
FONT: Final = 13
PAD: Final = 7


def block_labels(
    seen: Sequence[IcicleBlock],
    beyond: Sequence[IcicleBlock],
    rows: dict[str, BudgetRow],
    drawing: IcicleDrawing,
) -> list[dict[str, Any]]:
    """Return the words on the blocks of lines, and in red those on the differences beyond them."""
    named = [
        text
        for block in seen
        for text in _lines(block, drawing, _amount(block, rows[block.code], drawing), rows[block.code].title)
    ]
    differences = (
        _lines(block, drawing, _million(block.satang, drawing), _("ส่วนต่าง"))
        for block in beyond
        if block.extent
    )
    return named + [text | {"red": True} for texts in differences for text in texts]


def _amount(block: IcicleBlock, row: BudgetRow, drawing: IcicleDrawing) -> str:
    return " · ".join(filter(None, (_million(block.satang, drawing), formatting.line_status(row.status))))


def _million(satang: int, drawing: IcicleDrawing) -> str:
    if drawing.narrowest:
        return formatting.million(satang)
    if drawing.narrow:
        return _("{amount} ล้าน", amount=formatting.million(satang))
    return _("{amount} ล้านบาท", amount=formatting.million(satang))


def _lines(block: IcicleBlock, drawing: IcicleDrawing, amount: str, title: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of text that fit into a block: the amount, then as much of the title as there is room."""
    height = drawing.y(block.end) - drawing.y(block.start)
    room = int((height - 2) // LINE_HEIGHT)
    if room < 1:
        return
    width = (drawing.right(block.column) - drawing.left(block.column)) * drawing.width - 2 * PAD
    if room == 1:
        texts: tuple[str, ...] = (f"{amount} · {title}",)
    else:
        texts = (amount, *wrap(title, width, FONT, min(room - 1, 5)))
    first = drawing.y(block.start) + min(PAD, (height - len(texts) * LINE_HEIGHT) / 2) + LINE_HEIGHT / 2
    for n, text in enumerate(texts):
        yield {
            "text": text,
            "x": drawing.left(block.column),
            "y": round(first + n * LINE_HEIGHT, 2),
            "column": block.column,
            "bold": n == 0 and room > 1,
        }
