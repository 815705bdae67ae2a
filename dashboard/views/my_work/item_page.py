"""One item of an agency's own: its form, or what became of it, and below everything that was reported."""

from collections.abc import Sequence

import streamlit as st

from dashboard.navigation import view_page
from dashboard.present import formatting
from dashboard.query_cache import ask, engine, reference_date
from dashboard.session.links import link
from dashboard.session.report_form_state import ReportFormState, form_in_session, remember_form
from dashboard.views.my_work.agency_work import AgencyWork
from dashboard.views.my_work.conflict import draw_conflict, draw_quoted
from dashboard.views.my_work.item_cards import next_circle_words
from dashboard.views.my_work.reasons import is_finished, order_reasons, own_part
from dashboard.views.my_work.report_form import draw_form, draw_send
from dashboard.views.my_work.send_report import write_another
from dashboard.widgets.item_history import history_values
from dashboard.widgets.page_head import PageContext
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import User
from kmcore.actions.agency_items import item_version
from kmcore.actions.queries import ActionRow, Update, item_detail
from kmcore.i18n import _
from kmcore.storage.unit_of_work import reading
from kmcore.thai.spoken_dates import spoken_clock

ITEM = "item"


def item_in_address(rows: Sequence[ActionRow]) -> ActionRow | None:
    """Return the item the address names; None, with a sentence, where it is none of the agency's."""
    code = st.query_params.get(ITEM)
    found = next((row for row in rows if row.code == code), None)
    if code is not None and found is None:
        # What was asked for is not repeated on the screen: it may be anything.
        st.warning(
            _("งานที่ระบุมาในที่อยู่ไม่ใช่งานของหน่วยงานนี้ หรือยังไม่เปิด จึงแสดงงานทั้งหมดของหน่วยงาน เลือกจากรายการข้างล่าง")
        )
        st.query_params.pop(ITEM, None)
    return found


def draw_own_item(here: PageContext, work: AgencyWork, row: ActionRow) -> None:
    """Draw the item with the way back to all of them."""
    with st.container(key="my_back"):
        st.page_link(view_page("my_work"), label=_("← งานทั้งหมด"), query_params=work.query)
    why = (
        []
        if is_finished(row, work.agency_code)
        else order_reasons(row, work.agency_code, work.next_sessions[row.code])
    )
    whole = link("actions", item=row.code)
    draw_template(
        "my_work/item.html",
        row=row,
        reasons=why,
        circle=next_circle_words(here, work.next_sessions[row.code]),
        whole=whole,
    )
    left, right = st.columns([7, 5], gap="medium")
    with left:
        _left(here, work, row)
    with right:
        detail = ask(item_detail, row.code, here.as_of, here.since)
        draw_template("my_work/history.html", **history_values(here, detail))


def _left(here: PageContext, work: AgencyWork, row: ActionRow) -> None:
    if here.as_of == reference_date():
        _report(report_form_of(work.user, work.agency_code, row.code), work, row)
        return
    day = formatting.day(reference_date())
    st.info(_("กำลังดูข้อมูลย้อนหลัง รายงานได้เมื่อกลับมาที่วันอ้างอิง {day} จากปุ่มวันที่ด้านบน", day=day))


def report_form_of(user: User, agency_code: str, action_code: str) -> ReportFormState:
    """Return this session's form of the item, a new one where this account has none."""
    form = form_in_session(agency_code, action_code)
    if form is None or form.account_id != user.account_id:
        form = ReportFormState(user.account_id or 0, agency_code, action_code, ask(item_version, action_code))
    remember_form(form)
    return form


def _report(form: ReportFormState, work: AgencyWork, row: ActionRow) -> None:
    if form.saved:
        _saved(form, work, _next_one(work, row))
        return
    draw_quoted(form)
    draw_form(form, row)
    if form.theirs:
        draw_conflict(form)
    else:
        draw_send(form)


def _saved(form: ReportFormState, work: AgencyWork, after: ActionRow | None) -> None:
    time = spoken_clock(form.saved_at) if form.saved_at else ""
    draw_template("my_work/saved.html", form=form, time=time, kept=_kept(form), state=formatting.state)
    with st.container(key="report_after", gap="small"):
        if after is not None:
            label = _("งานถัดไป: {title}", title=formatting.plain(after.title))
            st.page_link(view_page("my_work"), label=label, query_params={**work.query, ITEM: after.code})
        st.button(
            _("รายงานงานนี้อีกครั้ง"),
            key="report_another",
            on_click=write_another,
            args=(form,),
            width="stretch",
        )


def _kept(form: ReportFormState) -> Update | None:
    """Return the report that went through as the store has it: the receipt repeats that, not what was typed."""
    with reading(engine()) as session:
        updates = item_detail(session, form.action_code, reference_date()).updates
    return next((one for one in updates if form.saved and one.id == form.saved.update_id), None)


def _next_one(work: AgencyWork, row: ActionRow) -> ActionRow | None:
    """Return the first item that still waits for a word, other than this one."""
    left = [one for one in work.rows if one.code != row.code and not is_finished(one, work.agency_code)]
    waiting = [one for one in left if (part := own_part(one, work.agency_code)) and part.silent]
    return next(iter(waiting or left), None)
