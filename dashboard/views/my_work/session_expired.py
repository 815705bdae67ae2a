"""The sign-in ran out while somebody was writing: her words are kept, and she is led back to this very form."""

import streamlit as st

from dashboard.query_cache import engine
from dashboard.session import current_user
from dashboard.session.report_drafts import store_typed_draft
from dashboard.session.report_form_state import ReportFormState, latest_form
from dashboard.views.my_work.item_page import ITEM
from dashboard.widgets.sign_in_prompt import draw_sign_in_prompt
from kmcore.access.expired_session import writer_of
from kmcore.clock import system_clock
from kmcore.i18n import _
from kmcore.storage.unit_of_work import reading


def stop_if_session_expired() -> None:
    """End the run with a sentence and the way to sign in where a form is open and nobody is signed in any more."""
    form = latest_form()
    if form is None or form.saved or current_user.current_user().signed_in:
        return
    if st.query_params.get(ITEM) != form.action_code:
        return
    if _hers(form):
        store_typed_draft(form)
    draw_sign_in_prompt(
        _("ยังไม่ได้ส่งรายงาน เพราะการเข้าสู่ระบบสิ้นสุดแล้ว ข้อความที่พิมพ์ไว้ยังอยู่ เข้าสู่ระบบแล้วจะกลับมาที่แบบเดิม")
    )
    st.stop()


def _hers(form: ReportFormState) -> bool:
    """A sign-in that was ended may be in other hands: then what the browser kept before counts."""
    token = current_user.session_token()
    if token is None:
        return False
    with reading(engine()) as session:
        return writer_of(session, token, system_clock()) == form.account_id
