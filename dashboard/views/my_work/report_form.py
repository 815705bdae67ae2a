"""The form: large fields under large labels, made for a thumb."""

import json
from collections.abc import Mapping

import streamlit as st

from dashboard.present import formatting
from dashboard.present.clock_times import draft_time
from dashboard.session import current_user
from dashboard.session.csrf_token import csrf_token_for
from dashboard.session.report_drafts import drop, fill, keep_typed
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
    Opened,
)
from dashboard.views.my_work.send_report import send
from dashboard.widgets.templates import draw_template
from kmcore.actions.photos import MOST_BYTES, MOST_PHOTOS
from kmcore.actions.queries import ActionRow, WorkState
from kmcore.errors import KmError
from kmcore.i18n import _

STEP = 10
MEGABYTE = 2**20
PROGRESS_OF: Mapping[str, int] = {WorkState.DONE: 100, WorkState.NOT_STARTED: 0}


def draw_form(opened: Opened, row: ActionRow) -> None:
    """Draw the fields, filled before the first time; the send button stands below, drawn by the caller."""
    if not opened.drawn:
        fill(opened, row)
    with st.container(key="report_form", gap="small"):
        _draft_line(opened)
        _state(opened)
        _progress(opened)
        _texts(opened)
        _photos(opened)
        _typing(opened)


def draw_send(opened: Opened) -> None:
    """Draw the one button, under it what is wrong where the form was not taken."""
    with st.container(key="report_end", gap="small"):
        if opened.problem:
            st.error(formatting.plain(_unsent(opened, opened.problem)))
        st.button(
            _("ส่งรายงาน"), key="report_send", type="primary", on_click=send, args=(opened,), width="stretch"
        )


def _unsent(opened: Opened, problem: KmError) -> str:
    """Return why nothing was sent; what is wrong in a field stands at the field."""
    at_field = opened.at_field in FIELDS
    return _("ยังไม่ได้ส่ง แก้ช่องที่มีข้อความเตือนแล้วส่งอีกครั้ง") if at_field else str(problem)


def _draft_line(opened: Opened) -> None:
    if opened.draft_at is None:
        return
    with st.container(key="report_draft", horizontal=True, vertical_alignment="center"):
        draw_template("my_work/draft.html", when=draft_time(opened.draft_at))
        st.button(_("ทิ้งร่าง"), key="report_drop", on_click=_drop, args=(opened,), type="tertiary")


def _drop(opened: Opened) -> None:
    drop(opened.account_id, opened.action_code)
    opened.start_over(opened.seen)


def _typing(opened: Opened) -> None:
    """Say to drafts.js which form this is."""
    token = current_user.session_token()
    draw_template(
        "my_work/typing.html",
        opened=opened,
        token=csrf_token_for(token) if token else "",
        saved=_("เก็บร่างแล้ว {time}"),
        offline=_("ไม่มีสัญญาณ ข้อความเก็บไว้ในเครื่องนี้ จะส่งให้เองเมื่อกลับมา"),
        refused=_("เก็บร่างที่ระบบไม่ได้ ข้อความยังอยู่ในเครื่องนี้"),
        labels=json.dumps(_labels()),
    )


def _labels() -> dict[str, str]:
    """Return what Streamlit's own buttons are to be called: it knows English only. drafts.js puts it there."""
    return {
        "stNumberInputStepDown": _("ลด 10"),
        "stNumberInputStepUp": _("เพิ่ม 10"),
        "stFileUploaderDropzoneInput": _("เลือกรูป"),
        "stBaseButton-secondary": _("ถ่ายรูป หรือเลือกรูป"),
        "stBaseButton-borderlessIcon": _("เพิ่มรูป"),
        "stBaseButton-minimal": _("เอารูปนี้ออก"),
    }


def _state(opened: Opened) -> None:
    st.segmented_control(
        _("สถานะ"),
        [state.value for state in WorkState],
        format_func=formatting.state,
        key=opened.key(STATE),
        required=True,
        on_change=_state_chosen,
        args=(opened,),
        width="stretch",
    )
    _wrong(opened, STATE)


def _state_chosen(opened: Opened) -> None:
    """Work done is 100 %, work not begun 0: set here, so that she sees it."""
    if (progress := PROGRESS_OF.get(opened.value(STATE))) is not None:
        opened.put(PROGRESS, progress)
    keep_typed(opened)


def _progress(opened: Opened) -> None:
    st.number_input(
        _("คืบหน้ากี่เปอร์เซ็นต์"),
        min_value=0,
        max_value=100,
        step=STEP,
        key=opened.key(PROGRESS),
        on_change=keep_typed,
        args=(opened,),
    )
    _wrong(opened, PROGRESS)


def _texts(opened: Opened) -> None:
    _area(opened, DONE, _("ทำอะไรไปแล้ว"), 110)
    _area(opened, OBSTACLE, _("อุปสรรค (ถ้ามี)"), 80)
    st.toggle(_("ขอให้ผู้ว่าฯ ช่วย"), key=opened.key(ASKS), on_change=keep_typed, args=(opened,))
    if opened.value(ASKS):
        _area(opened, ASK, _("ขอให้ผู้ว่าฯ ช่วยเรื่องอะไร"), 80)
    st.text_input(
        _("ลิงก์หลักฐาน (ถ้ามี)"),
        key=opened.key(LINK),
        on_change="ignore",
        placeholder="https://",
        persist_state="page",
    )
    _wrong(opened, LINK)


def _area(opened: Opened, name: str, label: str, height: int) -> None:
    """``ignore``: what is typed reaches the server with the next tap, and needs no run of its own."""
    st.text_area(label, key=opened.key(name), height=height, on_change="ignore", persist_state="page")
    _wrong(opened, name)


def _photos(opened: Opened) -> None:
    """Streamlit's own limit is above ours, which says its sentence in Thai."""
    st.file_uploader(
        _("รูปถ่าย (ไม่เกิน {count} รูป รูปละ {size} MB)", count=MOST_PHOTOS, size=MOST_BYTES // MEGABYTE),
        accept_multiple_files=True,
        key=opened.key(PHOTOS),
        on_change="ignore",
    )
    _wrong(opened, PHOTOS)


def _wrong(opened: Opened, name: str) -> None:
    if opened.problem and opened.at_field == name:
        draw_template("my_work/problem.html", said=str(opened.problem), tries=opened.tries)
