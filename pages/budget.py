"""งบประมาณ: where the money is, line by line, and whether the sums agree."""

import streamlit as st

from dashboard.budget.icicle import icicle_panel
from dashboard.budget.scope import settle_scope
from dashboard.frame import open_page
from kmcore.i18n import _

here = open_page(_("งบประมาณ"))
scope = settle_scope(here.as_of)
left, right = st.columns([1, 1], gap="small")
with left:
    icicle_panel(scope)
