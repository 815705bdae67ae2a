"""Which questions are shown: the choice in the address, and what it means."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.session.links import allowed_parameter
from dashboard.widgets.address_widgets import address_segments
from kmcore.i18n import _
from kmcore.sources.queries import OPEN, SETTLED
from kmcore.sources.read_models import CheckRow
from kmcore.sources.reconciliation import Reconciliation

AGREEING, DIFFERING = "agreeing", "differing"
SUMS: Final[Mapping[str, Callable[[Reconciliation], bool]]] = {
    "sums": lambda _row: True,
    AGREEING: lambda row: row.ok,
    DIFFERING: lambda row: not row.ok,
}
FILTERS = ("all", "open", "settled", "used", "unused", *SUMS)


def choose_filter(rows: Sequence[CheckRow]) -> str:
    """Draw the choice, kept in the address as ``show``, and return one of ``SHOWS``."""
    shown = allowed_parameter("show", set(FILTERS), _("ไม่รู้จักตัวกรองที่ระบุมาในที่อยู่ จึงแสดงทุกข้อ")) or "all"
    if shown != "all":  # a figure's link to this same page reaches the script, not the address bar
        st.query_params["show"] = shown
    counted = {
        show: f"{name} {formatting.number(sum(passes_filter(row, show) for row in rows))}"
        for show, name in filter_names().items()
    }
    address_segments("show", _("แสดง"), {**counted, **_sum_names(shown)}, shown, "all")
    return shown


def _sum_names(shown: str) -> dict[str, str]:
    """Return the choices of sums: those that agree or not are offered where a figure led to them."""
    names = {"sums": _("ผลรวมเท่านั้น"), AGREEING: _("ผลรวมที่ตรงกัน"), DIFFERING: _("ผลรวมที่ไม่ตรง")}
    return {show: name for show, name in names.items() if show in {"sums", shown}}


def chosen_sums(sums: Sequence[Reconciliation], show: str) -> list[Reconciliation]:
    """Return the comparisons that ``show`` leaves: all of them beside the questions."""
    return [row for row in sums if SUMS.get(show, SUMS["sums"])(row)]


def filter_names() -> dict[str, str]:
    """Return the choices of questions in words, all of them first."""
    return {
        "all": _("ทุกข้อ"),
        "open": _("รอวงตัดสิน"),
        "settled": _("วงตัดสินแล้ว"),
        "used": _("ใช้ไปพลางก่อน"),
        "unused": _("ยังไม่เลือกค่า"),
    }


def passes_filter(row: CheckRow, show: str) -> bool:
    """Tell whether ``show`` includes a question: by state, those that wait by whether a value counts in sums."""
    return {
        "open": row.state == OPEN,
        "settled": row.state == SETTLED,
        "used": row.state == OPEN and row.used_value is not None,
        "unused": row.state == OPEN and row.used_value is None,
    }.get(show, True)
