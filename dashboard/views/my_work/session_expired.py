"""The sign-in ran out while somebody was writing: her words are kept, and she is led back to this very form."""

import streamlit as st

from dashboard.query_cache import engine
from dashboard.session import current_user
from dashboard.session.report_drafts import keep_typed
from dashboard.session.report_form_state import Opened, latest_opened
from dashboard.views.my_work.one_item import ITEM
from dashboard.widgets.sign_in_prompt import ask_to_sign_in
from kmcore.access.expired_session import writer_of
from kmcore.clock import system_clock
from kmcore.i18n import _
from kmcore.storage.unit_of_work import reading


def say_if_over() -> None:
    """End the run with a sentence and the way to sign in where a form is open and nobody is signed in any more."""
    opened = latest_opened()
    if opened is None or opened.saved or current_user.visitor().signed_in:
        return
    if st.query_params.get(ITEM) != opened.action_code:
        return
    if _hers(opened):
        keep_typed(opened)
    ask_to_sign_in(_("ยังไม่ได้ส่งรายงาน เพราะการเข้าสู่ระบบสิ้นสุดแล้ว ข้อความที่พิมพ์ไว้ยังอยู่ เข้าสู่ระบบแล้วจะกลับมาที่แบบเดิม"))
    st.stop()


def _hers(opened: Opened) -> bool:
    """A sign-in that was ended may be in other hands: then what the browser kept before counts."""
    token = current_user.session_token()
    if token is None:
        return False
    with reading(engine()) as session:
        return writer_of(session, token, system_clock()) == opened.account_id
