"""Closing the window and opening it again: each asked about once more before it is done."""

from typing import Final

import streamlit as st

from dashboard.widgets.confirmed_step import confirmed_step
from dashboard.widgets.flash import attempt
from dashboard.widgets.form_faults import Labels
from dashboard.widgets.receipt import Receipt, receipt
from kmcore.i18n import N_, _
from kmcore.reminders.commands import close_window, reopen_window
from kmcore.reminders.queries import WindowInfo, WindowState

REASON: Final = "window_reason"
CLOSED: Final = N_("ปิดรับรายงานรอบนี้แล้ว")
OPENED: Final = N_("เปิดรับรายงานรอบนี้อีกครั้งแล้ว เหตุผลอยู่ในบันทึกการใช้งาน")


def draw_window_controls(window: WindowInfo) -> None:
    """Draw what the secretariat may do to the window as it stands; nothing before it has opened."""
    if window.state == WindowState.CLOSED:
        _reopening(window)
    elif window.is_open:
        _closing(window)


def _closing(window: WindowInfo) -> None:
    with confirmed_step(
        "window_close",
        _("ปิดรับรายงาน"),
        _("ยืนยันปิดรับ"),
        attempt,
        (CLOSED, close_window, window.meeting.code),
        icon="lock",
    ):
        st.write(_("หลังปิด หน่วยงานยังส่งรายงานได้ และรายงานจะแสดงว่าส่งหลังปิดรับ"))


def _reopening(window: WindowInfo) -> None:
    label = _("เหตุผล")
    with confirmed_step(
        "window_reopen",
        _("เปิดรับอีกครั้ง"),
        _("ยืนยันเปิดรับ"),
        _reopen,
        (window.meeting.code, {"reason": label}),
        icon="lock_open",
    ):
        st.text_input(label, key=REASON, placeholder=_("เช่น เลื่อนประชุม"))


def _reopen(meeting_code: str, labels: Labels) -> None:
    attempt(_reopened, reopen_window, meeting_code, st.session_state.get(REASON, ""), labels=labels)


def _reopened(reason: str) -> Receipt:
    return receipt(_(OPENED), [(_("เหตุผล"), reason)])
