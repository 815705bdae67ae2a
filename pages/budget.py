"""งบประมาณ: where the money is, line by line, whether the sums agree, and whether it moves in time."""

import streamlit as st

from dashboard.budget.curve import curve_panel
from dashboard.budget.files import budget_files
from dashboard.budget.headlines import headlines
from dashboard.budget.icicle import icicle_panel
from dashboard.budget.latest import latest_panel
from dashboard.budget.matrix import matrix_panel
from dashboard.budget.scope import settle_scope
from dashboard.budget.show import side_panel
from dashboard.budget.villages import village_panel
from dashboard.figures import figure_row
from dashboard.frame import open_page
from kmcore.i18n import _

here = open_page(_("งบประมาณ"))
scope = settle_scope(here.as_of)
figure_row(headlines(scope))
left, right = st.columns([1, 1], gap="small")
with left:
    icicle_panel(scope)
    curve_panel(scope)
    village_panel(scope)
with right:
    side_panel(scope)
    matrix_panel(scope)
    latest_panel(scope)
budget_files(scope)
