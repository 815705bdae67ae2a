"""One account: what it holds about its person (each look is logged), and what an administrator does to it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from dashboard.navigation import view_page
from dashboard.query_cache import engine
from dashboard.session.address import number_parameter
from dashboard.session.current_user import acting_user, current_sign_in
from dashboard.session.links import link
from dashboard.uncached import ask_uncached
from dashboard.views.accounts.account_fields import person_fields, role_fields
from dashboard.views.accounts.receipts import person_receipt, role_receipt
from dashboard.widgets.form_fields import FormFields
from dashboard.widgets.page_flash import NEW_PASSWORD, done_by, redraw_with_flash
from dashboard.widgets.personal_data import draw_export, draw_log, person_facts
from dashboard.widgets.receipt import Receipt
from dashboard.widgets.templates import draw_template
from kmcore.access.account_commands import (
    disable_account,
    enable_account,
    reset_password,
    sign_out_everywhere,
)
from kmcore.access.account_register import change_role
from kmcore.access.actor import User
from kmcore.access.new_password import new_password
from kmcore.access.person_record import PersonRecord
from kmcore.access.queries import account_states
from kmcore.i18n import _
from kmcore.privacy.account_rectification import change_person
from kmcore.privacy.personal_data import erase_person, look_at_person
from kmcore.thai.input_cleaning import clean_input

ACCOUNT_PARAMETER = "account"


def account_in_address(user: User) -> PersonRecord | None:
    """Return the account the address names; None where it names none, and with a sentence an unknown one."""
    if ACCOUNT_PARAMETER not in st.query_params:
        return None
    known = {state.id for state in ask_uncached(account_states, user) if not state.erased}
    number, found = number_parameter(ACCOUNT_PARAMETER, known), current_sign_in()
    if number is None or found is None:
        st.warning(_("ไม่พบบัญชีที่ระบุมาในที่อยู่ หรือลบไปแล้ว เลือกจากรายการข้างล่าง"))
        st.query_params.pop(ACCOUNT_PARAMETER, None)
        return None
    return look_at_person(engine(), acting_user(), number, found.since)


def draw_account(user: User, person: PersonRecord) -> None:
    """Draw the account with the way back to the list."""
    with st.container(key="account_steps"):
        st.page_link(view_page("accounts"), label=_("← บัญชีทั้งหมด"), query_params={}, width="content")
    left, right = st.columns([6, 6], gap="medium")
    with left:
        draw_template(
            "accounts/account.html",
            person=person,
            facts=person_facts(person),
            own=person.account_id == user.account_id,
            trail=link("history", thing=f"account:{person.account_id}"),
        )
        draw_export(person, acting_user())
        draw_log(user, person.account_id)
    with right:
        _draw_acts(user, person)


def _draw_acts(user: User, person: PersonRecord) -> None:
    own = person.account_id == user.account_id
    with st.container(border=True, key="account_acts"):
        draw_template("accounts/acts_head.html", own=own)
        if not own:
            _role(person)
            _active(person)
            _password(person)
        _sign_out(person)
    with st.expander(_("แก้ชื่อและอีเมล"), icon=":material/edit:", key="change_person"):
        _person(person)
    with st.expander(_("ลบข้อมูลส่วนบุคคล"), icon=":material/delete:", key="erase_account"):
        _erase(person)


def _role(person: PersonRecord) -> None:
    form, top = FormFields(f"role_{person.account_id}"), st.container()
    role, agency = role_fields(form, person.role, person.agency_code)
    same = (role, agency) == (person.role, person.agency_code)
    if st.button(_("เปลี่ยนบทบาท"), disabled=same, key="change_role") and done_by(
        change_role, top, form.labels, engine(), acting_user(), person.account_id, role, agency
    ):
        redraw_with_flash(role_receipt(person.account_id))


def _active(person: PersonRecord) -> None:
    if person.active and st.button(_("ปิดบัญชี"), key="disable"):
        _act(_("ปิดบัญชีแล้ว ทุกเครื่องของบัญชีนี้ออกจากระบบแล้ว"), disable_account, person)
    if not person.active and st.button(_("เปิดบัญชี"), key="enable"):
        _act(_("เปิดบัญชีแล้ว ใช้รหัสผ่านเดิมได้"), enable_account, person)


def _password(person: PersonRecord) -> None:
    if st.button(_("ตั้งรหัสผ่านใหม่"), key="reset_password"):
        password, command = new_password(), partial(reset_password, temporary=True)
        if done_by(command, st.container(), {}, engine(), acting_user(), person.account_id, password):
            said = Receipt(_("ตั้งรหัสผ่านใหม่แล้ว ทุกเครื่องของบัญชีนี้ออกจากระบบแล้ว"))
            redraw_with_flash(said, **{NEW_PASSWORD: password})


def _sign_out(person: PersonRecord) -> None:
    if st.button(_("ออกจากระบบทุกเครื่อง"), key="end_sessions"):
        _act(_("ทุกเครื่องของบัญชีนี้ออกจากระบบแล้ว"), sign_out_everywhere, person)


def _person(person: PersonRecord) -> None:
    form = FormFields(f"person_{person.account_id}")
    form.fill(label=person.label, full_name=person.full_name or "", email=person.email or "")
    with st.form("person_form", border=False):
        top = st.container()
        person_fields(form)
        if st.form_submit_button(_("บันทึก")) and done_by(
            change_person,
            top,
            form.labels,
            engine(),
            acting_user(),
            person.account_id,
            label=form.text("label"),
            full_name=form.text("full_name"),
            email=form.text("email"),
        ):
            form.forget()  # what was stored is what stands there next
            redraw_with_flash(person_receipt(person.account_id))


def _erase(person: PersonRecord) -> None:
    draw_template("accounts/erase.html")
    typed = st.text_input(
        _("พิมพ์เลขที่บัญชี {number} เพื่อยืนยัน", number=person.account_id), key="erase_confirm", width=260
    )
    sure = clean_input(typed) == str(person.account_id)
    if st.button(_("ลบข้อมูลของบัญชีนี้"), disabled=not sure, type="primary", key="erase") and done_by(
        erase_person, st.container(), {}, engine(), acting_user(), person.account_id
    ):
        st.query_params.pop(ACCOUNT_PARAMETER, None)
        redraw_with_flash(Receipt(_("ลบข้อมูลส่วนบุคคลของบัญชีเลขที่ {number} แล้ว", number=person.account_id)))


def _act(sentence: str, command: Callable[..., object], person: PersonRecord, *more: Any) -> None:
    if done_by(command, st.container(), {}, engine(), acting_user(), person.account_id, *more):
        redraw_with_flash(Receipt(sentence))
