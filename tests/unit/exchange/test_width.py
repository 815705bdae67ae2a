"""Thai text lines up: marks above and below take no column of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.exchange.width import cell_width, cut, padded


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("ปี", 1), ("ก้ำ", 2), ("ตำบล", 4), ("ผู้ว่าฯ", 4), ("全", 2), ("\u200bก", 1)],
)
def test_the_width_on_screen(text: str, width: int) -> None:
    assert cell_width(text) == width


@given(st.text(max_size=40), st.integers(min_value=0, max_value=60))
def test_padding_fills_to_the_width(text: str, width: int) -> None:
    assert cell_width(padded(text, width)) == max(width, cell_width(text))
    assert padded(text, width).startswith(text)
    assert padded(text, width, right=True).endswith(text)


@given(st.text(max_size=60), st.integers(min_value=2, max_value=30))
def test_a_cut_text_fits_and_says_that_it_was_cut(text: str, width: int) -> None:
    shown = cut(text, width)
    line = " ".join(text.split())
    assert cell_width(shown) <= width
    assert shown == line or (shown.endswith("…") and line.startswith(shown[:-1]))


def test_a_cut_keeps_the_marks_of_the_last_letter() -> None:
    assert cut("ที่นี่ที่นั่น", 4) == "ที่นี่ที่…"
