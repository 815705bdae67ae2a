"""Money: exact, negatives and the largest amounts included."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kmcore.thai.money import format_baht, format_million

MAX_SATANG = 2**63 - 1  # what a 64-bit database column holds, either side of zero

quick = settings(deadline=None, max_examples=300)
amounts = st.integers(-MAX_SATANG, MAX_SATANG) | st.integers(-100_000, 100_000)


@pytest.mark.parametrize(
    ("satang", "shown"),
    [
        (2_300_000_00, "2,300,000 บาท"),
        (-1_234_50, "−1,234.50 บาท"),
        (0, "0 บาท"),
        (5, "0.05 บาท"),
        (-5, "−0.05 บาท"),
        (MAX_SATANG, "92,233,720,368,547,758.07 บาท"),
    ],
)
def test_baht(satang: int, shown: str) -> None:
    assert format_baht(satang) == shown


def test_decimals_can_be_forced_or_rounded_away() -> None:
    assert format_baht(500_00, decimals=True) == "500.00 บาท"
    assert format_baht(1_50, decimals=False, unit="") == "2"
    assert format_baht(-1_50, decimals=False, unit="") == "−2"
    assert format_baht(-49, decimals=False, unit="") == "0"  # nothing is not negative


def test_million() -> None:
    assert format_million(1_420_000_00) == "1.42"
    assert format_million(-550_000_000_00, places=0) == "−550"
    assert format_million(1_425_000_00) == "1.43"  # a float would say 1.42
    assert format_million(1_234_500_000_00, places=1) == "1,234.5"


@quick
@given(satang=amounts, places=st.integers(0, 4))
def test_million_rounds_as_decimal_does(satang: int, places: int) -> None:
    exact = (Decimal(satang) / 100_000_000).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert format_million(satang, places=places) == f"{exact or abs(exact):,}".replace("-", "−")


@quick
@given(satang=amounts, decimals=st.sampled_from([None, True]), unit=st.sampled_from(["", "บาท", "baht"]))
@example(satang=-MAX_SATANG, decimals=None, unit="บาท")
def test_what_is_shown_reads_back_to_the_satang(satang: int, decimals: bool | None, unit: str) -> None:  # noqa: FBT001 - hypothesis passes by name
    number, _, shown_unit = format_baht(satang, decimals=decimals, unit=unit).partition(" ")
    assert shown_unit == unit
    assert Decimal(number.replace("−", "-").replace(",", "")) * 100 == satang


@quick
@given(satang=st.integers(-MAX_SATANG, MAX_SATANG))
def test_all_eight_decimals_of_a_million_read_back(satang: int) -> None:
    number = format_million(satang, places=8).replace("−", "-").replace(",", "")
    assert Decimal(number) * 100_000_000 == satang
