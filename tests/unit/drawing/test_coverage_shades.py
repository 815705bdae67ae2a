"""Colour classes: every share has exactly one, and nobody gets lost between them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.villages.legend import legend_lines
from kmcore.drawing.coverage_shades import DARK, shade_of, shades
from kmcore.drawing.palette import OUTSIDE, SCALE
from kmcore.i18n import speaking
from kmcore.programme.coverage import Coverage, coverage_total
from kmcore.programme.coverage_measures import measure_value, measure_whole
from tests.unit.dashboard.coverages import coverages, measures, provinces

shares = st.integers(1, 1551).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


def limits(label: str) -> tuple[int, int]:
    """What a class says of itself: "20–39 %" is (20, 39), "0 %" is (0, 0)."""
    first, *last = re.findall(r"\d+", label)
    return int(first), int(last[0] if last else first)


@given(shares)
def test_a_share_is_in_the_class_whose_words_hold_it(share: tuple[int, int]) -> None:
    """ "1–19 %" begins above nothing and ends below 20: the words are whole per cents, the classes have no gap."""
    part, of = share
    percent = 100 * part / of
    words = {shade.number: shade.label for shade in shades()}
    low, high = limits(words[shade_of(part, of)])
    assert part == 0 if high == 0 else part > 0
    assert low <= percent or low == 1
    assert percent < high + 1


@given(shares)
def test_one_more_village_never_makes_a_map_paler(share: tuple[int, int]) -> None:
    part, of = share
    assert shade_of(min(part + 1, of), of) >= shade_of(part, of)


def test_the_edges() -> None:
    wanted = {0: 1, 1: 2, 19: 2, 20: 3, 39: 3, 40: 4, 59: 4, 60: 5, 79: 5, 80: 6, 99: 6, 100: 6}
    assert {part: shade_of(part, 100) for part in wanted} == wanted
    assert shade_of(0, 0) == 0


def test_every_class_has_its_own_colour_and_words() -> None:
    found = shades()
    assert [shade.number for shade in found] == [1, 2, 3, 4, 5, 6, 0]
    assert len({shade.colour for shade in found}) == len({shade.label for shade in found}) == 7
    assert found[-1].colour == OUTSIDE
    assert [shade.colour for shade in found[:-1]] == list(SCALE[:6])


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance of "#rrggbb"."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_go_from_light_to_dark() -> None:
    light = [luminance(shade.colour) for shade in shades()[:-1]]
    assert light == sorted(light, reverse=True)


@pytest.mark.parametrize("shade", shades(), ids=lambda shade: str(shade.number))
def test_a_name_can_be_read_on_every_colour(shade: object) -> None:
    """4.5:1 or more, WCAG's least for text; the browser test measures it on the drawing itself."""
    number, colour = shade.number, shade.colour  # type: ignore[attr-defined]
    ink = 1.0 if number > DARK else luminance("#14262b")
    bright, dim = sorted((ink, luminance(colour)), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


@given(coverages(), measures)
def test_a_measure_is_a_part_of_its_whole(row: Coverage, measure: str) -> None:
    assert 0 <= measure_value(row, measure) <= measure_whole(row, measure) <= row.register


@given(provinces(), measures)
def test_the_legend_adds_up_to_the_register(rows: list[Coverage], measure: str) -> None:
    found, all_of_it = legend_lines(rows, measure), coverage_total(rows)
    assert sum(line.areas for line in found) == len(rows)
    assert sum(line.register for line in found) == all_of_it.register
    assert sum(line.counted for line in found) == (measure_value(all_of_it, measure) if rows else 0)
    assert len({line.shade.number for line in found}) == len(found)
    assert all(line.areas for line in found)


def test_the_words_follow_the_language() -> None:
    with speaking("en"):
        assert not re.search(r"[ก-๛]", " ".join(shade.label for shade in shades()))
