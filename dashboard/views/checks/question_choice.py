"""Which questions are shown: the choice in the address, and what it means."""

from collections.abc import Sequence

import streamlit as st

from dashboard.present import formatting
from dashboard.session.links import allowed_parameter
from dashboard.widgets.address_widgets import address_segments
from kmcore.i18n import _
from kmcore.sources.queries import OPEN, SETTLED
from kmcore.sources.read_models import CheckRow

FILTERS = ("all", "open", "settled", "used", "unused", "sums")


def choose_filter(rows: Sequence[CheckRow]) -> str:
    """Draw the choice, kept in the address as ``show``, and return one of ``SHOWS``."""
    shown = allowed_parameter("show", set(FILTERS), _("ไม่รู้จักตัวกรองที่ระบุมาในที่อยู่ จึงแสดงทุกข้อ")) or "all"
    if shown != "all":  # a figure's link to this same page reaches the script, not the address bar
        st.query_params["show"] = shown
    counted = {
        show: f"{name} {formatting.number(sum(passes_filter(row, show) for row in rows))}"
        for show, name in filter_names().items()
    }
    address_segments("show", _("แสดง"), {**counted, "sums": _("ผลรวมเท่านั้น")}, shown, "all")
    return shown


def filter_names() -> dict[str, str]:
    """Return the choices of questions in words, all of them first."""
    return {
        "all": _("ทุกข้อ"),
        "open": _("รอวงตัดสิน"),
        "settled": _("วงตัดสินแล้ว"),
        "used": _("มีค่าที่ใช้"),
        "unused": _("ยังไม่เลือกค่า"),
    }


def passes_filter(row: CheckRow, show: str) -> bool:
    """Tell whether ``show`` includes a question: by state, or by whether a value counts in sums."""
    return {
        "open": row.state == OPEN,
        "settled": row.state == SETTLED,
        "used": row.used_value is not None,
        "unused": row.used_value is None,
    }.get(show, True)
