"""How the wall puts figures: changes with a sign, shares that never lie."""

import pytest

from dashboard.web.wall.wall_words import (
    money_change,
    villages_change,
    width,
)
from tests.unit.dashboard.wall_scenes import SINCE

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (812, 716, ("▲", "good", f"เพิ่มขึ้น 96 หมู่บ้าน จากประชุม 9{NB}ม.ค.")),
        (716, 812, ("▼", "bad", f"ลดลง 96 หมู่บ้าน จากประชุม 9{NB}ม.ค.")),
        (716, 716, ("", "", f"เท่ากับประชุม 9{NB}ม.ค.")),
        (716, None, ("", "", "ยังไม่มีประชุมครั้งก่อนให้เทียบ")),
    ],
)
def test_a_change_has_its_sign_and_its_words(now: int, before: int | None, said: tuple[str, ...]) -> None:
    found = villages_change(now, before, SINCE)
    assert (found.sign, found.tone, found.text) == said


def test_money_changes_in_exact_baht() -> None:
    assert money_change(142_000_050, 0, SINCE).text == f"เบิกเพิ่ม 1,420,000.50 บาท จากประชุม 9{NB}ม.ค."
    assert money_change(0, 100, SINCE).sign == "▼"
    assert money_change(5, 5, SINCE).text == f"เท่ากับประชุม 9{NB}ม.ค."
    assert money_change(5, 0, None).text == "ยังไม่มีประชุมครั้งก่อนให้เทียบ"


@pytest.mark.parametrize(
    ("part", "whole", "said"), [(1, 4, "25.00%"), (9, 4, "100.00%"), (-1, 4, "0.00%"), (1, 0, "0%")]
)
def test_a_bar_stays_in_its_bounds(part: int, whole: int, said: str) -> None:
    assert width(part, whole) == said
