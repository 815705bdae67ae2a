"""ที่มาว่าอย่างไร: the quotes a noun stands on, and the questions on which sources disagree about it."""

from dataclasses import dataclass
from typing import Final

from dashboard.query_cache import ask
from dashboard.session.noun_links import noun_link
from dashboard.views.find.noun_sources import own_sources
from dashboard.views.find.shown_noun import ShownNoun
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import SourceRef, known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.search.kinds import NounKind
from kmcore.sources.queries import checks
from kmcore.sources.read_models import CheckRow

MOST: Final = 5


@dataclass(frozen=True)
class NounCheck:
    """A question with the values that sources give, each with where it is said."""

    row: CheckRow
    address: str
    values: tuple[tuple[str, SourceRef | None, bool], ...]


def draw_sources(here: PageContext, noun: ShownNoun) -> None:
    """Draw the quotes and the questions."""
    codes, known = own_sources(here, noun), known_sources(here.as_of)
    refs = [ref for code in codes if (ref := source_ref(code, known))]
    draw_template(
        "find/sources.html",
        refs=refs[:MOST],
        more=refs[MOST:],
        checks=[
            NounCheck(
                row,
                noun_link(NounKind.CHECK, row.code),
                tuple((one.value, source_ref(one.source, known), one.used) for one in row.statements),
            )
            for row in ask(checks, here.as_of)
            if {row.source, *(one.source for one in row.statements)} & set(codes)
        ],
    )
