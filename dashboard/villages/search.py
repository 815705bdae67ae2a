"""Finding a place by Thai or English name or by code."""

import streamlit as st

from dashboard import html
from dashboard.store import ask
from dashboard.villages.choice import Choice
from dashboard.villages.links import link
from kmcore.areas.queries import search
from kmcore.i18n import _


def search_box(choice: Choice) -> None:
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
            (place.label, place.code, link(choice, area=place.code, shade=None))
            for place in ask(search, text)
        ]
        html.draw("places.html", places=places, text=text)
