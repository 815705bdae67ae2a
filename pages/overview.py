"""ภาพรวม: what moved since the last circle, what is late, who must answer, what to decide now."""

import streamlit as st

from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.overview.agencies import draw_agency_panel
from dashboard.views.overview.decisions import draw_decisions_panel
from dashboard.views.overview.headlines import overview_headlines
from dashboard.widgets.coverage_map import ANY_AREA, draw_coverage_map, draw_map_heading
from dashboard.widgets.headline_figures import draw_headline_figures
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _
from kmcore.programme.coverage import NO_FILTER
from kmcore.storage.dataset import programme_name

here = open_page(_("ภาพรวม{programme}", programme=ask(programme_name)))
draw_headline_figures(overview_headlines(here))
left, right = st.columns([9, 11], gap="small")
with left, st.container(border=True, key="map_panel"):
    draw_map_heading(_("หมู่บ้านที่มีผลรายงาน รายอำเภอ"), "district", demo=here.demo)
    draw_coverage_map(
        here.as_of,
        "district",
        NO_FILTER,
        "reported",
        key="overview",
        address=link("villages", area=ANY_AREA, measure="reported"),
    )
with right:
    draw_decisions_panel(here)
    draw_agency_panel(here)
