"""How each agency's own items stand, as bars of the statuses; every piece leads to its items."""

from dataclasses import dataclass

import streamlit as st

from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.session.noun_links import noun_link
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import AgencyCount, board, by_agency
from kmcore.drawing.palette import STATUS
from kmcore.i18n import _
from kmcore.programme.queries import agencies
from kmcore.search.kinds import NounKind


@dataclass(frozen=True)
class LinkedBarPiece:
    """The items of one agency at one status."""

    status: str
    count: int
    address: str


@dataclass(frozen=True)
class LinkedAgencyBar:
    """An agency that owns items; ``rest``: how many fewer it owns than the one with most."""

    name: str
    silent: bool
    total: int
    rest: int
    pieces: tuple[LinkedBarPiece, ...]
    address: str


def draw_agency_panel(here: PageContext) -> None:
    """Draw the panel: a legend of signs and words, then a bar an agency."""
    with st.container(border=True, key="agency_panel"):
        draw_template(
            "overview/status_legend.html",
            title=_("งานที่แต่ละหน่วยงานรับผิดชอบ"),
            statuses=list(STATUS),
            demo=here.demo,
        )
        if bars := agency_bars(here):
            draw_template("overview/agency_bars.html", bars=bars)
        else:
            draw_template("widgets/empty.html", text=_("ยังไม่มีงานที่มีหน่วยงานรับผิดชอบ"))


def agency_bars(here: PageContext) -> list[LinkedAgencyBar]:
    """Return a bar for each agency that owns items, in the agencies' order."""
    people = [agency for agency in ask(agencies) if agency.in_programme]
    counts = [count for count in by_agency(ask(board, here.as_of, here.since), people) if count.total]
    names, most = (
        {agency.code: agency.short for agency in people},
        max((one.total for one in counts), default=0),
    )
    return [_bar(count, names[count.agency_code], most) for count in counts]


def _bar(count: AgencyCount, name: str, most: int) -> LinkedAgencyBar:
    code = count.agency_code
    pieces = tuple(
        LinkedBarPiece(status, number, link("actions", agency=code, status=status))
        for status in STATUS
        if (number := next((found for key, found in count.statuses.items() if key == status), 0))
    )
    return LinkedAgencyBar(
        name,
        count.silent,
        count.total,
        most - count.total,
        pieces,
        noun_link(NounKind.AGENCY, code),
    )
