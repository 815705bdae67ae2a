"""What stands beside the icicle: the lines, or the entries of a stage, as the address asks."""

from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.session.links import allowed_parameter
from dashboard.views.budget.budget_files import budget_files
from dashboard.views.budget.budget_scope import BudgetScope
from dashboard.views.budget.entry_list import draw_entry_list
from dashboard.views.budget.line_table import draw_line_table
from dashboard.views.budget.matrix_cell import cell_in_address, draw_cell_lines, draw_cell_words
from dashboard.widgets.address_widgets import address_segments
from kmcore.budget.kinds import Stage
from kmcore.i18n import _

SHOW: Final = "show"
LINES: Final = "lines"
ENTRIES: Final = "entries"
CHOICES: Final = (LINES, ENTRIES, *Stage)
AT_ONCE: Final = 8


def draw_side_panel(scope: BudgetScope) -> None:
    """Draw the lines entered with what is under them, or the entries behind one of their amounts."""
    shown = allowed_parameter(SHOW, set(CHOICES), _("ไม่รู้จักมุมมองตามที่อยู่นี้ จึงแสดงรายการงบ")) or LINES
    with st.container(border=True, height="stretch", key="budget_side"):
        address_segments(SHOW, _("แสดง"), _names(), shown, LINES)
        cell = cell_in_address(scope)
        if cell.narrowed:
            draw_cell_words(cell, scope, shown)
        if shown != LINES:
            codes = cell.codes(scope) if cell.narrowed else None
            draw_entry_list(scope, None if shown == ENTRIES else shown, AT_ONCE, codes)
        elif cell.narrowed:
            draw_cell_lines(cell, scope)
        else:
            draw_line_table(scope)
            budget_files(scope)


def _names() -> dict[str, str]:
    named = {LINES: _("รายการงบ"), ENTRIES: _("ความเคลื่อนไหว")}
    return named | {stage: formatting.stage(stage) for stage in Stage}
