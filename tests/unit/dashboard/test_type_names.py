"""The types that Streamlit gives no public name are still those that its functions return."""

from pathlib import Path

import streamlit as st

from dashboard.streamlit_host.type_names import DeltaGenerator, StreamlitPage

A_PAGE = Path(__file__).parents[3] / "pages" / "overview.py"


def test_a_page_is_a_streamlit_page() -> None:
    assert isinstance(st.Page(A_PAGE, title="x", url_path="x"), StreamlitPage)


def test_a_container_draws() -> None:
    assert isinstance(st.container(), DeltaGenerator)
