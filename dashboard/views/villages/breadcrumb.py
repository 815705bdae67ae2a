"""Where the map is, and the way back."""

from datetime import date

import streamlit as st

from dashboard.navigation import view_page
from dashboard.query_cache import ask
from dashboard.views.villages.map_choice import MapChoice
from dashboard.views.villages.map_links import map_parameters
from kmcore.areas.queries import area_named, district
from kmcore.i18n import _


def draw_breadcrumb(choice: MapChoice, as_of: date) -> None:
    """Draw the way back to the province and to the district, and the name of the place looked at."""
    if not choice.filters.area or not choice.district:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="trail"):
        st.page_link(
            view_page("villages"),
            label=_("ทั้งจังหวัด"),
            icon=":material/arrow_back:",
            query_params=map_parameters(choice, area=None, shade=None),
        )
        name = ask(district, choice.district, as_of).name(as_of)
        if choice.filters.area == choice.district:
            st.markdown(f"**{name}**")
            return
        st.page_link(
            view_page("villages"), label=name, query_params=map_parameters(choice, area=choice.district)
        )
        st.markdown(f"**{ask(area_named, choice.filters.area, as_of).label}**")
