"""Ticks, choices of a closed list and หมู่ที่ as offices leave them in cells."""

from datetime import date
from typing import Final

import pytest

from kmcore.registers.cell_values import Choices, cross_means, read_choice, read_moo, read_tick, tick_words
from kmcore.registers.cells import Cell
from kmcore.registers.suggestions import SuggestingProblem, Suggestion
from tests.support.cells import refused


@pytest.mark.parametrize(
    "cell", ["✓", "✔", "☑", "√", "/", "1", 1, 1.0, True, "มี", "ใช่", "TRUE", "Yes", "Y", " ✓ ", "๑", "ü"]
)
def test_ticked(cell: Cell) -> None:
    assert read_tick(cell) is True


@pytest.mark.parametrize("cell", ["0", 0, 0.0, False, "ไม่มี", "ไม่ใช่", "FALSE", "no", "☐", "ยังไม่ได้ทำ", "๐"])
def test_not_ticked(cell: Cell) -> None:
    assert read_tick(cell) is False


@pytest.mark.parametrize("cell", ["x", "X", "✗", "✘", "×", "กากบาท"])
def test_a_cross_is_what_the_column_says(cell: Cell) -> None:
    assert refused(lambda: read_tick(cell), str(cell)) == "ambiguous_cross"
    assert read_tick(cell, cross=True) is True
    assert read_tick(cell, cross=False) is False


@pytest.mark.parametrize(
    ("column", "meaning"),
    [
        (["x", None, "x", ""], True),
        (["/", "x", "/"], False),
        (["✓", "X"], False),
        (["x", "0"], True),
        (["/", "x", "0"], None),
        (["/", None, True, date(2007, 1, 1)], None),
    ],
)
def test_what_a_cross_means(column: list[Cell], meaning: bool | None) -> None:  # noqa: FBT001
    assert cross_means(column) is meaning


@pytest.mark.parametrize("cell", [2, "2", "○", "อาจจะ", "P", "?", 0.5, "//"])
def test_tick_refused(cell: Cell) -> None:
    assert refused(lambda: read_tick(cell), str(cell)) == "not_a_tick"


def test_tick_in_words() -> None:
    assert [tick_words(tick) for tick in (True, False, None)] == ["ใช่", "ไม่ใช่", ""]


STAGES: Final = {
    "จัดสรร": "allocated",
    "ได้รับจัดสรร": "allocated",
    "ผูกพัน": "committed",
    "เบิกจ่าย": "disbursed",
    "1": "first",
}


@pytest.mark.parametrize(
    ("cell", "member"),
    [
        ("จัดสรร", "allocated"),
        (" ได้รับ จัดสรร ", "allocated"),
        ("เบิก-จ่าย", "disbursed"),
        ("เบิก\u200bจ่าย", "disbursed"),
        (1, "first"),
        (1.0, "first"),
        ("๑", "first"),
    ],
)
def test_choice(cell: Cell, member: str) -> None:
    assert read_choice(cell, STAGES) == member


def test_a_choice_that_is_none_has_the_list_and_the_nearest() -> None:
    with pytest.raises(SuggestingProblem) as caught:
        read_choice("เบิกจาย", STAGES)
    assert caught.value.suggestions == (Suggestion("เบิกจ่าย", "เบิกจ่าย"),)
    assert "“เบิกจาย”" in str(caught.value)
    assert "จัดสรร · ผูกพัน · เบิกจ่าย" in str(caught.value)
    assert refused(lambda: read_choice("ฟหกด", STAGES), "จัดสรร · ผูกพัน") == "not_a_choice"


def test_a_spelling_of_two_members_is_refused() -> None:
    two = {"ส.ป.ก.": "land", "สปก": "other"}
    assert refused(lambda: read_choice("สปก.", two), "ส.ป.ก. / สปก") == "ambiguous"


def test_a_long_list_is_cut() -> None:
    many = Choices({f"หน่วยงานที่ {number}": number for number in range(100)})
    assert refused(lambda: many.read("???"), "หน่วยงานที่ 11 · …") == "not_a_choice"


@pytest.mark.parametrize(
    "cell",
    [
        *(
            3,
            3.0,
            "3",
            "๓",
            "03",
            "หมู่ที่ 3",
            "หมู่ 3",
            "ม.3",
            "ม. 3",
            "ม.๓",
            "ม 3",
            "หมู่ที่สาม",
            "หมู่สาม",
            "สาม",
            "ที่ 3",
        ),
        *("หมู่ 3 บ้านนา", "หมู่ที่ 3 (บ้านนา)", "บ้านนา ม.3", "บ้านนาหมู่ที่3", "หมู่ที่3บ้านนา", "3.0", "หมู่ที่ ๓"),
    ],
)
def test_moo(cell: Cell) -> None:
    assert read_moo(cell) == 3


@pytest.mark.parametrize(
    ("cell", "moo"),
    [("หมู่ที่สิบเอ็ด", 11), ("หมู่ที่ ยี่สิบ", 20), ("ม.ยี่สิบเอ็ด", 21), ("หมู่สามสิบสี่", 34), ("สิบ", 10)],
)
def test_moo_in_words(cell: Cell, moo: int) -> None:
    assert read_moo(cell) == moo


@pytest.mark.parametrize(
    ("cell", "code", "parts"),
    [
        ("3/5", "several_moo", ("3/5",)),
        ("ม.3,4", "several_moo", ()),
        ("3-5", "several_moo", ()),
        ("หมู่ 3 และ 4", "several_moo", ()),
        (0, "no_such_moo", ("0", "99")),
        (100, "no_such_moo", ()),
        ("บ้านนา", "not_a_moo", ("บ้านนา",)),
        (3.5, "not_a_moo", ()),
        (-3, "not_a_moo", ()),
        ("หมู่ 3 หมู่ 4", "not_a_moo", ()),
        ("หมู่บ้าน 3", "not_a_moo", ()),
        (date(2007, 5, 3), "is_a_date", ("3/5/2007",)),
    ],
)
def test_moo_refused(cell: Cell, code: str, parts: tuple[str, ...]) -> None:
    assert refused(lambda: read_moo(cell), *parts) == code
