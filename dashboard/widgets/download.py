"""Tables as files: XLSX and CSV, made only when someone asks for them."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.session.current_user import acting_user, require_still_allowed
from kmcore.access.actor import By
from kmcore.exchange.tables import ExportTable, file_name, write_csv, write_xlsx
from kmcore.i18n import _, language, speaking

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download_buttons(make: Callable[[], ExportTable], name: str, *, title: str, as_of: date) -> None:
    """Draw the two buttons. ``make`` is called at the click, and the sign-in asked again.

    ``name`` tells the buttons of a page apart; ``title`` and the day make the file's name.
    """
    spoken, by = language(), acting_user()
    with st.container(horizontal=True, gap="small", key=f"download_{name}"):
        st.download_button(
            _("ดาวน์โหลด XLSX"),
            lambda: _made(make, write_xlsx, spoken, by),
            file_name(title, as_of, "xlsx"),
            XLSX,
            key=f"xlsx_{name}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
        st.download_button(
            _("ดาวน์โหลด CSV"),
            lambda: _made(make, write_csv, spoken, by),
            file_name(title, as_of, "csv"),
            "text/csv",
            key=f"csv_{name}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )


def _made(
    make: Callable[[], ExportTable], write: Callable[[ExportTable], bytes], spoken: str, by: By
) -> bytes:
    """Make the file in the reader's language, if the sign-in that saw the button still holds.

    It happens at the click, maybe long after the page was drawn, on a thread that knows neither.
    """
    with speaking(spoken):
        require_still_allowed(by)
        return write(make())
