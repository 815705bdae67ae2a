"""ภาพรวม: what moved since the last circle, what is late, who must answer, what to decide now."""

import streamlit as st

from dashboard.navigation import page
from dashboard.views.overview.agencies import agency_panel
from dashboard.views.overview.decisions import decide_panel
from dashboard.views.overview.headlines import headlines
from dashboard.widgets.coverage_map import draw_map, map_heading
from dashboard.widgets.headline_figures import figure_row
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _
from kmcore.programme.coverage import NO_FILTER

here = open_page(_("ภาพรวมแก้จนเมืองนคร"))
figure_row(headlines(here))
left, right = st.columns([9, 11], gap="small")
with left, st.container(border=True, key="map_panel"):
    map_heading(_("หมู่บ้านที่มีผลรายงาน รายอำเภอ"), "district", demo=here.demo)
    clicked = draw_map(here.as_of, "district", NO_FILTER, "reported", key="overview_map")
with right:
    decide_panel(here)
    agency_panel(here)
if clicked:
    st.switch_page(page("villages"), query_params={"area": clicked, "measure": "reported"})
