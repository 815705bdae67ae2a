"""Draws our own HTML on a page, through ``st.html``, which sanitises what Jinja has escaped already."""

from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.present.linked_names import with_linked_names
from dashboard.present.templates import render_template
from dashboard.widgets.known_names import known_names, page_of_name


def draw_template(template: str, **values: Any) -> None:
    """Draw a template on the page; one that comes out blank is left out, which Streamlit would refuse."""
    draw_rendered(render_template(template, **values))


def draw_rendered(html: Markup) -> None:
    """Draw HTML that a template gave. A noun's name that stands by itself and is no link yet becomes one."""
    draw_finished(_with_names(html))


def finished_html(template: str, **values: Any) -> Markup:
    """Return what ``draw_template`` would draw, to keep it and draw it with ``draw_finished``."""
    return _with_names(render_template(template, **values))


def draw_finished(html: Markup) -> None:
    """Draw HTML that ``finished_html`` gave."""
    if drawn := html.strip():
        st.html(drawn)


def _with_names(html: Markup) -> Markup:
    return with_linked_names(html, known_names(), page_of_name)
