"""ต้องตัดสินใจ: what waits for a word from the chair, the most pressing first."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.actions.queries import board
from kmcore.i18n import _
from kmcore.meetings.decisions import Decision, DecisionKind, decision_kind_names, to_decide
from kmcore.programme.agency_words import party_name
from kmcore.programme.queries import agencies
from kmcore.sources.queries import checks

KINDS: Final[tuple[DecisionKind, ...]] = (
    "ask",
    "no_owner",
    "number",
)  # late items have a figure of their own
SHOWN: Final = 2  # of each kind: the list belongs in the first screenful, the counts lead to the rest


def draw_decisions_panel(here: PageContext) -> None:
    """Draw the first of each kind, and where there are more the count of all behind a link to all."""
    found = to_decide(ask(board, here.as_of, here.since), ask(checks, here.as_of))
    groups = {kind: [row for row in found if row.kind == kind] for kind in KINDS}
    names_of_kinds = decision_kind_names()
    names = {agency.code: agency.short for agency in ask(agencies)}
    with st.container(border=True, key="decide_panel"):
        draw_template(
            "overview/decisions.html",
            title=_("ต้องตัดสินใจในวงนี้"),
            groups=[
                (names_of_kinds[kind], rows[:SHOWN], len(rows) if len(rows) > SHOWN else 0, _more(kind))
                for kind, rows in groups.items()
                if rows
            ],
            link=_link,
            who=lambda row: _who(row, names),
        )


def _more(kind: DecisionKind) -> str:
    return link("checks", show="open") if kind == "number" else link("actions", view=kind)


def _link(row: Decision) -> str:
    return link("checks", check=row.ref) if row.kind == "number" else link("actions", item=row.ref)


def _who(row: Decision, names: Mapping[str, str]) -> str:
    if row.kind == "ask":
        return party_name(row.party, names)
    return "" if row.kind == "number" else row.detail
