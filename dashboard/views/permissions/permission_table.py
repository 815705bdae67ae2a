"""สิทธิ์การใช้งาน on screen: the table role × action, and why somebody may or may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard.session.links import allowed_parameter
from dashboard.widgets.address_widgets import address_select
from dashboard.widgets.audit_targets import agency_short_names
from dashboard.widgets.templates import draw_template
from kmcore.access.actor import VISITOR, User
from kmcore.access.authorization import Target, Verdict, can
from kmcore.access.kinds import AccountRole
from kmcore.access.permission_type import Permission, PermissionGroup, Reach, WhoseTarget
from kmcore.access.permissions import PERMISSIONS, REPORT
from kmcore.access.roles import ROLES, is_of_agency, role_name, short_role_name
from kmcore.i18n import _

VISITOR_ROLE: Final = "visitor"
ORDER: Final = tuple(ROLES)
OWN, OTHER = "own", "other"
SOMEBODY: Final = -1  # an account that is nobody's in particular, for a question only


@dataclass(frozen=True)
class PermissionQuestion:
    """Who asks about which action, on whose thing: an agency's code, or OWN or OTHER for an account."""

    user: User
    permission: Permission
    whose: str

    @property
    def verdict(self) -> Verdict:
        """Return what the permissions say."""
        return can(self.user, self.permission, self._target())

    def _target(self) -> Target:
        if self.permission.owner is WhoseTarget.PERSON:
            other = (self.user.account_id or 0) + 1
            return Target(account_id=self.user.account_id if self.whose == OWN else other)
        return Target(agencies=frozenset({self.whose}))


def draw_permission_question(reader: User) -> None:
    """Draw the choice of role, action and whose, and the sentence of ``can``."""
    with st.container(border=True, key="why_panel"):
        draw_template("permissions/verdict_head.html")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="why_controls"):
            question = _asked(reader)
        draw_template(
            "permissions/verdict.html",
            who=_who(question.user),
            deed=question.permission.words,
            whose=_whose_names(question.permission, question.user).get(question.whose, ""),
            verdict=question.verdict,
            why=question.permission.why,
        )


def _asked(reader: User) -> PermissionQuestion:
    user, actions = _role(reader), {one.code: one.words for group in PermissionGroup for one in _of(group)}
    sorry = _("ไม่รู้จักการกระทำที่ระบุมาในที่อยู่ จึงแสดงการรายงาน")
    code = allowed_parameter("action", set(actions), sorry) or REPORT.code
    address_select("action", _("การกระทำ"), actions, code, REPORT.code, width=260)
    permission = PERMISSIONS[code]
    names = _whose_names(permission, user)
    if not names:
        return PermissionQuestion(user, permission, "")
    default = user.agency_code if user.agency_code in names else next(iter(names))
    asked = st.query_params.get("of", "")
    whose = asked if asked in names else default or ""
    address_select("of", _("ของใคร"), names, whose, default or "", width=190)
    return PermissionQuestion(user, permission, whose)


def _role(reader: User) -> User:
    """Return whom the question is about: the reader, or somebody of the role chosen."""
    own = str(reader.role) if reader.signed_in else VISITOR_ROLE
    names = {str(role): role_name(role) for role in ORDER} | {VISITOR_ROLE: _("ผู้ที่ไม่ได้เข้าสู่ระบบ")}
    if own in names:
        names = {own: _("ท่าน ({role})", role=names[own])} | names | {own: _("ท่าน ({role})", role=names[own])}
    sorry = _("ไม่รู้จักบทบาทที่ระบุมาในที่อยู่ จึงตอบสำหรับท่าน")
    role = allowed_parameter("role", set(names), sorry) or own
    address_select("role", _("บทบาท"), names, role, own, width=260)
    if role == own:
        return reader
    return VISITOR if role == VISITOR_ROLE else _somebody(AccountRole(role))


def _somebody(role: AccountRole) -> User:
    agency = next(iter(agency_short_names()), None) if is_of_agency(role) else None
    return User(SOMEBODY, role, role_name(role), agency)


def _who(user: User) -> str:
    if not user.signed_in:
        return _("ผู้ที่ไม่ได้เข้าสู่ระบบ")
    agency = agency_short_names().get(user.agency_code or "")
    return f"{role_name(user.role)} ({agency})" if agency else role_name(user.role)


def _whose_names(permission: Permission, user: User) -> dict[str, str]:
    if permission.owner is WhoseTarget.PERSON:
        own = {OWN: _("บัญชีของตนเอง")} if user.signed_in else {}
        return own | {OTHER: _("บัญชีของผู้อื่น")}
    return agency_short_names() if permission.owner is WhoseTarget.AGENCY else {}


def draw_permission_table(reader: User) -> None:
    """Draw the table; a signed-in reader's own role is the first column."""
    roles = _roles(reader)
    groups = [
        (_(group), [(one.words, _cells(one, roles)) for one in _of(group)]) for group in PermissionGroup
    ]
    draw_template(
        "permissions/rules.html",
        groups=groups,
        roles=[role_name(role) for role in roles],
        short=[short_role_name(role) for role in roles],
        own=reader.signed_in,
    )


def _of(group: PermissionGroup) -> list[Permission]:
    return [one for one in PERMISSIONS.values() if one.group is group]


def _roles(reader: User) -> Sequence[AccountRole]:
    if not reader.signed_in:
        return ORDER
    return (reader.role, *(role for role in ORDER if role is not reader.role))


def _cells(permission: Permission, roles: Sequence[AccountRole]) -> list[tuple[str, str, str]]:
    return [_cell(permission, permission.reach(role)) for role in roles]


def _cell(permission: Permission, reach: Reach) -> tuple[str, str, str]:
    """Return a cell's class, sign and words."""
    if reach is Reach.NOTHING:
        return "no", "–", _("ไม่ได้")
    if reach is Reach.OWN:
        return "own", "◐", _("ของตนเอง") if permission.owner is WhoseTarget.PERSON else _("ของหน่วยงานตน")
    whose = {WhoseTarget.PERSON: _("ทุกบัญชี"), WhoseTarget.AGENCY: _("ทุกหน่วยงาน"), WhoseTarget.NOBODY: _("ได้")}
    return "all", "✓", whose[permission.owner]
