"""A register as a file, and the file to fill in."""

import streamlit as st

from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user, require_still_allowed
from dashboard.widgets.download import XLSX, download_buttons
from dashboard.widgets.page_head import PageContext
from kmcore.access.actor import By
from kmcore.clock import system_clock
from kmcore.exchange.register_files import register_table_for, register_template
from kmcore.exchange.tables import ExportTable
from kmcore.i18n import _, language, speaking
from kmcore.registers.definition import RegisterKind


def draw_register_files(kind: RegisterKind, here: PageContext) -> None:
    """Draw the downloads: all rows as XLSX and CSV, and the template."""
    spoken, by = language(), acting_user()

    def made() -> ExportTable:
        return register_table_for(engine(), by, kind, here.as_of, system_clock())

    with st.container(horizontal=True, gap="small", key="register_files"):
        download_buttons(made, f"register_{kind.code}", title=kind.words, as_of=here.as_of)
        st.download_button(
            _("แฟ้มเปล่าสำหรับกรอก"),
            lambda: _template(kind, spoken, by),
            f"{kind.words}.xlsx",
            XLSX,
            key="register_template",
            on_click="ignore",
            type="tertiary",
            icon=":material/draft:",
        )


def _template(kind: RegisterKind, spoken: str, by: By) -> bytes:
    with speaking(spoken):
        require_still_allowed(by)
        return register_template(kind)
