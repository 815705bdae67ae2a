"""แผนที่หมู่บ้าน: which villages are looked after by whom, and where the results are."""

import streamlit as st

from dashboard.present import formatting
from dashboard.query_cache import ask
from dashboard.views.villages.breadcrumb import draw_breadcrumb
from dashboard.views.villages.indicator_map import draw_indicator_map
from dashboard.views.villages.indicator_painting import indicator_painting
from dashboard.views.villages.indicator_panel import draw_indicator_legend
from dashboard.views.villages.indicator_words import indicator_title
from dashboard.views.villages.legend import draw_legend
from dashboard.views.villages.map_choice import draw_map_controls
from dashboard.views.villages.map_links import map_link
from dashboard.views.villages.place_search import draw_search_box
from dashboard.views.villages.village_tables import draw_list
from dashboard.widgets.coverage_map import ANY_AREA, draw_coverage_map, draw_map_heading
from dashboard.widgets.page_head import open_page
from kmcore.i18n import _
from kmcore.programme.coverage import coverage

here = open_page(_("แผนที่หมู่บ้าน"))
choice = draw_map_controls(here.as_of)
rows = ask(coverage, here.as_of, choice.level, choice.on_map)
left, right = st.columns([9, 11], gap="small")
painting = indicator_painting(here.as_of, choice) if choice.paint else None
with left, st.container(border=True, key="map_panel"):
    draw_map_heading(
        indicator_title(painting.indicator) if painting else formatting.measure_or_cohort(choice.measure),
        choice.level,
        demo=painting.indicator.demo if painting else here.demo and choice.measure != "villages",
    )
    draw_breadcrumb(choice, here.as_of)
    if painting:
        draw_indicator_map(here.as_of, choice)
    else:
        draw_coverage_map(
            here.as_of,
            choice.level,
            choice.on_map,
            choice.measure,
            key="villages",
            address=map_link(choice, area=ANY_AREA, shade=None),
            legend=False,
        )
with right, st.container(border=True, key="list_panel"):
    draw_search_box(choice, here.as_of)
    if painting:
        draw_indicator_legend(painting, choice)
    else:
        draw_legend(rows, choice)
    draw_list(here, rows, choice, painting)
