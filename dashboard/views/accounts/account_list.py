"""บัญชีผู้ใช้: every account without what is personal, and the form for a new one."""

import streamlit as st

from dashboard.present.audit_words import moment_words
from dashboard.query_cache import engine
from dashboard.session.current_user import acting_user
from dashboard.session.links import link
from dashboard.uncached import ask_uncached
from dashboard.widgets.audit_targets import agency_short_names
from dashboard.widgets.page_flash import NEW_PASSWORD, redraw_with_flash, succeeded
from dashboard.widgets.templates import draw_template
from kmcore.access.account_register import LONGEST_NAME, add_account
from kmcore.access.actor import User
from kmcore.access.kinds import AccountRole
from kmcore.access.new_password import new_password
from kmcore.access.person_texts import LONGEST
from kmcore.access.queries import AccountState, account_states
from kmcore.access.roles import is_of_agency, role_name
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


def role_fields(key: str, role: AccountRole, agency: str | None) -> tuple[AccountRole, str | None]:
    """Draw the choice of a role and, for a lead, of the agency; return what is chosen."""
    roles, names = list(AccountRole), agency_short_names()
    chosen = st.selectbox(
        _("บทบาท"), roles, roles.index(role), format_func=role_name, key=f"role_of_{key}", width=320
    )
    if not is_of_agency(chosen):
        return chosen, None
    codes = list(names)
    place = codes.index(agency) if agency in codes else 0
    code = st.selectbox(
        _("หน่วยงาน"), codes, place, format_func=names.__getitem__, key=f"agency_of_{key}", width=320
    )
    return chosen, code


def _add_form() -> None:
    """The role outside the form: the agency shows at once where it is asked for."""
    role, agency = role_fields("add", AccountRole.LEAD, None)
    with st.form("add_form", border=False, clear_on_submit=False):
        login = st.text_input(_("ชื่อผู้ใช้สำหรับเข้าสู่ระบบ"), max_chars=LONGEST_NAME, autocomplete="off")
        texts = person_fields("add", "", None, None)
        way = st.checkbox(_("ให้รหัสผ่าน (ไม่เลือก: เข้าด้วยผู้ให้บริการยืนยันตัวตนเท่านั้น)"), value=True)
        if st.form_submit_button(_("เพิ่มบัญชี"), type="primary"):
            _add(role, agency, login, texts, new_password() if way else None)


def person_fields(key: str, label: str, full_name: str | None, email: str | None) -> tuple[str, str, str]:
    """Draw what an account says of its person, to be filled in; return what stands there."""
    shown = st.text_input(
        _("ชื่อที่ผู้อื่นเห็น"),
        label,
        max_chars=LONGEST["label"],
        help=_("ใช้ตำแหน่ง เช่น หัวหน้าเกษตรจังหวัด ไม่ใช่ชื่อบุคคล"),
        autocomplete="off",
        key=f"{key}_label",
    )
    name = st.text_input(
        _("ชื่อ-สกุล (ไม่บังคับ)"),
        full_name or "",
        max_chars=LONGEST["full_name"],
        autocomplete="off",
        key=f"{key}_name",
    )
    address = st.text_input(
        _("อีเมล (ไม่บังคับ)"), email or "", max_chars=LONGEST["email"], autocomplete="off", key=f"{key}_email"
    )
    return shown, name, address


def _add(
    role: AccountRole, agency: str | None, login: str, texts: tuple[str, str, str], password: str | None
) -> None:
    if succeeded(_added, role, agency, login, texts, password):
        text = _("เพิ่มบัญชี “{label}” แล้ว", label=texts[0].strip() or login.strip())
        redraw_with_flash(text, **({NEW_PASSWORD: password} if password else {}))


def _added(
    role: AccountRole, agency: str | None, login: str, texts: tuple[str, str, str], password: str | None
) -> None:
    label, full_name, email = texts
    add_account(
        engine(),
        acting_user(),
        login=login,
        label=label,
        role=role,
        agency_code=agency,
        password=password,
        temporary=password is not None,
        full_name=full_name,
        email=email,
    )
