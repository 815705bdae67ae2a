"""What is not to be broken at the end of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.documents.pdf.whole_words import LONGEST, OWN_WORDS, pieces


def kept(text: str) -> list[str]:
    return list(pieces(text)[1::2])


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("หมู่บ้านต้นแบบ", ["หมู่บ้านต้นแบบ"]),  # the programme's own word
        ("ฐานข้อมูลจังหวัด", ["ฐานข้อมูล", "จังหวัด"]),
        ("งบ 10 ล้านบาท", ["งบ", "10 ล้าน", "บาท"]),
        ("วันที่ 9 ก.พ. 2550", ["วันที่", "9 ก.พ."]),
        ("เรื่องอื่น ๆ", ["เรื่อง", "อื่น ๆ"]),
        ("นบพิตำ ชะอวด", ["นบพิตำ", "ชะอวด"]),
        ("องค์การบริหารส่วนตำบล", ["องค์", "การบริหาร", "ส่วน", "ตำบล"]),
        ("plain English, 5%", []),
        ("", []),
    ],
)
def test_words_and_counted_things_are_kept_whole(text: str, whole: list[str]) -> None:
    assert kept(text) == whole


@given(st.text("กขคงน้ำปั่ิีืุเแโไา ฯๆ0123.,()abc\n", max_size=60))
def test_nothing_is_lost_or_added(text: str) -> None:
    assert "".join(pieces(text)) == text
    assert len(pieces(text)) % 2 == 1


def test_the_list_of_own_words_is_in_order_and_short_enough() -> None:
    words = OWN_WORDS.read_text(encoding="utf-8").split()
    assert len(words) == len(set(words))
    assert max(map(len, words)) <= LONGEST + 8
