"""The budget's tables before they are drawn: sums that hold, differences in words, amounts never lost."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.budget.amounts import exact_baht, hover_text, short_million, signed_million
from dashboard.views.budget.baht_per_village import cohort_bars
from dashboard.views.budget.line_table import difference_sentence
from dashboard.views.budget.matrix import pivot, sum_of_stated
from kmcore.budget.read_models import Difference, DifferenceKind, PerVillage

amounts = st.one_of(st.none(), st.integers(-(10**12), 10**12))
records = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from(["", "nfe"]), st.sampled_from([None, 1, 2]), amounts),
    unique_by=lambda each: each[:3],
)


def record(slice_code: str, agency: str, cohort: int | None, control: int | None) -> dict[str, Any]:
    stages = {"allocated_satang": 7, "committed_satang": 2, "disbursed_satang": 4, "remaining_satang": 1}
    return {
        "slice_code": slice_code,
        "slice_th": slice_code,
        "slice_en": slice_code,
        "agency": agency,
        "cohort": cohort,
        "control_satang": control,
        **stages,
    }


@given(records)
def test_rows_and_columns_of_the_matrix_add_up_to_what_went_in(given_records: list[tuple[Any, ...]]) -> None:
    lines = pivot([record(*each) for each in given_records], "control")
    whole = sum_of_stated(each[3] for each in given_records)
    assert sum_of_stated(line.total for line in lines) == whole
    assert sum_of_stated(line.cells.get(cohort) for line in lines for cohort in (None, 1, 2)) == whole
    assert len(lines) == len({each[:2] for each in given_records})


def test_what_remains_is_a_column_like_the_others() -> None:
    assert pivot([record("a", "nfe", 1, None)], "remaining")[0].total == 1


@pytest.mark.parametrize(
    ("satang", "shown"),
    [
        (None, "–"),
        (0, "0.00"),
        (4_999_99, "4,999.99 บ."),
        (-12345, "−123.45 บ."),
        (5_000_00, "0.01"),
        (2_300_000_00, "2.30"),
    ],
)
def test_an_amount_is_never_shown_as_nothing(satang: int | None, shown: str) -> None:
    assert short_million(satang) == shown


def test_a_difference_has_its_sign() -> None:
    assert (signed_million(50_000_000), signed_million(-50_000_000)) == ("+0.50", "−0.50")


def test_hovering_shows_baht_to_the_satang_and_nothing_as_markup() -> None:
    assert exact_baht(383_333) == "3,833.33 บาท"
    assert hover_text("<b>", '"') == '<span title="&#34;">&lt;b&gt;</span>'


@pytest.mark.parametrize(
    ("stage", "kind", "satang", "said"),
    [
        ("allocated", DifferenceKind.CHILDREN, 100, "ส่วนต่าง จัดสรร: มากกว่าบรรทัดย่อยรวมกัน 1 บาท"),
        ("committed", DifferenceKind.CHILDREN, -100, "ส่วนต่าง ผูกพัน: น้อยกว่าบรรทัดย่อยรวมกัน 1 บาท"),
        ("allocated", DifferenceKind.OVER_CONTROL, -100, "จัดสรรเกินวงเงิน 1 บาท"),
        ("spent", DifferenceKind.OVER_ALLOCATED, -100, "ผูกพันและเบิกจ่ายเกินที่จัดสรร 1 บาท"),
    ],
)
def test_a_difference_is_a_sentence(stage: Any, kind: DifferenceKind, satang: int, said: str) -> None:
    assert difference_sentence(Difference("km", stage, 0, 0, satang, kind)) == said


def per_village(cohort: int, satang: int | None) -> PerVillage:
    return PerVillage(
        cohort=cohort,
        villages=3,
        allocated_satang=0,
        satang_per_village=satang,
        line_codes=(),
        sources=(),
        demo=False,
    )


def test_the_longest_bar_is_full_and_nothing_negative_has_one() -> None:
    found = [per_village(1, 250_000), per_village(2, 500_000), per_village(3, -100), per_village(4, None)]
    names = {each.cohort: str(each.cohort) for each in found}
    bars = cohort_bars(found, [], names, {})
    assert [bar.share for bar in bars] == [50, 100, 0, 0]
    assert [bar.baht for bar in bars] == ["2,500", "5,000", "−1", "–"]


def test_bars_of_nothing_are_empty() -> None:
    assert [bar.share for bar in cohort_bars([per_village(1, -5)], [], {1: "1"}, {})] == [0]
