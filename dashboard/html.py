"""Our own HTML: Jinja templates with escaping on, drawn through ``st.html``, which sanitises again."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard import words
from kmcore.i18n import _, _n

FOLDER = Path(__file__).parent / "templates"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, auto_reload=False
    )
    environment.globals.update(_=_, _n=_n, words=words)
    environment.filters.update(
        day=words.day, baht=words.baht, million=words.million, count=words.number, percent=words.percent
    )
    return environment


def fragment(template: str, **values: Any) -> Markup:
    """Return a template of ``dashboard/templates`` filled with ``values``, every one of them escaped."""
    return Markup(_environment().get_template(template).render(**values))  # noqa: S704 - escaped by Jinja


def draw(template: str, **values: Any) -> None:
    """Draw a template on the page; one that comes out blank is left out, which Streamlit would refuse."""
    if drawn := fragment(template, **values).strip():
        st.html(drawn)
