"""Whatever measure, level and filters: colours, table, list and file speak of the same villages."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from typing import Final

import pytest

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.views.villages.legend import draw_legend, legend_lines
from dashboard.views.villages.map_choice import MapChoice
from dashboard.views.villages.village_files import village_file
from dashboard.views.villages.village_tables import count_villages, village_choice
from dashboard.widgets.page_head import PageContext
from kmcore.areas.queries import LEVELS, Level, districts, subdistricts
from kmcore.drawing.coverage_shades import shade_of
from kmcore.programme.coverage import MEASURES, NO_FILTER, Coverage, Filters, coverage
from kmcore.programme.coverage_measures import measure_value, measure_whole
from kmcore.programme.queries import agencies, cohorts, missions
from tests.support.markup import read_markup

EVE: Final = date(2007, 2, 8)
HERE: Final = PageContext(EVE, date(2007, 1, 9), demo=True)
ALL_MEASURES: Final = (*MEASURES, "cohort_1", "cohort_2", "cohort_3")
DISTRICTS: Final = ("8001", "8009", "8023")


@pytest.fixture(autouse=True)
def _on_the_minutes_store(use_store: Callable[[str], None], minutes_store: str) -> None:
    use_store(minutes_store)


def every_filter() -> Iterator[Filters]:
    """Each filter alone, and a few of several at once."""
    numbers, tasks, people = (
        [cohort.number for cohort in ask(cohorts)],
        [mission.code for mission in ask(missions)],
        [agency.code for agency in ask(agencies)],
    )
    yield NO_FILTER
    yield from (Filters(cohort=number) for number in numbers)
    yield from (Filters(mission=code) for code in tasks)
    yield from (Filters(agency=code) for code in people)
    yield from (Filters(number, tasks[0], people[0]) for number in numbers)
    yield Filters(cohort=99, mission="none", agency="none")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[Coverage], MapChoice], list[list[str]]]:
    """Return what draws a legend and reads its rows."""
    pieces: list[str] = []
    monkeypatch.setattr("streamlit.html", pieces.append)

    def draw(rows: list[Coverage], choice: MapChoice) -> list[list[str]]:
        draw_legend(rows, choice)
        return read_markup(pieces.pop()).rows[1:]

    return draw


def number(text: str) -> int:
    return int(text.replace(",", ""))


@pytest.mark.parametrize("level", LEVELS)
def test_every_legend_adds_up_to_the_register(
    drawn: Callable[[list[Coverage], MapChoice], list[list[str]]], level: Level
) -> None:
    areas = len(ask(districts) if level == "district" else ask(subdistricts))
    for filters in every_filter():
        rows = ask(coverage, EVE, level, filters)
        for measure in ALL_MEASURES:
            *colours, foot = drawn(rows, MapChoice(level, measure, filters, None))
            assert foot[1:3] == [str(areas), "1,551"], (filters, measure)
            sums = [sum(number(line[column]) for line in colours) for column in (1, 2, 3)]
            assert sums == [areas, 1551, number(foot[3])], (filters, measure)


def test_the_levels_count_the_same_villages() -> None:
    for filters in every_filter():
        sums = [
            [
                sum(measure_value(row, measure) for row in ask(coverage, EVE, level, filters))
                for measure in ALL_MEASURES
            ]
            for level in LEVELS
        ]
        assert sums[0] == sums[1], filters


def test_a_district_s_subdistricts_are_the_district() -> None:
    whole_province = {row.code: row for row in ask(coverage, EVE)}
    for code in DISTRICTS:
        inside = ask(coverage, EVE, "subdistrict", Filters(area=code))
        for measure in ALL_MEASURES:
            assert sum(measure_value(row, measure) for row in inside) == measure_value(
                whole_province[code], measure
            )
        assert sum(row.register for row in inside) == whole_province[code].register


def test_the_list_has_as_many_villages_as_the_colour_counts() -> None:
    few = [NO_FILTER, Filters(cohort=2, agency="nfe")]
    for filters, measure in product(few, ALL_MEASURES):
        rows = ask(coverage, EVE, "district", filters)
        for line in legend_lines(rows, measure):
            choice = MapChoice("district", measure, filters, line.shade.number)
            assert count_villages(HERE, village_choice(rows, choice)) == line.counted, (choice, line)


@pytest.mark.parametrize("measure", ALL_MEASURES)
def test_the_file_holds_the_villages_of_the_list(measure: str) -> None:
    rows = ask(coverage, EVE, "district", Filters(area="8009"))
    chosen = village_choice(rows, MapChoice("district", measure, Filters(area="8009"), None))
    (district,) = rows
    assert len(village_file(EVE, chosen).rows) == measure_value(district, measure)


def test_shares_on_the_map_are_of_the_filter_s_villages() -> None:
    """With a filter the colour says how much of what is chosen, not of the whole register."""
    for row in ask(coverage, EVE, "district", Filters(cohort=1)):
        assert measure_whole(row, "reported") == row.villages <= row.register
        assert shade_of(measure_value(row, "reported"), measure_whole(row, "reported")) == (
            0 if not row.villages else shade_of(row.reported, row.villages)
        )
        assert measure_whole(row, "villages") == row.register
    assert formatting.percent(0, 0) == formatting.NONE
