"""งบประมาณ: where the money is, line by line, whether the sums agree, and whether it moves in time."""

import streamlit as st

from dashboard.views.budget.baht_per_village import village_panel
from dashboard.views.budget.curve import curve_panel
from dashboard.views.budget.headlines import headlines
from dashboard.views.budget.icicle import icicle_panel
from dashboard.views.budget.latest_entries import latest_panel
from dashboard.views.budget.matrix import matrix_panel
from dashboard.views.budget.scope import settle_scope
from dashboard.views.budget.side_panel import side_panel
from dashboard.widgets.headline_figures import draw_headline_figures
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _

here = open_page(_("งบประมาณ"))
scope = settle_scope(here.as_of)
draw_headline_figures(headlines(scope))
for pair in ((icicle_panel, side_panel), (curve_panel, matrix_panel), (village_panel, latest_panel)):
    for column, draw in zip(st.columns(2, gap="small"), pair, strict=True):
        with column:
            draw(scope)
