"""Colour classes: every share has exactly one, and nobody gets lost between them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.views.villages.legend import legend_lines
from kmcore.drawing.coverage_shades import shade_for, shade_of, shades
from kmcore.drawing.palette import MAP_GOOD, OUTSIDE, SCREEN, contrast
from kmcore.i18n import speaking
from kmcore.programme.coverage import Coverage, coverage_total
from kmcore.programme.coverage_measures import is_lack, measure_value, measure_whole
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
    assert [shade.colour for shade in found[:-1]] == list(MAP_GOOD)


@pytest.mark.parametrize("lack", [False, True])
def test_on_paper_and_in_the_light_theme_more_is_darker(*, lack: bool) -> None:
    light = [contrast(shade.colour, "#000000") for shade in shades(lack=lack)[:-1]]
    assert light == sorted(light, reverse=True)


@pytest.mark.parametrize("kind", ["good", "lack"])
def test_in_the_dark_theme_more_is_brighter(kind: str) -> None:
    """The least is nearest to the page there too, and never the brightest of all."""
    bright = [contrast(SCREEN[f"{kind}-{number}"].dark, "#000000") for number in range(1, 7)]
    assert bright == sorted(bright)


def test_what_is_lacking_never_wears_a_colour_of_what_is_good() -> None:
    good, lack = ({shade.colour for shade in shades(lack=lack)[:-1]} for lack in (False, True))
    assert good & lack == set()
    assert is_lack("gap")
    assert not any(is_lack(measure) for measure in ("reported", "verified", "promised", "villages"))


@pytest.mark.parametrize("name", [f"{kind}-{number}" for kind in ("good", "lack") for number in range(1, 7)])
def test_a_name_can_be_read_on_every_colour(name: str) -> None:
    """4.5:1 or more, WCAG's least for text, in both themes."""
    fill, text = SCREEN[name], SCREEN[f"on-{name}"]
    assert contrast(fill.light, text.light) >= 4.5
    assert contrast(fill.dark, text.dark) >= 4.5


def test_a_class_knows_its_colours_on_paper() -> None:
    for shade in (*shades(), *shades(lack=True)):
        assert contrast(shade.colour, shade.ink) >= 4.5
        assert shade == shade_for(
            *{0: (0, 0), 1: (0, 9)}.get(shade.number, (20 * shade.number - 30, 100)), lack=shade.lack
        )


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
