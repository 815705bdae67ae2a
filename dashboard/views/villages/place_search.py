"""Finding a place by Thai or English name or by code."""

from datetime import date

import streamlit as st

from dashboard.query_cache import ask
from dashboard.views.villages.map_choice import MapChoice
from dashboard.views.villages.map_links import map_link
from dashboard.widgets.templates import draw_template
from kmcore.areas.queries import search_areas
from kmcore.i18n import _


def draw_search_box(choice: MapChoice, as_of: date) -> None:
    """Draw the field and, when something was typed, the places it may mean."""
    text = st.text_input(
        _("ค้นชื่อหรือรหัส"),
        key="q",
        bind="query-params",
        placeholder=_("ค้นชื่ออำเภอ ตำบล หรือรหัส"),
        label_visibility="collapsed",
        icon=":material/search:",
        max_chars=60,
    )
    if text:
        places = [
            (place.label, place.code, map_link(choice, area=place.code, shade=None))
            for place in ask(search_areas, text, as_of=as_of)
        ]
        draw_template("villages/places.html", places=places, text=text)
