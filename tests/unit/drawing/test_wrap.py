"""Lines of a chart: nothing lost, nothing wider than it may be, no line that begins with a mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmcore.drawing.labels import text_width
from kmcore.drawing.wrap import CUT, wrap

TITLES = (
    "งบบูรณาการที่กระจายให้จังหวัด",
    "ประเด็นอาหารปลอดภัยและเกษตรอินทรีย์ (หนุนแผนแม่บทชุมชนรุ่นที่ 1)",
    "Food safety and organic agriculture (supports cohort 1's community master plans)",
)
MANY = 40


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(st.sampled_from(TITLES), st.integers(60, 600))
def test_nothing_is_lost_while_there_are_lines(title: str, width: int) -> None:
    assert squeezed("".join(wrap(title, width, 13, MANY))) == squeezed(title)


@given(st.sampled_from(TITLES), st.integers(120, 600), st.integers(1, 4))
def test_no_line_is_wider_than_asked(title: str, width: int, lines: int) -> None:
    made = wrap(title, width, 13, lines)
    assert len(made) <= lines
    assert all(text_width(line, 13) <= width for line in made)


@given(st.text(min_size=0, max_size=80), st.integers(1, 300), st.integers(1, 5))
def test_any_text_gives_at_most_the_lines_asked_for(text: str, width: int, lines: int) -> None:
    made = wrap(text, width, 13, lines)
    assert len(made) <= lines
    assert bool(made) == bool(text.strip())


@pytest.mark.parametrize("width", range(60, 300, 20))
def test_no_line_begins_with_a_mark_that_belongs_to_the_one_before(width: int) -> None:
    for title in TITLES:
        assert all(line[0] not in ")ฯๆ%" for line in wrap(title, width, 13, MANY))


def test_what_does_not_fit_ends_with_an_ellipsis_after_a_whole_word() -> None:
    assert wrap("Food safety and organic agriculture", 90, 13, 1) == ("Food safety" + CUT,)


@pytest.mark.parametrize("name", ["หัวไทร", "ท่าศาลา", "นบพิตำ"])
def test_a_places_name_is_not_broken(name: str) -> None:
    title = f"เวทีคัดเลือกหมู่บ้านเป้าหมายอำเภอ{name}"
    for width in range(90, 300, 10):
        assert any(name in line for line in wrap(title, width, 13, MANY, [name])), width
