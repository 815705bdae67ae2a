"""สิทธิ์การใช้งาน on screen: the table role × action, and why somebody may or may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import streamlit as st

from dashboard.present.audit_words import role_name
from dashboard.session.links import allowed_parameter
from dashboard.widgets.address_widgets import address_select
from dashboard.widgets.audit_targets import agency_short_names
from dashboard.widgets.templates import draw_template
from kmcore.access.action_names import deed_name
from kmcore.access.action_reasons import GROUPS, why
from kmcore.access.actor import VISITOR, User
from kmcore.access.kinds import Role
from kmcore.access.permissions import PERSONAL, RULES, Reach, Thing, Verdict, can, owners_of
from kmcore.i18n import _

VISITOR_ROLE: Final = "visitor"
ORDER: Final = (Role.GOVERNOR, Role.SECRETARIAT, Role.LEAD, Role.VIEWER, Role.ADMIN)
OWN, OTHER = "own", "other"
SOMEBODY: Final = -1  # an account that is nobody's in particular, for a question only


@dataclass(frozen=True)
class PermissionQuestion:
    """Who asks about which action, on whose thing: an agency's code, or OWN or OTHER for an account."""

    user: User
    action: str
    whose: str

    @property
    def verdict(self) -> Verdict:
        """Return what the permissions say."""
        return can(self.user, self.action, self._thing())

    def _thing(self) -> Thing:
        if self.action in PERSONAL:
            other = (self.user.account_id or 0) + 1
            return Thing(account_id=self.user.account_id if self.whose == OWN else other)
        return Thing(agencies=frozenset({self.whose}))


def draw_permission_question(reader: User) -> None:
    """Draw the choice of role, action and whose, and the sentence of ``can``."""
    with st.container(border=True, key="why_panel"):
        draw_template("permissions/verdict_head.html")
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="why_controls"):
            question = _asked(reader)
        draw_template(
            "permissions/verdict.html",
            who=_who(question.user),
            deed=deed_name(question.action),
            whose=_whose_names(question.action, question.user).get(question.whose, ""),
            verdict=question.verdict,
            why=why(question.action),
        )


def _asked(reader: User) -> PermissionQuestion:
    user, actions = _role(reader), [name for group in GROUPS.values() for name in group]
    sorry = _("ไม่รู้จักการกระทำที่ระบุมาในที่อยู่ จึงแสดงการรายงาน")
    action = allowed_parameter("action", set(actions), sorry) or "report"
    address_select(
        "action", _("การกระทำ"), {name: deed_name(name) for name in actions}, action, "report", width=260
    )
    names = _whose_names(action, user)
    if not names:
        return PermissionQuestion(user, action, "")
    default = user.agency_code if user.agency_code in names else next(iter(names))
    asked = st.query_params.get("of", "")
    whose = asked if asked in names else default or ""
    address_select("of", _("ของใคร"), names, whose, default or "", width=190)
    return PermissionQuestion(user, action, whose)


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
    return VISITOR if role == VISITOR_ROLE else _somebody(Role(role))


def _somebody(role: Role) -> User:
    agency = next(iter(agency_short_names()), None) if role is Role.LEAD else None
    return User(SOMEBODY, role, role_name(role), agency)


def _who(user: User) -> str:
    if not user.signed_in:
        return _("ผู้ที่ไม่ได้เข้าสู่ระบบ")
    agency = agency_short_names().get(user.agency_code or "")
    return f"{role_name(user.role)} ({agency})" if agency else role_name(user.role)


def _whose_names(action: str, user: User) -> dict[str, str]:
    if action in PERSONAL:
        own = {OWN: _("บัญชีของตนเอง")} if user.signed_in else {}
        return own | {OTHER: _("บัญชีของผู้อื่น")}
    return agency_short_names() if owners_of(action) == "agency" else {}


def draw_permission_table(reader: User) -> None:
    """Draw the table; a signed-in reader's own role is the first column."""
    roles = _roles(reader)
    groups = [
        (_(title), [(deed_name(name), _cells(name, roles)) for name in names])
        for title, names in GROUPS.items()
    ]
    draw_template(
        "permissions/rules.html",
        groups=groups,
        roles=[role_name(role) for role in roles],
        short=[_short(role) for role in roles],
        own=reader.signed_in,
    )


def _roles(reader: User) -> Sequence[Role]:
    if not reader.signed_in:
        return ORDER
    return (reader.role, *(role for role in ORDER if role is not reader.role))


def _cells(action: str, roles: Sequence[Role]) -> list[tuple[str, str, str]]:
    return [_cell(action, RULES[action][role]) for role in roles]


def _cell(action: str, reach: Reach) -> tuple[str, str, str]:
    """Return a cell's class, sign and words."""
    if reach is Reach.NOTHING:
        return "no", "–", _("ไม่ได้")
    if reach is Reach.OWN:
        return "own", "◐", _("ของตนเอง") if action in PERSONAL else _("ของหน่วยงานตน")
    whose = {"person": _("ทุกบัญชี"), "agency": _("ทุกหน่วยงาน"), "nobody": _("ได้")}
    return "all", "✓", whose[owners_of(action)]


def _short(role: Role) -> str:
    return {
        Role.GOVERNOR: _("ผู้ว่าฯ"),
        Role.SECRETARIAT: _("เลขาฯ"),
        Role.LEAD: _("ผู้รายงาน"),
        Role.VIEWER: _("ผู้ชม"),
        Role.ADMIN: _("ผู้ดูแล"),
    }[role]
