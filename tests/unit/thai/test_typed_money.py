"""Amounts as people type them: read to the satang, or refused with the reason."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kmcore.thai.digits import to_thai_digits
from kmcore.thai.errors import ThaiMoneyError
from kmcore.thai.money import format_baht, format_million
from kmcore.thai.typed_money import MAX_SATANG, parse_baht

quick = settings(deadline=None, max_examples=300)
amounts = st.integers(-MAX_SATANG, MAX_SATANG) | st.integers(-100_000, 100_000)


@quick
@given(satang=amounts, decimals=st.sampled_from([None, True]), unit=st.sampled_from(["", "บาท", "baht"]))
@example(satang=-MAX_SATANG, decimals=None, unit="บาท")
def test_what_is_shown_reads_back_to_the_satang(satang: int, decimals: bool | None, unit: str) -> None:  # noqa: FBT001 - hypothesis passes by name
    text = format_baht(satang, decimals=decimals, unit=unit)
    assert parse_baht(text) == satang
    assert parse_baht(to_thai_digits(text)) == satang
    assert parse_baht(text.replace(",", "")) == satang
    if satang < 0:
        assert parse_baht(f"({text.removeprefix('−')})") == satang


@quick
@given(satang=st.integers(-MAX_SATANG, MAX_SATANG))
def test_all_eight_decimals_of_a_million_read_back(satang: int) -> None:
    assert parse_baht(f"{format_million(satang, places=8)} ล้านบาท") == satang


@pytest.mark.parametrize(
    ("text", "satang"),
    [
        ("๒,๓๐๐,๐๐๐ บาท", 2_300_000_00),
        ("10 ล้านบาท", 10_000_000_00),
        ("1.42ล้าน", 1_420_000_00),
        ("5 แสน", 500_000_00),
        ("1.5 พันล้านบาท", 1_500_000_000_00),
        ("2 Million Baht", 2_000_000_00),
        ("100.-", 100_00),
        ("฿ 99.5", 99_50),
        ("500 บ.", 500_00),
        ("500 บาทถ้วน", 500_00),
        ("-500", -500_00),
        ("− 500", -500_00),
        ("(500 บาท)", -500_00),
        ("(0.5) ล้านบาท", -500_000_00),
        ("\u200b 1,000\u00a0บาท", 1_000_00),
        ("-0", 0),
    ],
)
def test_forms_people_type(text: str, satang: int) -> None:
    assert parse_baht(text) == satang


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.425", "ไม่เกิน 2 ตำแหน่ง"),
        ("1.420", "ไม่เกิน 2 ตำแหน่ง"),
        ("1.123456789 ล้านบาท", "ไม่เกิน 2 ตำแหน่ง"),
        ("1,00", "ทุกสามหลัก"),
        ("1,5", "ทุกสามหลัก"),
        ("1000,000", "ทุกสามหลัก"),
        ("-(500)", "อ่านจำนวนเงิน"),
        ("(500", "อ่านจำนวนเงิน"),
        ("1 ล้าน 2 แสน", "อ่านจำนวนเงิน"),
        ("(1 ล้าน) ล้าน", "อ่านจำนวนเงิน"),
        ("1e6", "อ่านจำนวนเงิน"),
        ("–", "อ่านจำนวนเงิน"),
        ("", "อ่านจำนวนเงิน “”"),
        ("92,233,720,368,547,758.08", "มากเกิน"),
        ("9" * 5000, "อ่านจำนวนเงิน"),
    ],
)
def test_refusals_give_their_reason(text: str, reason: str) -> None:
    with pytest.raises(ThaiMoneyError) as caught:
        parse_baht(text)
    assert reason in str(caught.value)
    assert "โปรด" in str(caught.value)


fragments = st.sampled_from([*"0159๕,.()-−–฿ ", "000", "ล้าน", "พัน", "บาท", ".-", "million", "{x}"])


@settings(deadline=None, max_examples=400)
@given(text=st.text(max_size=80) | st.lists(fragments, max_size=10).map("".join))
def test_any_text_is_read_or_refused_in_thai(text: str) -> None:
    try:
        satang = parse_baht(text)
    except ThaiMoneyError as refusal:
        assert "โปรด" in str(refusal)  # noqa: PT017 - most texts are refused, some are read
    else:
        assert parse_baht(format_baht(satang)) == satang
