"""แผนนิเทศติดตาม: where the Governor and party are to go, what the plan leaves open, where results are thin."""

import streamlit as st

from dashboard.navigation import page
from dashboard.views.visits.plan_figures import plan_figures
from dashboard.views.visits.visit_plan import draw_plan, stops
from dashboard.widgets.coverage_map import draw_map, map_heading
from dashboard.widgets.headline_figures import figure_row
from dashboard.widgets.page_head import footnote, open_page
from dashboard.widgets.source_labels import known_sources
from kmcore.i18n import _
from kmcore.programme.coverage import NO_FILTER

here = open_page(_("แผนนิเทศติดตาม"), _("ผู้ว่าราชการจังหวัดและคณะไปอำเภอใด และอำเภอใดยังมีผลน้อย"))
found = stops(here)
if found:
    figure_row(plan_figures(here, found))
left, right = st.columns([11, 9], gap="small")
with left, st.container(border=True, key="plan_panel"):
    draw_plan(here, found, known_sources())
    if any(stop.open for stop in found):
        footnote(
            _("เอกสารประกอบ 3 บอกเพียงจำนวนครั้ง ไม่บอกวัน จึงไม่ใส่วันใดเอง"),
            _("อำเภอที่ยังไม่กำหนดวัน เรียงจากที่มีผลรายงานน้อยที่สุด"),
        )
with right, st.container(border=True, key="map_panel"):
    map_heading(_("หมู่บ้านที่มีผลรายงาน รายอำเภอ"), "district", demo=here.demo)
    clicked = draw_map(here.as_of, "district", NO_FILTER, "reported", key="visits_map")
if clicked:
    st.switch_page(page("villages"), query_params={"area": clicked, "measure": "reported"})
