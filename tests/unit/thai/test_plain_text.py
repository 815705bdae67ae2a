"""Text of people in a message: it stays on its line, shows all it holds, and turns nothing around."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.thai.plain_text import LONGEST_LINE, one_line

HOSTILE = {
    "a\r\nBCC: all@example.org": "a BCC: all@example.org",
    "a\u2028b\u2029c\x85d\x0be": "a b c d e",
    "\u202eกลับหัว\u202c": "กลับหัว",
    "ซ่อน\u200b\u200eอยู่": "ซ่อนอยู่",
    "คุณ\u00adเอื้อ นําเเก้": "คุณเอื้อ นำแก้",
    "x\x00y": "x y",
    "  เว้น\t วรรค ": "เว้น วรรค",
    "👩\u200d🌾 ดี": "👩\u200d🌾 ดี",
    "<script>*a*</script>": "<script>*a*</script>",
    "น้ำดื่มที่รั่ว": "น้ำดื่มที่รั่ว",
}


@pytest.mark.parametrize(("given", "seen"), HOSTILE.items())
def test_what_is_seen(given: str, seen: str) -> None:
    assert one_line(given) == seen


def test_long_text_is_cut_and_says_so() -> None:
    cut = one_line("ก" * 100_000)
    assert len(cut) == LONGEST_LINE
    assert cut.endswith("…")


@given(st.text())
def test_whatever_it_is(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert len(line) <= LONGEST_LINE
    assert one_line(line) == line
    assert not {unicodedata.bidirectional(letter) for letter in line} & {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI", "FSI", "PDF", "PDI"}  # fmt: skip
