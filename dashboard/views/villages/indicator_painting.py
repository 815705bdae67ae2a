"""What an indicator makes of the map: each area's value, its class, what stands beside it of coverage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.query_cache import ask
from dashboard.views.villages.indicator_words import class_words
from dashboard.views.villages.map_choice import MapChoice
from kmcore.areas.indicator_rules import AreaValue, NeedRow, in_need, more_is_need
from kmcore.areas.indicators import indicator_figures
from kmcore.areas.read_models import IndicatorYear
from kmcore.drawing.coverage_shades import Shade
from kmcore.drawing.value_shades import ValueClass, value_classes, value_shade
from kmcore.programme.coverage import Coverage, coverage

NO_VALUE = AreaValue(None)


@dataclass(frozen=True)
class PaintedArea:
    """An area: its coverage, its value of the indicator, the colour it wears, whether it wants to be looked at first."""

    row: Coverage
    value: AreaValue
    shade: Shade
    first: bool

    @property
    def code(self) -> str:
        """Return the area's code."""
        return self.row.code


@dataclass(frozen=True)
class IndicatorPainting:
    """The map by an indicator: its areas, the classes of its colours, whether more of it is more need (None: neither)."""

    indicator: IndicatorYear
    areas: tuple[PaintedArea, ...]
    classes: tuple[ValueClass, ...]
    more: bool | None

    def of_shade(self, number: int | None) -> tuple[PaintedArea, ...]:
        """Return the areas that wear a colour, all of them without one."""
        return tuple(one for one in self.areas if number is None or one.shade.number == number)

    @property
    def by_need(self) -> tuple[PaintedArea, ...]:
        """Return the areas to look at first, then by need; of an indicator that is none the most first; no value last."""

        def place(one: PaintedArea) -> tuple[bool, bool, int, str]:
            value = one.value.hundredths
            ordered = 0 if value is None else value if self.more is False else -value
            return (not one.first, value is None, ordered, one.code)

        return tuple(sorted(self.areas, key=place))


def indicator_painting(as_of: date, choice: MapChoice) -> IndicatorPainting:
    """Return what the chosen indicator makes of the areas that the map shows."""
    figures = ask(indicator_figures, as_of, choice.paint, choice.level, choice.district)
    rows = ask(coverage, as_of, choice.level, choice.on_map)
    found, indicator = figures.values, figures.indicator
    values = [found[row.code].hundredths for row in rows if row.code in found]
    classes = value_classes([value for value in values if value is not None])
    more = more_is_need(indicator.from_below, lack=indicator.lack)
    need = in_need(_need_rows(rows, found), more=more)
    words = [class_words(one) for one in classes]
    areas = (
        PaintedArea(
            row,
            value := found.get(row.code, NO_VALUE),
            value_shade(value.hundredths, classes, lack=indicator.lack, words=words),
            row.code in need,
        )
        for row in rows
    )
    return IndicatorPainting(indicator, tuple(areas), tuple(classes), more)


def _need_rows(rows: Sequence[Coverage], found: Mapping[str, AreaValue]) -> list[NeedRow]:
    return [
        NeedRow(row.code, found.get(row.code, NO_VALUE).hundredths, row.reported, row.villages)
        for row in rows
    ]
