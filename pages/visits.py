"""แผนนิเทศติดตาม: where the Governor and party are to go, what the plan leaves open, where results are thin."""

import streamlit as st

from dashboard.session.links import link
from dashboard.views.visits.plan_figures import plan_figures
from dashboard.views.visits.visit_plan import draw_plan, planned_visits
from dashboard.widgets.coverage_map import ANY_AREA, draw_coverage_map, draw_map_heading
from dashboard.widgets.headline_figures import draw_headline_figures
from dashboard.widgets.page_head import draw_footnote, open_page
from dashboard.widgets.source_labels import known_sources
from kmcore.i18n import _
from kmcore.programme.coverage import NO_FILTER

here = open_page(_("แผนนิเทศติดตาม"), _("ผู้ว่าราชการจังหวัดและคณะไปอำเภอใด และอำเภอใดยังมีผลน้อย"))
found = planned_visits(here)
if found:
    draw_headline_figures(plan_figures(here, found))
left, right = st.columns([11, 9], gap="small")
with left, st.container(border=True, key="plan_panel"):
    draw_plan(here, found, known_sources())
    if any(stop.open for stop in found):
        draw_footnote(
            _("ที่มาของแผนไม่บอกวัน จึงไม่ใส่วันใดเอง"),
            _("อำเภอที่ยังไม่กำหนดวัน เรียงจากที่มีผลรายงานน้อยที่สุด"),
        )
with right, st.container(border=True, key="map_panel"):
    draw_map_heading(_("หมู่บ้านที่มีผลรายงาน รายอำเภอ"), "district", demo=here.demo)
    draw_coverage_map(
        here.as_of,
        "district",
        NO_FILTER,
        "reported",
        key="visits",
        address=link("villages", area=ANY_AREA, measure="reported"),
    )
