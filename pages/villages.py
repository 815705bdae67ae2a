"""แผนที่หมู่บ้าน: which villages are looked after by whom, and where the results are."""

import streamlit as st

from dashboard.navigation import view_page
from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.views.villages.breadcrumb import trail
from dashboard.views.villages.legend import legend
from dashboard.views.villages.map_choice import controls
from dashboard.views.villages.map_links import parameters
from dashboard.views.villages.place_search import search_box
from dashboard.views.villages.village_tables import area_table, showing_villages, village_list
from dashboard.widgets.coverage_map import draw_coverage_map, draw_map_heading
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _
from kmcore.programme.coverage import coverage

here = open_page(_("แผนที่หมู่บ้าน"))
choice = controls()
rows = ask(coverage, here.as_of, choice.level, choice.on_map)
left, right = st.columns([9, 11], gap="small")
with left, st.container(border=True, key="map_panel"):
    draw_map_heading(
        formatting.measure_or_cohort(choice.measure),
        choice.level,
        demo=here.demo and choice.measure != "villages",
    )
    trail(choice, here.as_of)
    clicked = draw_coverage_map(
        here.as_of,
        choice.level,
        choice.on_map,
        choice.measure,
        key=f"map_{choice.level}_{choice.district}",
        legend=False,
    )
with right, st.container(border=True, key="list_panel"):
    search_box(choice)
    legend(rows, choice)
    if showing_villages(choice):
        village_list(here, rows, choice)
    else:
        area_table(here, rows, choice)
if clicked and clicked != choice.filters.area:
    st.switch_page(view_page("villages"), query_params=parameters(choice, area=clicked, shade=None))
