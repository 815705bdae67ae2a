"""The form: large fields under large labels, made for a thumb."""

import json
from collections.abc import Mapping

import streamlit as st

from dashboard.present import formatting
from dashboard.present.draft_times import draft_time
from dashboard.session import current_user
from dashboard.session.csrf_token import csrf_token_for
from dashboard.session.report_drafts import fill_from_draft, forget_own_draft, store_typed_draft
from dashboard.session.report_form_state import (
    ASK,
    ASKS,
    DONE,
    FIELDS,
    LINK,
    OBSTACLE,
    PHOTOS,
    PROGRESS,
    STATE,
    ReportFormState,
)
from dashboard.views.my_work.send_report import send
from dashboard.widgets.form_faults import draw_faults
from dashboard.widgets.templates import draw_template
from kmcore.actions.photos import MOST_BYTES, MOST_PHOTOS
from kmcore.actions.queries import ActionRow, WorkState
from kmcore.actions.report_form import DONE as DONE_PERCENT
from kmcore.actions.report_form import read_progress
from kmcore.actions.report_text import ReportError
from kmcore.errors import FormError, KmError, faults_of, field_of
from kmcore.i18n import _

STEP = 10
MEGABYTE = 2**20
PROGRESS_OF: Mapping[str, int] = {WorkState.DONE: 100, WorkState.NOT_STARTED: 0}


def draw_form(form: ReportFormState, row: ActionRow) -> None:
    """Draw the fields, filled before the first time; the send button stands below, drawn by the caller."""
    if not form.drawn:
        fill_from_draft(form, row)
    with st.container(key="report_form", gap="small"):
        _draw_unsent(form)
        _draft_line(form)
        _state(form)
        _progress(form)
        _texts(form)
        _photos(form)
        _typing(form)


def draw_send(form: ReportFormState) -> None:
    """Draw the one button, under it what is wrong where the form was not taken."""
    with st.container(key="report_end", gap="small"):
        _draw_unsent(form)
        st.button(
            _("ส่งรายงาน"), key="report_send", type="primary", on_click=send, args=(form,), width="stretch"
        )


def _draw_unsent(form: ReportFormState) -> None:
    """Draw why nothing was sent, all of it at once; what is wrong in a field stands at the field too."""
    if isinstance(form.problem, FormError):
        draw_faults(form.problem, {})
    elif form.problem:
        st.error(formatting.plain(_unsent(form.problem)))


def _unsent(problem: KmError) -> str:
    return _("ยังไม่ได้ส่ง {problem}", problem=problem) if field_of(problem) in FIELDS else str(problem)


def _draft_line(form: ReportFormState) -> None:
    if form.draft_at is None:
        return
    with st.container(key="report_draft", horizontal=True, vertical_alignment="center"):
        draw_template("my_work/draft.html", when=draft_time(form.draft_at))
        st.button(_("ทิ้งร่าง"), key="report_drop", on_click=_drop, args=(form,), type="tertiary")


def _drop(form: ReportFormState) -> None:
    if forget_own_draft(form):
        form.start_over(form.seen)


def _typing(form: ReportFormState) -> None:
    """Say to drafts.js which form this is."""
    token = current_user.session_token()
    draw_template(
        "my_work/typing.html",
        form=form,
        token=csrf_token_for(token) if token else "",
        saved=_("เก็บร่างแล้ว {time}"),
        offline=_("ไม่มีสัญญาณ ข้อความเก็บไว้ในเครื่องนี้ จะส่งให้เองเมื่อกลับมา"),
        refused=_("เก็บร่างที่ระบบไม่ได้ ข้อความยังอยู่ในเครื่องนี้"),
        labels=json.dumps(_labels()),
    )


def _labels() -> dict[str, str]:
    """Return what Streamlit's own buttons are to be called: it knows English only. drafts.js puts it there."""
    return {
        "stFileUploaderDropzoneInput": _("เลือกรูป"),
        "stBaseButton-secondary": _("ถ่ายรูป หรือเลือกรูป"),
        "stBaseButton-borderlessIcon": _("เพิ่มรูป"),
        "stBaseButton-minimal": _("เอารูปนี้ออก"),
    }


def _state(form: ReportFormState) -> None:
    st.segmented_control(
        _("สถานะ"),
        [state.value for state in WorkState],
        format_func=formatting.state,
        key=form.key(STATE),
        required=True,
        on_change=_state_chosen,
        args=(form,),
        width="stretch",
    )
    _wrong(form, STATE)


def _state_chosen(form: ReportFormState) -> None:
    """Work done is 100 %, work not begun 0: set here, so that she sees it."""
    if (progress := PROGRESS_OF.get(form.value(STATE))) is not None:
        form.put(PROGRESS, str(progress))
    store_typed_draft(form)


def _progress(form: ReportFormState) -> None:
    """A field of text: a number field drops what it cannot take, "150", and would send the number before it."""
    with st.container(key="report_progress", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            _("คืบหน้ากี่เปอร์เซ็นต์ (0–100)"),
            key=form.key(PROGRESS),
            on_change=store_typed_draft,
            args=(form,),
            width=160,
        )
        st.button(_("ลด 10"), key="report_less", on_click=_step, args=(form, -STEP))
        st.button(_("เพิ่ม 10"), key="report_more", on_click=_step, args=(form, STEP))
    _wrong(form, PROGRESS)


def _step(form: ReportFormState, step: int) -> None:
    """Move progress up or down; from what cannot be read nowhere, so that it stays to be mended."""
    try:
        now = read_progress(str(form.value(PROGRESS, "")))
    except ReportError:
        return
    form.put(PROGRESS, str(min(DONE_PERCENT, max(0, now + step))))
    store_typed_draft(form)


def _texts(form: ReportFormState) -> None:
    _area(form, DONE, _("ทำอะไรไปแล้ว"), 110)
    _area(form, OBSTACLE, _("อุปสรรค (ถ้ามี)"), 80)
    st.toggle(_("ขอให้ผู้ว่าฯ ช่วย"), key=form.key(ASKS), on_change=store_typed_draft, args=(form,))
    if form.value(ASKS):
        _area(form, ASK, _("ขอให้ผู้ว่าฯ ช่วยเรื่องอะไร"), 80)
    st.text_input(
        _("ลิงก์หลักฐาน (ถ้ามี)"),
        key=form.key(LINK),
        on_change="ignore",
        placeholder="https://",
        persist_state="page",
    )
    _wrong(form, LINK)


def _area(form: ReportFormState, name: str, label: str, height: int) -> None:
    """``ignore``: what is typed reaches the server with the next tap, and needs no run of its own."""
    st.text_area(label, key=form.key(name), height=height, on_change="ignore", persist_state="page")
    _wrong(form, name)


def _photos(form: ReportFormState) -> None:
    """Streamlit's own limit is above ours, which says its sentence in Thai."""
    st.file_uploader(
        _("รูปถ่าย (ไม่เกิน {count} รูป รูปละ {size} MB)", count=MOST_PHOTOS, size=MOST_BYTES // MEGABYTE),
        accept_multiple_files=True,
        key=form.key(PHOTOS),
        on_change="ignore",
    )
    _wrong(form, PHOTOS)


def _wrong(form: ReportFormState, name: str) -> None:
    for fault in faults_of(form.problem) if form.problem else ():
        if field_of(fault) == name:
            draw_template("my_work/problem.html", said=str(fault), tries=form.tries)
