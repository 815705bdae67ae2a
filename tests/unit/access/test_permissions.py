"""The sentence of ``can``: for everyone and every action there is one, and it fits what is allowed."""

import re

import pytest

from kmcore.access.action_names import ACTION_NAMES, deed_name, program_name
from kmcore.access.actor import OPERATOR, VISITOR, User
from kmcore.access.kinds import Role
from kmcore.access.new_password import new_password
from kmcore.access.passwords import check_password
from kmcore.access.permissions import RULES, NotAllowedError, Reach, Thing, can, owners_of, require

USERS = [User(7, role, "x", "doae" if role is Role.LEAD else None) for role in Role] + [VISITOR, OPERATOR]


@pytest.mark.parametrize("user", USERS, ids=lambda user: user.program or user.role)
@pytest.mark.parametrize("action", RULES)
def test_there_is_a_sentence_for_everyone_and_every_action(user: User, action: str) -> None:
    for thing in (None, Thing(account_id=7), Thing(account_id=8), Thing(agencies=frozenset({"doae"}))):
        verdict = can(user, action, thing)
        assert len(verdict.reason) > 10
        assert not re.search(r"[{}]", verdict.reason)
        assert action not in verdict.reason


def test_who_may_not_is_told_who_may() -> None:
    assert "ฝ่ายเลขานุการ" in can(USERS[0], "close_window").reason
    visitor = can(VISITOR, "report").reason
    assert "ยังไม่ได้เข้าสู่ระบบ" in visitor
    assert "ผู้รายงานของหน่วยงาน" in visitor


def test_a_visitor_owns_nothing() -> None:
    assert not any(
        can(VISITOR, action, Thing(account_id=None, agencies=frozenset({""}))).allowed
        for action, reach in RULES.items()
        if reach[Role.VIEWER] is not Reach.ALL
    )


def test_require_says_the_reason_and_what_to_do() -> None:
    with pytest.raises(NotAllowedError, match="หน้าสิทธิ์การใช้งาน"):
        require(VISITOR, "report")


def test_whose_it_is() -> None:
    assert owners_of("report") == "agency"
    assert owners_of("export_person") == "person"
    assert owners_of("close_window") == "nobody"


def test_an_unknown_deed_keeps_its_own_name() -> None:
    assert deed_name("something new") == "something new"
    assert program_name("robot") == "robot"
    assert deed_name("report") == ACTION_NAMES["report"]


def test_a_made_password_is_a_good_one_and_never_the_same() -> None:
    made = {new_password() for _again in range(200)}
    assert len(made) == 200
    for password in made:
        check_password(password, "somebody")
        assert re.fullmatch(r"(?:[a-kmnp-z2-9]{4}-){3}[a-kmnp-z2-9]{4}", password)
