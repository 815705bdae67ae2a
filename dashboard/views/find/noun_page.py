"""The page of a noun: its head, then what concerns it, part by part, in the same order for every kind."""

from collections.abc import Callable
from datetime import date
from typing import Final

import streamlit as st

from dashboard.query_cache import reference_date
from dashboard.session.noun_links import noun_link
from dashboard.views.find.around_panel import draw_around
from dashboard.views.find.evidence_panel import draw_evidence
from dashboard.views.find.indicators_panel import draw_indicators
from dashboard.views.find.items_panel import draw_items
from dashboard.views.find.members_panel import draw_members
from dashboard.views.find.money_panel import draw_money
from dashboard.views.find.noun_address import AskedNoun
from dashboard.views.find.noun_search import draw_search_box
from dashboard.views.find.people_panel import draw_people
from dashboard.views.find.place_panel import draw_place
from dashboard.views.find.register_panel import draw_register, register_way
from dashboard.views.find.responsible_panel import draw_responsible
from dashboard.views.find.shown_noun import ShownNoun, shown_noun
from dashboard.views.find.sources_panel import draw_sources
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.source_labels import known_sources, source_ref
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _
from kmcore.search.kinds import NounKind, noun_kind_names
from kmcore.thai.errors import shown

Panel = Callable[[PageContext, ShownNoun], None]
AREAS: Final = frozenset({NounKind.DISTRICT, NounKind.SUBDISTRICT, NounKind.VILLAGE})
EVERY: Final = AREAS | {NounKind.AGENCY, NounKind.COHORT, NounKind.MISSION, NounKind.LINE}
WITH_VILLAGES: Final = EVERY - {NounKind.LINE}
# The parts in the order of reading, column by column, each with the kinds that it can say something of.
COLUMNS: Final[tuple[tuple[tuple[Panel, frozenset[NounKind]], ...], ...]] = (
    ((draw_responsible, EVERY), (draw_people, EVERY)),
    (
        (draw_money, frozenset({NounKind.LINE})),
        (draw_evidence, WITH_VILLAGES),
        (draw_members, WITH_VILLAGES - {NounKind.VILLAGE}),
        (draw_sources, EVERY),
    ),
    (
        (draw_place, AREAS),
        (draw_money, WITH_VILLAGES),
        (draw_items, EVERY),
        (draw_indicators, AREAS),
        (draw_around, EVERY - {NounKind.COHORT}),
    ),
)
SHARES: Final = (5, 8, 5)


def noun_title(asked: AskedNoun, as_of: date) -> str:
    """Return what the page is headed: the noun's name, for one that is not there what was looked for."""
    found = shown_noun(asked, as_of)
    return found.name if found else _("ไม่พบ{kind}", kind=noun_kind_names()[asked.kind])


def draw_noun(here: PageContext, asked: AskedNoun) -> None:
    """Draw the noun of the address, or say that there is none and how to go on."""
    noun = shown_noun(asked, here.as_of)
    if noun is None:
        _draw_unknown(here, asked)
        return
    st.set_page_config(page_title=noun.name)  # what Back and the browser's tabs call it
    _draw_head(here, noun)
    with st.container(key="noun_parts"):
        for place, (column, panels) in enumerate(zip(st.columns(SHARES, gap="small"), COLUMNS, strict=True)):
            with column:
                for number, (draw, kinds) in enumerate(panels):
                    if noun.kind in kinds:
                        with st.container(border=True, key=f"noun_{place}_{number}"):
                            draw(here, noun)
    with st.container(border=True, key="noun_register"):
        draw_register(here, noun)


def _draw_head(here: PageContext, noun: ShownNoun) -> None:
    address, may = register_way(noun)
    draw_template(
        "find/head.html",
        kind=noun_kind_names()[noun.kind],
        noun=noun,
        facts=[(name, value) for name, value in noun.facts if value not in {None, ""}],
        nameless=noun.area is not None and noun.area.name is None,
        ref=source_ref(noun.source, known_sources()),
        ways=[way for way in noun.ways if way[1]],
        register=address,
        may=may,
        today="" if noun.known else noun_link(noun.kind, noun.code).replace(f"as_of={here.as_of}", ""),
        other_day=here.as_of != reference_date(),
    )


def _draw_unknown(here: PageContext, asked: AskedNoun) -> None:
    kind = noun_kind_names()[asked.kind]
    draw_template("find/unknown.html", kind=kind, code=shown(asked.code))
    draw_search_box(here, asked.code)
