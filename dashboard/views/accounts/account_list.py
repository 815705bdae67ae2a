"""บัญชีผู้ใช้: every account without what is personal, and the form for a new one."""

import streamlit as st

from dashboard.present.audit_words import moment_words
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.session.links import link
from dashboard.streamlit_host.type_names import DeltaGenerator
from dashboard.uncached import ask_uncached
from dashboard.views.accounts.account_fields import person_fields, role_fields
from dashboard.views.accounts.receipts import added_receipt
from dashboard.widgets.audit_targets import agency_short_names
from dashboard.widgets.form_fields import FormFields, one_line_field
from dashboard.widgets.page_flash import NEW_PASSWORD, done_by, redraw_with_flash
from dashboard.widgets.templates import draw_template
from kmcore.access.account_register import add_account
from kmcore.access.actor import User
from kmcore.access.kinds import AccountRole
from kmcore.access.new_password import new_password
from kmcore.access.queries import AccountState, account_states
from kmcore.access.roles import role_name
from kmcore.i18n import _
from kmcore.privacy.audit_trail import erased_label


def draw_accounts(user: User) -> None:
    """Draw the form and the list."""
    with st.expander(_("เพิ่มบัญชี"), icon=":material/person_add:", key="add_account"):
        _add_form()
    states, names = ask_uncached(account_states, user), agency_short_names()
    active = sum(state.active for state in states)
    draw_template(
        "accounts/accounts.html",
        rows=[_row(state, names) for state in states],
        total=len(states),
        active=active,
    )


def _row(state: AccountState, agencies: dict[str, str]) -> dict[str, object]:
    return {
        "label": erased_label(state.id) if state.erased else state.label,
        "number": state.id,
        "address": None if state.erased else link("accounts", account=str(state.id)),
        "trail": link("history", thing=f"account:{state.id}"),
        "role": role_name(state.role),
        "agency": agencies.get(state.agency_code or "", state.agency_code or ""),
        "state": "erased" if state.erased else "active" if state.active else "closed",
        "demo": state.demo,
        "seen": moment_words(state.last_seen) if state.last_seen else "",
        "ways": _ways(state),
    }


def _ways(state: AccountState) -> str:
    ways = [_("รหัสผ่าน")] if state.password else []
    if state.identities:
        ways.append(_("ผู้ให้บริการยืนยันตัวตน"))
    return ", ".join(ways)


def _add_form() -> None:
    """The role outside the form: the agency shows at once where it is asked for."""
    fields = FormFields("add_account")
    first = AccountRole.LEAD if agency_short_names() else AccountRole.SECRETARIAT
    role, agency = role_fields(fields, first, None)
    with st.form("add_form", border=False, clear_on_submit=False):
        top = st.container()
        one_line_field(fields, "login", _("ชื่อผู้ใช้สำหรับเข้าสู่ระบบ"))
        person_fields(fields)
        way = st.checkbox(_("ให้รหัสผ่าน (ไม่เลือก: เข้าด้วยผู้ให้บริการยืนยันตัวตนเท่านั้น)"), value=True)
        if st.form_submit_button(_("เพิ่มบัญชี"), type="primary"):
            _add(fields, top, role, agency, new_password() if way else None)


def _add(
    fields: FormFields, top: DeltaGenerator, role: AccountRole, agency: str | None, password: str | None
) -> None:
    done = done_by(
        add_account,
        top,
        fields.labels,
        engine(),
        acting_user(),
        login=fields.text("login"),
        label=fields.text("label"),
        role=role,
        agency_code=agency,
        password=password,
        temporary=password is not None,
        full_name=fields.text("full_name"),
        email=fields.text("email"),
    )
    if done:
        fields.forget()
        redraw_with_flash(added_receipt(*done), **({NEW_PASSWORD: password} if password else {}))
