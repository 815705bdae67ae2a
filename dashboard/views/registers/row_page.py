"""One row: its fields, where it comes from, what was changed in it, and its form for who may write it."""

from typing import Final

import streamlit as st

from dashboard.navigation import view_named
from dashboard.query_cache import ask
from dashboard.session.links import link
from dashboard.views.registers.kind_page import draw_way_back
from dashboard.views.registers.register_address import ACT, KIND, Act, row_link
from dashboard.views.registers.row_change import draw_row_change
from dashboard.widgets.register_history import draw_row_history
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.areas.change_lines import area_changes
from kmcore.i18n import _
from kmcore.registers.definition import RegisterKind
from kmcore.registers.listing import RegisterRow, register_row
from kmcore.registers.row_commands import ONLY_UNDONE, ways_to_change
from kmcore.registers.row_refusal import row_verdict
from kmcore.registers.shown_rows import ShownValue

AREA_CHANGES: Final = "area-changes"
AMOUNTS: Final = frozenset({"whole", "money", "share", "degrees"})


def draw_row(user: User, kind: RegisterKind, address: str) -> None:
    """Draw the row with this address; for one that is not there a sentence."""
    draw_way_back(kind)
    row = ask(register_row, kind.code, address)
    if row is None:
        st.warning(_("ไม่มี{one}ที่ระบุมาในที่อยู่ อาจถูกถอนไปแล้ว เลือกจากรายการ", one=kind.one_words))
        return
    verdict = row_verdict(kind, user, row.values)
    left, right = st.columns([6, 6], gap="medium")
    with left:
        _draw_facts(user, kind, row)
    with right:
        if user.signed_in and verdict.allowed:
            with st.container(border=True, key="register_change"):
                draw_template("registers/act_head.html", title=_("แก้{one}นี้", one=kind.one_words))
                _draw_change(kind, row)
        else:
            draw_template("widgets/empty.html", text=verdict.reason)
        if kind.area_level is not None:
            _draw_area_changes(kind, address, writes=user.signed_in and verdict.allowed)


def _draw_area_changes(kind: RegisterKind, code: str, *, writes: bool) -> None:
    """Draw what became of an area and of what it came, and the way to enter a change from a day on."""
    lines = [
        {**line, "address": row_link(AREA_CHANGES, str(line["row"]))} for line in ask(area_changes, code)
    ]
    query = {KIND: AREA_CHANGES, ACT: str(Act.ADD), "from_code": code}
    draw_template(
        "registers/area_changes.html",
        one=kind.one_words,
        lines=lines,
        change=link("registers", **query) if writes else "",
    )


def _draw_change(kind: RegisterKind, row: RegisterRow) -> None:
    """Draw the form for the row; what brought about changes of other rows is only undone, and that is said."""
    if ways_to_change(kind):
        draw_row_change(kind, row)
    else:
        draw_template("widgets/empty.html", text=_(ONLY_UNDONE, one=kind.one_words))


def _draw_facts(user: User, kind: RegisterKind, row: RegisterRow) -> None:
    trail = link("history", thing=f"{kind.code}:{row.shown.address}")
    draw_template(
        "registers/row.html",
        kind=kind.one_words,
        row=row.shown,
        facts=[_fact(kind, value) for value in row.shown.values],
        trail=trail if view_named("history").open_to(user) else "",
    )
    draw_row_history(row.history)


def _fact(kind: RegisterKind, value: ShownValue) -> dict[str, object]:
    """Return a field in words; an amount leads to how it came about, a text is the data's own words."""
    field = kind.field(value.field)
    counts = field.type.control in AMOUNTS and value.words
    amount, quoted = "#row_history" if counts else "", field.type.control != "day"
    address = row_link(*value.to) if value.to else amount
    return {"label": field.words, "words": value.words, "address": address, "quoted": quoted}
