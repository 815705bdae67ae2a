"""The permissions, and the sentence of ``can``: for everyone and every action there is one, and it fits what is allowed."""

import re
from dataclasses import replace

import pytest

from kmcore.access import permissions
from kmcore.access.action_names import action_name, program_name
from kmcore.access.actor import OPERATOR, VISITOR, User
from kmcore.access.authorization import NotAllowedError, Target, can, require
from kmcore.access.kinds import AccountRole
from kmcore.access.new_password import new_password
from kmcore.access.passwords import check_password
from kmcore.access.permission_type import Permission, Reach, WhoseTarget, by_code
from kmcore.access.permissions import PERMISSIONS
from kmcore.access.roles import ROLES

USERS = [User(7, role, "x", "doae" if role is AccountRole.LEAD else None) for role in AccountRole] + [
    VISITOR,
    OPERATOR,
]


@pytest.mark.parametrize("user", USERS, ids=lambda user: user.program or user.role)
@pytest.mark.parametrize("permission", PERMISSIONS.values(), ids=lambda one: one.code)
def test_there_is_a_sentence_for_everyone_and_every_action(user: User, permission: Permission) -> None:
    for target in (None, Target(account_id=7), Target(account_id=8), Target(agencies=frozenset({"doae"}))):
        verdict = can(user, permission, target)
        assert len(verdict.reason) > 10
        assert not re.search(r"[{}]", verdict.reason)
        assert permission.code not in verdict.reason


def test_who_may_not_is_told_who_may() -> None:
    assert "ฝ่ายเลขานุการ" in can(USERS[0], permissions.CLOSE_WINDOW).reason
    visitor = can(VISITOR, permissions.REPORT).reason
    assert "ยังไม่ได้เข้าสู่ระบบ" in visitor
    assert "ผู้รายงานของหน่วยงาน" in visitor


def test_a_visitor_owns_nothing() -> None:
    assert not any(
        can(VISITOR, permission, Target(account_id=None, agencies=frozenset({""}))).allowed
        for permission in PERMISSIONS.values()
        if permission.reach(AccountRole.VIEWER) is not Reach.ALL
    )


def test_require_says_the_reason_and_what_to_do() -> None:
    with pytest.raises(NotAllowedError, match="หน้าสิทธิ์การใช้งาน"):
        require(VISITOR, permissions.REPORT)


def test_whose_it_is() -> None:
    assert permissions.REPORT.owner is WhoseTarget.AGENCY
    assert permissions.EXPORT_PERSON.owner is WhoseTarget.PERSON
    assert permissions.CLOSE_WINDOW.owner is WhoseTarget.NOBODY


def test_an_unknown_deed_keeps_its_own_name() -> None:
    assert action_name("something new") == "something new"
    assert program_name("robot") == "robot"
    assert action_name("report") == permissions.REPORT.words


def test_a_made_password_is_a_good_one_and_never_the_same() -> None:
    made = {new_password() for _again in range(200)}
    assert len(made) == 200
    for password in made:
        check_password(password, "somebody")
        assert re.fullmatch(r"(?:[a-kmnp-z2-9]{4}-){3}[a-kmnp-z2-9]{4}", password)


def test_a_permission_is_declared_once() -> None:
    assert [one for one in vars(permissions).values() if isinstance(one, Permission)] == [
        *PERMISSIONS.values()
    ]
    for code, permission in PERMISSIONS.items():
        assert vars(permissions)[code.upper()] is permission
        assert permission.words
        assert permission.why
        assert permission.roles, "an action that nobody may do"
    with pytest.raises(ValueError, match="one code"):
        by_code([permissions.REPORT, replace(permissions.REMIND, code="report")])


def test_every_role_has_its_profile_in_the_order_of_the_roles() -> None:
    assert [*ROLES] == [*AccountRole]
