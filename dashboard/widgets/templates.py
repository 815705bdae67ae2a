"""Draws our own HTML on a page, through ``st.html``, which sanitises what Jinja has escaped already."""

from typing import Any

import streamlit as st

from dashboard.present.templates import render_template


def draw_template(template: str, **values: Any) -> None:
    """Draw a template on the page; one that comes out blank is left out, which Streamlit would refuse."""
    if drawn := render_template(template, **values).strip():
        st.html(drawn)
