"""Who takes over further parts of a row, each with its amount and its areas; how many there is room for."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from dashboard.query_cache import ask
from dashboard.widgets.form_fields import FormFields, one_line_field
from kmcore.areas.queries import districts, subdistricts
from kmcore.i18n import _
from kmcore.registers.cell_values import write_basis_points
from kmcore.thai.money import format_baht
from kmcore.thai.numbers import grouped
from kmcore.year_turn.kinds import LINES, RESPONSIBILITIES, TARGETS
from kmcore.year_turn.plan_form import TakerForm
from kmcore.year_turn.queries import areas_of_row
from kmcore.year_turn.read_models import PlannedRow

ROOM: Final = "takers_room"
MOST: Final = 8  # who would share one cohort: there are nine agencies


def places(form: FormFields, row: PlannedRow) -> range:
    """Return the numbers of the further takers that the form has room for: 2, 3 …"""
    room = max(int(st.session_state.get(form.key(ROOM), 0)), len(row.planned.others))
    return range(2, 2 + room)


def draw_more_takers(form: FormFields, row: PlannedRow) -> None:
    """Draw the button that makes room for one more taker."""
    now = len(places(form, row))
    if row.old.kind == TARGETS or now + 1 >= MOST:
        return
    label = _("แบ่งให้อีกหน่วยงาน") if row.old.kind == RESPONSIBILITIES else _("แบ่งวงเงินให้อีกหน่วยงาน")
    if st.button(label, key="year_more_takers", icon=":material/add:"):
        st.session_state[form.key(ROOM)] = now + 1
        st.rerun()


def draw_takers(
    form: FormFields, row: PlannedRow, names: Mapping[str, str], offered: Mapping[str, str]
) -> None:
    """Draw the fields of each further taker. ``names``: of agencies; ``offered``: areas to choose from, in words."""
    for place in places(form, row):
        planned = row.planned.others[place - 2] if place - 2 < len(row.planned.others) else None
        st.session_state.setdefault(form.key(f"agency_{place}"), planned.agency if planned else None)
        form.fill(**{f"amount_{place}": amount_text(row.old.kind, planned.amount if planned else None)})
        left, right = st.columns(2, gap="small")
        with left:
            draw_agency(form, f"agency_{place}", _("หน่วยงานที่รับ ส่วนที่ {place}", place=place), names)
        with right:
            one_line_field(form, f"amount_{place}", _amount_label(row.old.kind, place))
        if row.old.kind == RESPONSIBILITIES:
            st.session_state.setdefault(form.key(f"areas_{place}"), list(planned.areas) if planned else [])
            draw_areas(form, f"areas_{place}", _("อำเภอหรือตำบล ส่วนที่ {place}", place=place), offered)


def draw_agency(form: FormFields, field: str, label: str, names: Mapping[str, str]) -> None:
    """Draw the choice of an agency."""
    st.selectbox(
        form.called(field, label),
        [None, *names],
        format_func=lambda code: names.get(code, "–") if code else "–",
        key=form.key(field),
        persist_state="page",
    )


def draw_areas(form: FormFields, field: str, label: str, offered: Mapping[str, str]) -> None:
    """Draw the choice of areas of which villages go along; nothing where no village is named."""
    if not offered:
        return
    kept: Sequence[str] = st.session_state.get(form.key(field)) or ()
    st.multiselect(
        form.called(field, label),
        [*offered, *(code for code in kept if code not in offered)],
        format_func=lambda code: offered.get(code, code),
        key=form.key(field),
        placeholder=_("ไม่ระบุพื้นที่"),
        persist_state="page",
    )


def areas_offered(year: int, row: PlannedRow) -> dict[str, str]:
    """Return the areas that have villages under an old row, in words with how many; {} where none is named."""
    if row.old.kind != RESPONSIBILITIES:
        return {}
    counts = ask(areas_of_row, year, row.old.values["code"])
    names = {one.code: one.name for one in (*ask(districts), *ask(subdistricts))}
    return {code: f"{names.get(code, code)} ({grouped(counts[code])})" for code in sorted(counts)}


def typed_takers(form: FormFields, row: PlannedRow) -> tuple[TakerForm, ...]:
    """Return the further takers as they were typed."""
    return tuple(
        TakerForm(
            form.value(f"agency_{place}"),
            form.text(f"amount_{place}"),
            tuple(form.value(f"areas_{place}") or ()),
        )
        for place in places(form, row)
    )


def amount_text(kind: str, amount: int | None) -> str:
    """Return an amount as it is typed."""
    if amount is None:
        return ""
    if kind == LINES:
        return format_baht(amount, unit="")
    return str(write_basis_points(amount)) if kind == TARGETS else str(amount)


def _amount_label(kind: str, place: int) -> str:
    if kind == LINES:
        return _("วงเงินปีใหม่ ส่วนที่ {place} (บาท, ว่าง = ยังไม่ระบุ)", place=place)
    return _("หมู่บ้านที่รับปาก ส่วนที่ {place} (ว่าง = เท่าที่ตามไป)", place=place)
