"""Headline figures: a label, a number that leads to what it is made of, and its change."""

from dataclasses import dataclass, field

import streamlit as st

from dashboard.navigation import view_page
from dashboard.widgets.templates import draw_template


@dataclass(frozen=True)
class HeadlineFigure:
    """One headline. ``value`` is Markdown of digits only; ``tone`` colours the change: good, bad or "".

    ``change_address``: where the rows are that the change speaks of; "" where it counts nothing of its own.
    """

    name: str
    label: str
    value: str
    change: str
    leads_to: str
    tone: str = ""
    demo: bool = False
    query: dict[str, str] = field(default_factory=dict)
    change_address: str = ""


def draw_headline_figures(figures: list[HeadlineFigure]) -> None:
    """Draw figures side by side; two by two on a phone."""
    with st.container(horizontal=True, gap="small", key="figures"):
        for figure in figures:
            with st.container(border=True, key=f"figure_{figure.name}"):
                _draw(figure)


def _draw(figure: HeadlineFigure) -> None:
    draw_template("widgets/figure_label.html", figure=figure)
    st.page_link(view_page(figure.leads_to), label=figure.value, query_params=figure.query)
    draw_template("widgets/figure_change.html", shown=figure)
