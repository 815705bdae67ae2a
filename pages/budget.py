"""งบประมาณ: where the money is, line by line, whether the sums agree, and whether it moves in time."""

import streamlit as st

from dashboard.views.budget.baht_per_village import draw_village_panel
from dashboard.views.budget.budget_scope import settle_scope
from dashboard.views.budget.curve import draw_curve_panel
from dashboard.views.budget.headlines import budget_headlines
from dashboard.views.budget.icicle import draw_icicle_panel
from dashboard.views.budget.latest_entries import draw_latest_panel
from dashboard.views.budget.matrix import draw_matrix_panel
from dashboard.views.budget.side_panel import draw_side_panel
from dashboard.views.budget.year_choice import draw_year_choice
from dashboard.widgets.headline_figures import draw_headline_figures
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _

here = open_page(_("งบประมาณ"))
scope = settle_scope(here.as_of)
draw_year_choice(scope)
draw_headline_figures(budget_headlines(scope))
for pair in (
    (draw_icicle_panel, draw_side_panel),
    (draw_curve_panel, draw_matrix_panel),
    (draw_village_panel, draw_latest_panel),
):
    for column, draw in zip(st.columns(2, gap="small"), pair, strict=True):
        with column:
            draw(scope)
