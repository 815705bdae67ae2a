"""หน่วยงานและทีม: who answers for which villages, in the two schemes that overlap; duties; KM teams."""

import streamlit as st

from dashboard.query_cache import ask
from dashboard.views.agencies.agency_table import draw_agencies
from dashboard.views.agencies.overlap import draw_overlap
from dashboard.views.agencies.responsibility_schemes import AgencyLookup, draw_relay, draw_shares
from dashboard.views.agencies.teams import draw_teams
from dashboard.widgets.page_head import open_page
from dashboard.widgets.source_labels import known_sources
from kmcore.i18n import _
from kmcore.learning.queries import teams
from kmcore.programme.queries import (
    agencies,
    cohorts,
    missions,
    responsibilities_and_proposals,
    responsibilities_told,
)

here = open_page(_("หน่วยงานและทีม"), _("ใครรับผิดชอบหมู่บ้านใด สองชุดที่ซ้อนกัน หน้าที่ และทีม KM"))
people, now = ask(agencies, here.as_of), ask(responsibilities_and_proposals, here.as_of)
who = AgencyLookup({agency.code: agency for agency in people}, known_sources())
left, right = st.columns([7, 5], gap="small")
with left, st.container(border=True, key="relay_panel"):
    draw_relay(ask(responsibilities_told, here.as_of), ask(cohorts, here.as_of), here.as_of, who)
    if now:
        draw_overlap(here, now, ask(missions, here.as_of))
with right, st.container(border=True, key="shares_panel"):
    draw_shares(now, ask(missions, here.as_of), who)
with st.container(border=True, key="agencies_panel"):
    draw_agencies(here, people, now, who)
with st.container(border=True, key="teams_panel"):
    draw_teams(ask(teams, here.as_of), who)
