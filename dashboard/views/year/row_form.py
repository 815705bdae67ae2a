"""One row of the turn: what stands beside what is planned, and for who may, the form that changes the draft."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from dashboard.navigation import view_page
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.uncached import ask_uncached
from dashboard.views.year.row_words import new_words, old_words, part_words, state_words
from dashboard.views.year.taker_fields import (
    amount_text,
    areas_offered,
    draw_agency,
    draw_areas,
    draw_more_takers,
    draw_takers,
    typed_takers,
)
from dashboard.views.year.year_scope import ROW, YearScope, close_row
from dashboard.widgets.form_fields import FormFields, one_line_field
from dashboard.widgets.page_flash import done_by, redraw_with_flash
from dashboard.widgets.receipt import Receipt, receipt
from dashboard.widgets.templates import draw_template
from kmcore.i18n import N_, _
from kmcore.thai.fiscal_words import year_number
from kmcore.thai.money import format_baht
from kmcore.year_turn.commands import change_plan
from kmcore.year_turn.kinds import LINES, RESPONSIBILITIES, TARGETS, Fate, RowState
from kmcore.year_turn.plan_form import PlanForm
from kmcore.year_turn.queries import year_plan
from kmcore.year_turn.read_models import PlannedRow
from kmcore.year_turn.words import fate_names

SEEN: Final = "version_seen"
OPEN: Final = "year_row_open"
AMOUNTS: Final = {
    RESPONSIBILITIES: N_("หมู่บ้านที่รับปากปีใหม่ (ว่าง = เท่าเดิม)"),
    LINES: N_("วงเงินปีใหม่ (บาท, ว่าง = ยังไม่ระบุ)"),
    TARGETS: N_("เป้าสะสมปีใหม่ (%)"),
}


def draw_chosen_row(scope: YearScope) -> None:
    """Draw the row that the address names; nothing where it names none, a sentence where it is there no more."""
    row = scope.row()
    _let_go_of_others(row)
    if row is None:
        if ROW in st.query_params:
            st.warning(_("ไม่มีรายการนี้ในร่างของปีนี้ เลือกจากตารางด้านล่าง"))
        return
    with st.container(border=True, key="year_row"):
        draw_template("year/row.html", **_words(scope, row))
        gone = row.changed is not None and row.changed.gone
        if scope.prepares and row.state is RowState.DRAFT and not gone:
            _draw_form(scope, row)
        st.page_link(
            view_page("year"), label=_("ปิดรายการนี้"), query_params={"year": str(scope.year)}, width="content"
        )


def _form_of(number: int | None) -> FormFields:
    return FormFields(f"year_row_{number}_of_plan")


def _let_go_of_others(row: PlannedRow | None) -> None:
    """Forget what was typed for a row that is open no more: opened again, it is read anew."""
    now = row.number if row else None
    before = st.session_state.get(OPEN)
    if before is not None and before != now:
        _form_of(before).forget()
    st.session_state[OPEN] = now


def _words(scope: YearScope, row: PlannedRow) -> Mapping[str, object]:
    changed = row.changed
    return {
        "title": row.title,
        "old": (year_number(scope.old_year), old_words(scope, row)),
        "new": (year_number(scope.year), new_words(scope, row)),
        "state": state_words(row),
        "who": row.changed_by,
        "note": row.planned.note or "",
        "paper": row.planned.carried_note or "",
        "parts": part_words(scope, row),
        "why": _(row.why) if row.why else "",
        "changed": changed.fields if changed else (),
        "changed_by": changed.who if changed else "",
        "gone": bool(changed and changed.gone),
    }


def _draw_form(scope: YearScope, row: PlannedRow) -> None:
    form = _form_of(row.number)
    seen: int = st.session_state.setdefault(form.key(SEEN), row.version)
    kind, planned = row.old.kind, row.planned
    names = _agencies(scope)
    held = (planned.agency, *(one.agency for one in planned.others))
    names = {**names, **{code: scope.agency(code) for code in held if code and code not in names}}
    form.fill(
        amount=amount_text(kind, planned.amount),
        carried=_baht(planned.carried_satang),
        paper=planned.carried_note or "",
        note=planned.note or "",
    )
    offered = areas_offered(scope.year, row)
    st.session_state.setdefault(form.key("districts"), list(planned.districts))
    st.session_state.setdefault(form.key("agency"), planned.agency)
    draw_more_takers(form, row)
    with st.form("year_row_form", border=False):
        top = st.container()
        _draw_fate(form, kind, planned.fate)
        left, right = st.columns(2, gap="small")
        with left:
            one_line_field(form, "amount", _(AMOUNTS[kind]))
            if kind == LINES:
                one_line_field(form, "carried", _("เงินกันไว้เบิกเหลื่อมปี (บาท, ถ้ามี)"))
            if kind == RESPONSIBILITIES:
                draw_areas(form, "districts", _("เฉพาะหมู่บ้านในอำเภอหรือตำบล (ว่าง = ทั้งหมด)"), offered)
        with right:
            if kind != TARGETS:
                draw_agency(form, "agency", _("ส่งต่อให้ (เมื่อเลือกส่งต่อ)"), names)
            if kind == LINES:
                one_line_field(form, "paper", _("ที่มาของเงินเหลื่อมปี (เลขที่หนังสือ)"))
            one_line_field(form, "note", _("หมายเหตุ (ไม่บังคับ)"))
        draw_takers(form, row, names, offered)
        if st.form_submit_button(_("บันทึกร่าง"), type="primary", key="year_save"):
            done = done_by(change_plan, top, form.labels, engine(), acting_user(), _sent(form, row, seen))
            st.session_state[form.key(SEEN)] = row.version  # what is told above was seen with it
            if done:
                form.forget()
                close_row()
                redraw_with_flash(_receipt(scope, row))


def _draw_fate(form: FormFields, kind: str, fate: Fate) -> None:
    offered = [one for one in Fate if not (one is Fate.HANDED_OVER and kind == TARGETS)]
    st.session_state.setdefault(form.key("fate"), fate)
    st.radio(
        form.called("fate", _("ปีใหม่เป็นอย่างไร")),
        offered,
        format_func=fate_names().__getitem__,
        key=form.key("fate"),
        horizontal=True,
        persist_state="page",
    )


def _sent(form: FormFields, row: PlannedRow, seen: int) -> PlanForm:
    return PlanForm(
        row.number or 0,
        seen,
        Fate(form.value("fate") or row.planned.fate),
        form.value("agency"),
        form.text("amount"),
        form.text("carried"),
        form.text("paper"),
        tuple(form.value("districts") or ()),
        form.text("note"),
        typed_takers(form, row),
    )


def _receipt(scope: YearScope, row: PlannedRow) -> Receipt:
    """Read what was stored of a row."""
    plan = ask_uncached(year_plan, scope.year, scope.today)
    stored = next(one for one in plan.rows if one.number == row.number)
    lines = [
        (_("ปี {year} (ร่าง)", year=year_number(scope.year)), new_words(scope, stored)),
        (_("ที่มาของเงินเหลื่อมปี"), stored.planned.carried_note),
        (_("หมายเหตุ"), stored.planned.note),
    ]
    return receipt(_("บันทึกร่างของ “{title}” แล้ว", title=stored.title), lines)


def _agencies(scope: YearScope) -> Mapping[str, str]:
    return {code: scope.agency(code) for code in scope.agency_codes}


def _baht(satang: int | None) -> str:
    return "" if satang is None else format_baht(satang, unit="")
