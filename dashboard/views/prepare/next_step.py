"""The next step as one button, and the ways to the recorder and the wall."""

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from dashboard.present import formatting
from dashboard.present.room_lines import reopening_lines
from dashboard.session.links import link
from dashboard.views.prepare.meeting_context import MEETING, MeetingContext
from dashboard.views.prepare.minutes_matters import unwritten_matters
from dashboard.views.prepare.page_tabs import MINUTES, go_to_tab
from dashboard.views.prepare.receipts import room_receipt
from dashboard.widgets.confirmed_step import confirmed_step
from dashboard.widgets.flash import UNNAMED, Done, attempt, draw_flash
from dashboard.widgets.form_faults import Labels
from dashboard.widgets.templates import draw_template
from kmcore.access import permissions
from kmcore.i18n import N_, _
from kmcore.meetings.kinds import MeetingLife
from kmcore.meetings.room.opening import open_meeting, reopen_meeting
from kmcore.snapshot.closing import close_meeting

PLACE: Final = "steps"
REASON: Final = "prepare_reopen_reason"
OPENED, CLOSED = N_("เปิดการประชุมแล้ว ไปที่โต๊ะบันทึกได้เลย"), N_("ปิดการประชุมแล้ว ภาพและตัวเลขของวันประชุมถูกเก็บไว้")
REOPENED: Final = N_("เปิดการประชุมอีกครั้งแล้ว เหตุผลอยู่ในบันทึกการใช้งาน")


def draw_next_step(context: MeetingContext) -> None:
    """Draw what comes next, for who may do it; the wall is everyone's."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="prepare_steps"):
        if context.life is MeetingLife.PLANNED and context.may(permissions.RECORD_MEETING):
            _opening(context)
        elif context.life is MeetingLife.OPEN and context.may(permissions.RECORD_MEETING):
            _recorder(context)
            _closing(context)
        elif context.life is MeetingLife.CLOSED and context.may(permissions.RECORD_MEETING):
            _writing(context)
            _reopening(context)
        if context.life in {MeetingLife.HELD, MeetingLife.CANCELLED, MeetingLife.CLOSED}:
            _following(context)
        if context.life is not MeetingLife.CANCELLED:
            st.link_button(_("จอประชุม"), f"/wall/{context.meeting.code}", icon=":material/tv:", key="go_wall")
    draw_flash(PLACE)


def _opening(context: MeetingContext) -> None:
    with confirmed_step(
        "meeting_open",
        _("เปิดการประชุม"),
        _("ยืนยันเปิดการประชุม"),
        _take,
        (OPENED, open_meeting, context.meeting.code),
        icon="play_arrow",
        first=True,
    ):
        st.write(_("ตั้งแต่เปิด มติ ผู้มาประชุม และเวลาของแต่ละเรื่องบันทึกได้จากโต๊ะบันทึก"))
        if context.here.as_of < context.meeting.on_date:
            day = formatting.day(context.meeting.on_date)
            st.write(_("วันของข้อมูลชุดนี้จะเลื่อนมาเป็นวันประชุม {day}", day=day))


def _recorder(context: MeetingContext) -> None:
    address = f"/room/{context.meeting.code}"
    st.link_button(_("ไปโต๊ะบันทึก"), address, type="primary", icon=":material/edit_note:", key="go_room")


def _closing(context: MeetingContext) -> None:
    with confirmed_step(
        "meeting_close",
        _("ปิดการประชุม"),
        _("ยืนยันปิดการประชุม"),
        _take,
        (CLOSED, close_meeting, context.meeting.code),
        icon="lock",
    ):
        st.write(_("ตัวเลข แผนที่ และงาน ณ วันประชุมจะถูกเก็บเป็นภาพที่เปลี่ยนไม่ได้ ข้อความในรายงานยังเขียนต่อได้"))


def _writing(context: MeetingContext) -> None:
    if context.writes and unwritten_matters(context.room):
        st.button(
            _("เขียนรายงานการประชุม"),
            type="primary",
            icon=":material/edit_note:",
            key="go_minutes",
            on_click=go_to_tab,
            args=(MINUTES,),
        )


def _reopening(context: MeetingContext) -> None:
    if not context.may(permissions.REOPEN_MEETING):
        return
    label = _("เหตุผล")
    with confirmed_step(
        "meeting_reopen",
        _("เปิดอีกครั้ง"),
        _("ยืนยันเปิดอีกครั้ง"),
        _reopen,
        (context.meeting.code, {"reason": label}),
        icon="lock_open",
    ):
        st.write(_("ภาพที่เก็บไว้แล้วยังอยู่ ปิดอีกครั้งจะได้ภาพใหม่เพิ่มอีกภาพ"))
        st.text_input(label, key=REASON, placeholder=_("เช่น บันทึกมติขาดหนึ่งข้อ"))


def _reopen(code: str, labels: Labels) -> None:
    done = room_receipt(code, reopening_lines, REOPENED)
    _take(done, reopen_meeting, code, st.session_state.get(REASON, ""), labels=labels)


def _take(
    done: Done, command: Callable[..., object], code: str, *args: Any, labels: Labels = UNNAMED
) -> None:
    """Take the step and stay with this meeting: once it is closed, the next one is the current one."""
    st.query_params[MEETING] = code
    attempt(done, command, code, *args, place=PLACE, labels=labels)


def _following(context: MeetingContext) -> None:
    coming = context.room.following
    if coming is None:
        return
    done = context.life is not MeetingLife.CLOSED or not context.writes or not unwritten_matters(context.room)
    draw_template(
        "prepare/go.html",
        text=_("เตรียมวงครั้งต่อไป {day}", day=formatting.day(coming.on_date)),
        address=link("prepare", meeting=coming.code),
        first=done and context.may(permissions.PREPARE_AGENDA),
    )
