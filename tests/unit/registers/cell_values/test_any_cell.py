"""Whatever stands in a cell: a value, or a sentence. What is written is read as the same again."""

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kmcore.registers import cell_values as values
from kmcore.registers.cell_values import MonthSpan
from kmcore.registers.cells import Cell, FieldProblem
from kmcore.thai.digits import to_thai_digits
from kmcore.thai.input_cleaning import clean_input
from kmcore.thai.typed_money import MAX_SATANG
from tests.support.cells import ANY_CELL, AWKWARD_CELLS, assert_only_field_problems, refused

CHOICES: Final = {"จันทร์": 1, "อังคาร": 2, "วันอังคาร": 2}
READERS: Final[dict[str, Callable[[Cell], object]]] = {
    "text": lambda cell: values.read_text(cell, 50),
    "code": lambda cell: values.read_code(cell, 8),
    "padded code": lambda cell: values.read_code(cell, 8, pad=True),
    "whole": values.read_whole,
    "bounded whole": lambda cell: values.read_whole(cell, None, 99),
    "satang": values.read_satang,
    "satang of million": lambda cell: values.read_satang(cell, 1_000_000),
    "day": values.read_day,
    "fiscal year": values.read_fiscal_year,
    "month": values.read_month,
    "months": lambda cell: values.read_months(cell, 2550),
    "tick": values.read_tick,
    "cross": lambda cell: values.read_tick(cell, cross=True),
    "choice": lambda cell: values.read_choice(cell, CHOICES),
    "moo": values.read_moo,
    "latitude": values.read_latitude,
    "longitude": values.read_longitude,
    "coordinates": values.read_coordinates,
    "basis points": values.read_basis_points,
    "fraction": lambda cell: values.read_basis_points(cell, fraction=True),
}
DAYS: Final = st.dates(date(1941, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize("name", READERS)
def test_awkward_cells(name: str) -> None:
    for cell in AWKWARD_CELLS:
        assert_only_field_problems(READERS[name], cell)


@pytest.mark.parametrize("name", READERS)
def test_any_cell(name: str) -> None:
    @settings(max_examples=150)
    @given(ANY_CELL)
    def each(cell: Cell) -> None:
        assert_only_field_problems(READERS[name], cell)

    each()


@pytest.mark.parametrize("name", READERS)
def test_nothing(name: str) -> None:
    """An empty cell, letters without width, and the dash that offices fill empty cells with."""
    for cell in (None, "", "  ", "\u200b", "\u00a0", "-", "–", "—", " - ", "---"):
        assert READERS[name](cell) is None


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("cell", ["#REF!", "#N/A", "#DIV/0!", "######", "Err:502", "#NAME?"])
def test_a_formula_that_failed(name: str, cell: str) -> None:
    assert refused(lambda: READERS[name](cell), cell, "สูตร") == "formula_error"


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_the_short_way_cleans_as_the_long_one(typed: str) -> None:
    cleaned = clean_input(typed)
    if not cleaned or set(cleaned) <= {"-", "_"} or cleaned.startswith("#"):
        return
    assert values.plain_text(typed) == cleaned


@given(st.text(max_size=60))
def test_text_again(typed: str) -> None:
    try:
        kept = values.read_text(typed, 100)
    except FieldProblem:
        return
    assert values.read_text(values.write_text(kept), 100) == kept


@given(st.from_regex("[0-9]{8}", fullmatch=True))
def test_code_again(code: str) -> None:
    assert values.read_code(values.write_code(code), 8) == code
    assert values.read_code(int(code), 8, pad=True) == code
    assert values.read_code(float(code), 8, pad=True) == code
    assert values.read_code(to_thai_digits(code), 8) == code


@given(st.integers(-(10**12), 10**12))
def test_whole_again(number: int) -> None:
    assert values.read_whole(values.write_whole(number), None) == number
    assert values.read_whole(float(number), None) == number
    assert values.read_whole(f"{number:,} คน", None) == number


@given(st.integers(-MAX_SATANG, MAX_SATANG) | st.integers(-(10**9), 10**9))
def test_satang_again(satang: int) -> None:
    assert values.read_satang(values.write_satang(satang)) == satang


@given(st.lists(st.integers(-(10**9), 10**9), max_size=8))
def test_a_sum_of_floats_is_the_sum_excel_shows(amounts: list[int]) -> None:
    assert values.read_satang(sum(amount / 100 for amount in amounts)) == sum(amounts)


@given(DAYS)
def test_day_again(day: date) -> None:
    assert values.read_day(values.write_day(day)) == day


@given(DAYS)
def test_fiscal_year_again(day: date) -> None:
    year = day.year + 543
    assert values.read_fiscal_year(values.write_fiscal_year(year)) == year


@given(DAYS, DAYS)
def test_months_again(one: date, other: date) -> None:
    first, last = sorted((one.replace(day=1), other.replace(day=1)))
    assert values.read_month(values.write_month(first)) == first
    span = values.read_months(values.write_months(MonthSpan(first, last)))
    assert span is not None
    assert (span.first, span.last.replace(day=1)) == (first, last)


@given(st.floats(5, 21), st.floats(97, 106))
def test_coordinates_again(latitude: float, longitude: float) -> None:
    place = round(latitude, 7), round(longitude, 7)
    assert values.read_coordinates(values.write_coordinates(place)) == place
    assert values.read_latitude(values.write_degrees(place[0])) == place[0]
    assert values.read_longitude(values.write_degrees(place[1])) == place[1]


@given(st.integers(0, 10_000))
def test_basis_points_again(points: int) -> None:
    assert values.read_basis_points(values.write_basis_points(points)) == points
    assert values.read_basis_points(points / 10_000, fraction=True) == points


@pytest.mark.parametrize("moo", range(1, 100))
def test_moo_again(moo: int) -> None:
    assert values.read_moo(values.write_moo(moo)) == moo
    assert values.read_moo(to_thai_digits(f"หมู่ที่ {moo}")) == moo


@pytest.mark.parametrize("tick", [True, False, None])
def test_tick_again(tick: bool | None) -> None:  # noqa: FBT001
    assert values.read_tick(values.write_tick(tick)) is tick


def test_choice_again() -> None:
    for member in CHOICES.values():
        assert values.read_choice(values.write_choice(member, CHOICES), CHOICES) == member
