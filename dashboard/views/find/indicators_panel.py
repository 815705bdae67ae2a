"""ตัวชี้วัด: what is measured of an area, the newest year first, each value with its year and its source."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import KnownSources, SourceRef, known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.areas.area_indicators import MeasuredArea, MeasuredYear, measured_of_area
from kmcore.thai.numbers import grouped

WHOLE: Final = 100  # hundredths
REGISTER: Final[Mapping[str, str]] = {"kind": "indicator-values"}


@dataclass(frozen=True)
class MeasuredLine:
    """A value in words with its year in the reader's era and its source."""

    words: str
    year: str
    ref: SourceRef | None
    demo: bool


def draw_indicators(here: PageContext, noun: ShownNoun) -> None:
    """Draw the area's indicators, or say who can bring them."""
    known, found = known_sources(), ask(measured_of_area, noun.code, here.as_of)
    draw_template(
        "find/indicators.html",
        measured=[(one, [_line(one, year, known) for year in one.years]) for one in found],
        register=link("registers", **REGISTER),
    )


def _line(one: MeasuredArea, year: MeasuredYear, known: KnownSources) -> MeasuredLine:
    value = year.hundredths
    number = grouped(value // WHOLE) if value % WHOLE == 0 else grouped(value, 2)
    words = f"{number} {one.unit}" if one.unit else number
    return MeasuredLine(words, formatting.era_year(year.year), source_ref(year.source, known), year.demo)
