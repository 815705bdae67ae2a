"""What circles decided of the plan, and the form by which a decision is written into the registers."""

from typing import Final

import streamlit as st

from dashboard.present.audit_words import moment_words
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.session.links import link
from dashboard.views.year.row_words import new_words
from dashboard.views.year.year_scope import YearScope
from dashboard.widgets.form_fields import FormFields
from dashboard.widgets.page_flash import done_by, redraw_with_flash
from dashboard.widgets.receipt import Receipt, receipt
from dashboard.widgets.templates import draw_template
from kmcore.i18n import _, _n
from kmcore.thai.numbers import grouped
from kmcore.thai.spoken_dates import spoken_day
from kmcore.year_turn.commands import DecisionForm, MadeDecision, decide_rows, undo_decision
from kmcore.year_turn.read_models import PlannedRow, ResolutionChoice, YearDecision

LETTERS: Final = 60  # of a resolution in the list to choose from
ALL, SOME = "all", "some"


def draw_decisions(scope: YearScope) -> None:
    """Draw the decisions there are, each with the button that takes it back for who may, and the form for a new one."""
    with st.container(border=True, key="year_decisions"):
        draw_template("year/panel.html", title=_("มติของวง"), note=_("ส่วนที่วงยังไม่ตัดสินยังเป็นร่าง"), demo=False)
        if not scope.plan.decisions:
            draw_template("widgets/empty.html", text=_("ยังไม่มีวงใดมีมติเรื่องปีนี้"))
        for decision in scope.plan.decisions:
            _draw_decision(scope, decision)
        if scope.decides:
            _draw_deciding(scope)


def _draw_decision(scope: YearScope, one: YearDecision) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"year_decision_{one.number}"):
        draw_template(
            "year/decision.html",
            one=one,
            day=spoken_day(one.on_date),
            when=moment_words(one.at),
            rows=_n("{count} รายการ", one.rows, count=grouped(one.rows)) if one.rows else "",
            batch=link("registers", batch=str(one.batch)) if one.batch else "",
        )
        if one.stands and scope.decides:
            _draw_undo(one)


def _draw_undo(one: YearDecision) -> None:
    top = st.container()
    if st.button(_("ถอนคืน กลับเป็นร่าง"), key=f"year_undo_{one.number}", icon=":material/undo:"):
        done = done_by(undo_decision, top, {}, engine(), acting_user(), one.number)
        if done:
            redraw_with_flash(Receipt(_("ถอนคืนแล้ว ทะเบียนกลับเป็นอย่างเดิม และรายการกลับเป็นร่าง")))


def _draw_deciding(scope: YearScope) -> None:
    ready = [row for row in scope.plan.rows if row.ready]
    if not ready:
        return
    if not scope.plan.resolutions:
        draw_template("year/no_resolution.html", address=link("prepare"))
        return
    form = FormFields(f"year_decide_{scope.year}")
    top = st.container()
    _draw_resolution(form, {one.code: one for one in scope.plan.resolutions})
    which = _draw_which(form, scope, ready)
    chosen = ready if which == ALL else [row for row in ready if row.number in _picked(form)]
    label = _n("นำเข้าทะเบียนตามมติ {count} รายการ", len(chosen), count=grouped(len(chosen)))
    if st.button(label, type="primary", key="year_decide"):
        seen = st.session_state.get(_seen_key(scope), {})
        versions = {row.number: seen.get(row.number, 0) for row in chosen if row.number is not None}
        sent = DecisionForm(scope.year, str(form.value("resolution") or ""), versions)
        done = done_by(decide_rows, top, form.labels, engine(), acting_user(), sent)
        if done:
            form.forget()
            redraw_with_flash(_receipt(done[0], sent))
    st.session_state[_seen_key(scope)] = {row.number: row.version for row in scope.plan.rows}
    draw_template("year/where_to_decide.html", address=link("prepare"))


def _seen_key(scope: YearScope) -> str:
    """Name what the page showed when it was last drawn: what others changed since is not decided unseen."""
    return f"year_versions_seen_{scope.year}"


def _draw_resolution(form: FormFields, offered: dict[str, ResolutionChoice]) -> None:
    st.selectbox(
        form.called("resolution", _("ตามมติ")),
        list(offered),
        format_func=lambda code: _resolution_words(offered[code]),
        key=form.key("resolution"),
        index=None,
        placeholder=_("เลือกมติหรือข้อสั่งการของวง"),
        persist_state="page",
    )


def _resolution_words(one: ResolutionChoice) -> str:
    text = one.text if len(one.text) <= LETTERS else f"{one.text[:LETTERS].rstrip()}…"
    return f"{one.code} · {spoken_day(one.on_date)} · {text}"


def _draw_which(form: FormFields, scope: YearScope, ready: list[PlannedRow]) -> str:
    names = {
        ALL: _n("ทุกรายการที่พร้อม ({count})", len(ready), count=grouped(len(ready))),
        SOME: _("เฉพาะที่เลือก"),
    }
    which: str = st.radio(
        form.called("rows", _("วงมีมติเรื่องใด")),
        list(names),
        format_func=names.__getitem__,
        key=form.key("which"),
        horizontal=True,
        persist_state="page",
    )
    if which == SOME:
        words = {row.number: f"{row.title} · {new_words(scope, row)}" for row in ready}
        st.session_state[form.key("picked")] = [one for one in _picked(form) if one in words]
        st.multiselect(
            _("รายการที่วงมีมติ"),
            list(words),
            format_func=words.__getitem__,
            key=form.key("picked"),
            placeholder=_("เลือกรายการ"),
            persist_state="page",
        )
    return which


def _picked(form: FormFields) -> list[int | None]:
    return list(form.value("picked") or ())


def _receipt(made: MadeDecision, sent: DecisionForm) -> Receipt:
    lines = [
        (_("ตามมติ"), sent.resolution),
        (_("รายการ"), grouped(made.rows)),
        (_("ชุดในทะเบียน"), made.batch or _("ไม่มีอะไรต้องเขียน: ต่อเนื่องหรือสิ้นสุดเอง")),
    ]
    return receipt(_("นำเข้าทะเบียนแล้ว มีผลตั้งแต่ 1 ต.ค."), lines)
