"""What stands beside the icicle: the lines, or the entries of a stage, as the address asks."""

from typing import Final

import streamlit as st

from dashboard import words
from dashboard.address_widgets import segments
from dashboard.budget.entries import entry_list
from dashboard.budget.files import budget_files
from dashboard.budget.lines import line_table
from dashboard.budget.scope import Scope
from dashboard.links import choice
from kmcore.budget.rules import STAGES
from kmcore.i18n import _

SHOW: Final = "show"
LINES: Final = "lines"
ENTRIES: Final = "entries"
CHOICES: Final = (LINES, ENTRIES, *STAGES)
AT_ONCE: Final = 8


def side_panel(scope: Scope) -> None:
    """Draw the lines entered with what is under them, or the entries behind one of their amounts."""
    shown = choice(SHOW, set(CHOICES), _("ไม่รู้จักมุมมองตามที่อยู่นี้ จึงแสดงรายการงบ")) or LINES
    with st.container(border=True, height="stretch", key="budget_side"):
        segments(SHOW, _("แสดง"), _names(), shown, LINES)
        if shown == LINES:
            line_table(scope)
            budget_files(scope)
        else:
            entry_list(scope, None if shown == ENTRIES else shown, AT_ONCE)


def _names() -> dict[str, str]:
    named = {LINES: _("รายการงบ"), ENTRIES: _("ความเคลื่อนไหว")}
    return named | {stage: words.stage(stage) for stage in STAGES}
