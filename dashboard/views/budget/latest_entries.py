"""What has moved last in the lines entered."""

import streamlit as st

from dashboard.session.links import link
from dashboard.views.budget.budget_scope import LINE, BudgetScope
from dashboard.views.budget.entry_list import draw_entry_table
from dashboard.views.budget.side_panel import ENTRIES, SHOW
from dashboard.widgets.templates import draw_template

NEWEST = 4


def draw_latest_panel(scope: BudgetScope) -> None:
    """Draw the newest entries and the way to all of them."""
    found = scope.entries()
    with st.container(border=True, height="stretch", key="budget_latest"):
        draw_template("budget/latest.html")
        draw_entry_table(scope, found[:NEWEST])
        if len(found) > NEWEST:
            asked = {LINE: scope.code} if scope.code else {}
            draw_template(
                "budget/all.html", count=len(found), address=link("budget", **{SHOW: ENTRIES}, **asked)
            )
