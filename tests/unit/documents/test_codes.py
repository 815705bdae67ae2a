"""Codes: 50 random bits in signs that nobody mixes up, understood however they are typed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.documents.document_codes import SIGNS, new_code, read_code
from kmcore.thai.digits import to_thai_digits


def test_a_code_has_fifty_bits_and_no_sign_twice_alike() -> None:
    code = new_code()
    signs = code.removeprefix("WU-").replace("-", "")
    assert len(signs) * math.log2(len(SIGNS)) >= 50
    assert len(set(SIGNS)) == len(SIGNS) == 32
    assert set("ILOU").isdisjoint(SIGNS)
    assert [len(part) for part in code.split("-")] == [2, 5, 5]


def test_no_two_are_alike() -> None:
    assert len({new_code() for _code in range(2000)}) == 2000


@given(st.text(SIGNS, min_size=10, max_size=10))
def test_every_way_of_typing_it_is_understood(signs: str) -> None:
    code = f"WU-{signs[:5]}-{signs[5:]}"
    ways = [
        code,
        code.lower(),
        signs,
        f" {code} ",
        code.replace("-", "–"),
        " ".join(signs),
        to_thai_digits(code),
    ]
    ways += [code.replace("0", "O").replace("1", "l"), code.replace("1", "I")]
    assert {read_code(way) for way in ways} == {code}


@pytest.mark.parametrize(
    "wrong",
    ["", "WU", "WU-", "WU-1234-12345", "WU-12345-123456", "UU-12345-12345", "WU-1234U-12345", "ก", "x" * 100],
)
def test_anything_else_is_no_code(wrong: str) -> None:
    assert read_code(wrong) is None


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    found = read_code(text)
    assert found is None or read_code(found) == found
