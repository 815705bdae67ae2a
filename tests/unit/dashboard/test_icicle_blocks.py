"""The icicle in pixels: words and strokes stay inside their block, and nothing is written where nothing fits."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dashboard.views.budget.icicle_blocks import (
    SHARES,
    IcicleDrawing,
    block_record,
    blocks_of,
    difference_words,
    hatch,
)
from dashboard.views.budget.icicle_labels import LINE_HEIGHT, block_labels
from dashboard.views.budget.icicle_partition import IcicleBlock
from tests.unit.budget.forests import CIRCLE, Forest, forests, line

SIZE = (560, 372)
TITLE = "ประเด็นอาหารปลอดภัยและเกษตรอินทรีย์ (หนุนแผนแม่บทชุมชนรุ่นที่ 1)"


@given(forests())
def test_words_stand_inside_the_block_they_name(forest: Forest) -> None:
    rows = forest.grown()
    blocks, drawing = blocks_of(rows, None, SIZE)
    assume(drawing is not None)
    assert drawing is not None
    seen = [block for block in blocks if block.extent and not block.difference]
    for block in seen:
        named = {row.code: row for row in rows}
        for text in block_labels([block], [], named, drawing):
            assert drawing.y(block.start) - 1 <= text["y"] - LINE_HEIGHT / 2
            assert text["y"] + LINE_HEIGHT / 2 <= drawing.y(block.end) + 1
            assert text["x"] == drawing.left(block.column)


@given(st.integers(1, 400), st.integers(0, 2))
def test_strokes_stay_inside_the_draft(height: int, column: int) -> None:
    drawing = IcicleDrawing(*SIZE, columns=3, whole=SIZE[1])
    block = IcicleBlock("draft", column, 10, 10 + height, height)
    for stroke in hatch(block, drawing):
        assert drawing.left(column) - 0.001 <= stroke["x"] <= stroke["x2"] <= drawing.right(column) + 0.001
        assert drawing.y(10) - 0.1 <= stroke["y2"] <= stroke["y"] <= drawing.y(10 + height) + 0.1


@pytest.mark.parametrize("columns", SHARES)
def test_the_columns_fill_the_width(columns: int) -> None:
    drawing = IcicleDrawing(*SIZE, columns=columns, whole=1)
    assert drawing.left(0) == 0
    assert drawing.right(columns - 1) == pytest.approx(1)
    assert all(drawing.right(each) == pytest.approx(drawing.left(each + 1)) for each in range(columns - 1))


@given(forests())
def test_a_fill_never_leaves_its_block(forest: Forest) -> None:
    rows = {row.code: row for row in forest.grown()}
    blocks, drawing = blocks_of(list(rows.values()), None, SIZE)
    for block in blocks:
        if drawing and block.extent and not block.difference:
            drawn = block_record(block, rows[block.code], drawing, "")
            assert drawn["x"] <= drawn["fill_disbursed"] <= drawn["x2"] + 1e-3
            assert drawn["x"] <= drawn["fill_allocated"] <= drawn["x2"] + 1e-3


def test_a_budget_without_amounts_has_no_drawing() -> None:
    rows = Forest((line("asked"), line("zero", control_satang=0)), {}).grown(CIRCLE)
    blocks, drawing = blocks_of(rows, None, SIZE)
    assert drawing is None
    assert [block.code for block in blocks] == ["asked", "zero"]


def test_the_amount_comes_first_and_a_low_block_has_one_line() -> None:
    rows = Forest(
        (line("low", control_satang=1, title_th=TITLE), line("high", control_satang=18)), {}
    ).grown()
    blocks, drawing = blocks_of(rows, None, SIZE)
    assert drawing is not None
    named = {row.code: row for row in rows}
    texts = {
        block.code: [text["text"] for text in block_labels([block], [], named, drawing)] for block in blocks
    }
    assert texts["low"] == [f"0.00 ล้านบาท · {TITLE}"]
    assert texts["high"] == ["0.00 ล้านบาท", "high"]


@pytest.mark.parametrize(
    ("satang", "said"),
    [(150_00, "ส่วนต่าง 150 บาท ที่บรรทัดย่อยไม่ได้ระบุ"), (-1, "ส่วนต่าง 0.01 บาท ที่บรรทัดย่อยรวมกันเกิน")],
)
def test_a_difference_says_its_direction(satang: int, said: str) -> None:
    assert difference_words(satang) == said
