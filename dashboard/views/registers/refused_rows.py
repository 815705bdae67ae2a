"""The rows that cannot be taken: why, and on the spot what a person puts in the place of a cell."""

from collections import Counter
from typing import Final

import streamlit as st

from dashboard.present import formatting
from dashboard.views.registers.file_reading import ReadFile, decide, take_back
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _, _n
from kmcore.registers.definition import RegisterKind
from kmcore.registers.file_decisions import CellDecision, decision_words
from kmcore.registers.read_models import ComparedRow, RowProblem, RowResult

AT_FIRST: Final = 8  # rows, each with its buttons
MORE: Final = 20
SHOWN: Final = "register_refused_shown"
MOST_OFFERED: Final = 3  # suggestions with a button of their own

Words = Counter[tuple[str, str]]


def draw_refused(kind: RegisterKind, found: ReadFile) -> None:
    """Draw the refused rows, the first of them with what may be put in the place of their cells."""
    rows = [row for row in found.preview.rows if row.result is RowResult.REFUSED]
    draw_template("registers/refused_head.html", total=len(rows), whole=bool(rows) and rows[0].number == 0)
    shown = st.session_state.get(SHOWN, AT_FIRST)
    words = Counter((one.field, one.found) for row in rows for one in row.problems if one.field)
    for row in rows[:shown]:
        _draw_row(kind, row, words)
    if len(rows) > shown:
        label = _n("แสดงอีก {count} แถว", min(MORE, len(rows) - shown))
        if st.button(label, key="register_refused_more", type="tertiary"):
            st.session_state[SHOWN] = shown + MORE
            st.rerun()


def draw_decided(kind: RegisterKind, found: ReadFile) -> None:
    """Draw what was decided of this file's cells, each to be taken back."""
    decisions = found.understood.decisions
    if not decisions:
        return
    draw_template("registers/decided_head.html", total=len(decisions))
    for place, one in enumerate(decisions):
        with st.container(horizontal=True, vertical_alignment="center", key=f"decided_{place}"):
            draw_template("registers/decided.html", words=decision_words(kind, one))
            if st.button(_("เลิกใช้"), key=f"undecide_{place}", type="tertiary", icon=":material/undo:"):
                take_back(one)
                st.rerun()


def _draw_row(kind: RegisterKind, row: ComparedRow, words: Words) -> None:
    with st.container(key=f"refused_{row.number}", gap="xsmall"):
        draw_template("registers/refused_row.html", row=row, name=row.name or row.key)
        for place, problem in enumerate(row.problems):
            if problem.field:
                _draw_ways(kind, row, problem, place, words[problem.field, problem.found])


def _draw_ways(kind: RegisterKind, row: ComparedRow, problem: RowProblem, place: int, same: int) -> None:
    """Draw the buttons for one problem: each suggestion, for this row or for all that say the same, and an own value."""
    key = f"{row.number}_{place}"
    with st.container(horizontal=True, gap="small", key=f"ways_{key}"):
        for number, (value, words) in enumerate(problem.suggestions[:MOST_OFFERED]):
            shown = str(words) if str(words) == value else f"{words} ({value})"
            decision = CellDecision(problem.field, problem.found, value, shown, row.number)
            if st.button(formatting.plain(_("ใช้ {value}", value=shown)), key=f"use_{key}_{number}"):
                decide(decision)
                st.rerun()
            if same > 1 and problem.found:
                _draw_for_all(decision, same, f"{key}_{number}")
        _draw_own_value(kind, row, problem, key, same)


def _draw_for_all(decision: CellDecision, same: int, key: str) -> None:
    label = _n("ใช้กับทั้ง {count} แถวที่เขียนเหมือนกัน", same, count=formatting.number(same))
    if st.button(label, key=f"use_all_{key}", type="tertiary"):
        decide(CellDecision(decision.field, decision.found, decision.value, decision.words))
        st.rerun()


def _draw_own_value(kind: RegisterKind, row: ComparedRow, problem: RowProblem, key: str, same: int) -> None:
    with st.popover(_("พิมพ์ค่าที่ถูก"), key=f"own_{key}"):
        typed = st.text_input(
            _("ค่าของ “{field}” ในแถวที่ {row}", field=kind.field(problem.field).words, row=row.number),
            key=f"own_value_{key}",
            autocomplete="off",
        )
        every = same > 1 and bool(problem.found)
        if every:
            label = _n("ใช้กับทั้ง {count} แถวที่เขียนเหมือนกัน", same, count=formatting.number(same))
            every = st.checkbox(label, key=f"own_all_{key}")
        if st.button(_("ใช้ค่านี้"), key=f"own_use_{key}", type="primary") and typed.strip():
            decide(
                CellDecision(
                    problem.field, problem.found, typed.strip(), typed.strip(), None if every else row.number
                )
            )
            st.rerun()
