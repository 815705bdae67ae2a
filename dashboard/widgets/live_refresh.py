"""What a page of Streamlit's tells the script that keeps it fresh (dashboard/static/live.js), and hears from it.

The page says which revision it shows. When the server has a newer one, the script presses the button:
Streamlit runs the page again. Both are out of sight, out of the tab order and silent.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from dashboard.query_cache import revision
from dashboard.session.run_cause import NEWS_BUTTON
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _


@dataclass
class RevisionOnPage:
    """The revision that this run shows; None until it is known, and where the store could not be asked."""

    revision: int | None = None

    def note_revision(self) -> None:
        """Take this run's revision; call it inside ``one_revision``."""
        self.revision = revision()


@contextmanager
def live_refresh() -> Iterator[RevisionOnPage]:
    """Say at the end of the run, however it ends, what it showed."""
    revision_on_page = RevisionOnPage()
    try:
        yield revision_on_page
    finally:
        with st.container(key="km_live"):
            draw_template("widgets/live.html", revision=revision_on_page.revision)
            st.button(_("แสดงข้อมูลล่าสุด"), key=NEWS_BUTTON)
