"""The fields of an account's forms: the role with its agency, and what is said of the person."""

import streamlit as st

from dashboard.session.links import link
from dashboard.widgets.audit_targets import agency_short_names
from dashboard.widgets.form_fields import FormFields, one_line_field
from dashboard.widgets.templates import draw_template
from kmcore.access.kinds import AccountRole
from kmcore.access.roles import is_of_agency, role_name
from kmcore.i18n import _


def role_fields(form: FormFields, role: AccountRole, agency: str | None) -> tuple[AccountRole, str | None]:
    """Draw the choice of a role and, for a lead, of the agency; return what is chosen."""
    roles, names = list(AccountRole), agency_short_names()
    chosen = st.selectbox(
        form.called("role", _("บทบาท")),
        roles,
        roles.index(role),
        format_func=role_name,
        key=form.key("role"),
        width=320,
    )
    if not is_of_agency(chosen):
        return chosen, None
    codes = list(names)
    if not codes:
        draw_template("accounts/no_agency.html", address=link("setup", step="agencies"))
        return chosen, None
    place = codes.index(agency) if agency in codes else 0
    code = st.selectbox(
        form.called("agency_code", _("หน่วยงาน")),
        codes,
        place,
        format_func=names.__getitem__,
        key=form.key("agency_code"),
        width=320,
    )
    return chosen, code


def person_fields(form: FormFields) -> None:
    """Draw what an account says of its person, to be filled in. No field cuts what is typed: the command measures."""
    help_ = _("ใช้ตำแหน่ง เช่น หัวหน้าเกษตรจังหวัด ไม่ใช่ชื่อบุคคล")
    one_line_field(form, "label", _("ชื่อที่ผู้อื่นเห็น"), help_=help_)
    one_line_field(form, "full_name", _("ชื่อ-สกุล (ไม่บังคับ)"))
    one_line_field(form, "email", _("อีเมล (ไม่บังคับ)"))
