"""What has moved last in the lines entered."""

import streamlit as st

from dashboard import html
from dashboard.budget.entries import entry_table
from dashboard.budget.scope import LINE, Scope
from dashboard.budget.show import ENTRIES, SHOW
from dashboard.links import link

NEWEST = 4


def latest_panel(scope: Scope) -> None:
    """Draw the newest entries and the way to all of them."""
    found = scope.entries()
    with st.container(border=True, height="stretch", key="budget_latest"):
        html.draw("budget_latest.html")
        entry_table(scope, found[:NEWEST])
        if len(found) > NEWEST:
            asked = {LINE: scope.code} if scope.code else {}
            html.draw("budget_all.html", count=len(found), address=link("budget", **{SHOW: ENTRIES}, **asked))
