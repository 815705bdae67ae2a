"""สิทธิ์การใช้งาน: the table as the commands have it, the sentence of ``can``, and one's own data."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlmodel import select

from dashboard.widgets import personal_data
from kmcore.access import permissions
from kmcore.access.action_names import action_name
from kmcore.access.authorization import Target, can
from kmcore.access.kinds import AccountRole, EventKind
from kmcore.access.models import AccessEvent
from kmcore.access.permission_type import Reach
from kmcore.access.permissions import PERMISSIONS
from kmcore.access.roles import role_name
from kmcore.clock import system_clock
from kmcore.privacy.personal_data import look_at_person
from kmcore.storage.unit_of_work import reading
from tests.pages.conftest import OpenView
from tests.support.markup import read_markup
from tests.support.people import Person, person

SignIn = Callable[[Person | None], None]
SIGNS = {Reach.ALL: "✓", Reach.OWN: "◐", Reach.NOTHING: "–"}


def _table(html: str) -> dict[str, list[str]]:
    rows = [[cell.strip() for cell in row] for row in read_markup(html).rows if len(row) == 6]
    return {row[0]: row[1:] for row in rows}


def test_the_table_is_that_of_the_commands(own_store: Engine, open_own: OpenView) -> None:
    found = _table(open_own("permissions").html)
    roles = (
        AccountRole.GOVERNOR,
        AccountRole.SECRETARIAT,
        AccountRole.LEAD,
        AccountRole.VIEWER,
        AccountRole.ADMIN,
    )
    assert len(found) == len(PERMISSIONS) + 1, "and its head"
    for permission in PERMISSIONS.values():
        signs = [SIGNS[permission.reach(role)] for role in roles]
        assert [cell[0] for cell in found[permission.words]] == signs


@pytest.mark.parametrize("role", list(AccountRole))
def test_a_signed_in_reader_s_own_column_is_the_first(
    own_store: Engine, open_own: OpenView, sign_in: SignIn, role: AccountRole
) -> None:
    sign_in(person(own_store, role))
    found = _table(open_own("permissions").html)
    assert found["การกระทำ"][0].startswith(role_name(role))
    for permission in PERMISSIONS.values():
        assert found[permission.words][0][0] == SIGNS[permission.reach(role)]


def test_why_is_the_sentence_of_can(own_store: Engine, open_own: OpenView, sign_in: SignIn) -> None:
    lead = person(own_store, AccountRole.LEAD, "doae")
    sign_in(lead)
    for agency in ("doae", "nfe"):
        verdict = can(lead.user, permissions.REPORT, Target(agencies=frozenset({agency})))
        screen = open_own("permissions", of=agency)
        assert verdict.reason in screen.text
        assert ("✓ ทำได้" if verdict.allowed else "✗ ทำไม่ได้") in screen.text
    assert (
        can(lead.user, permissions.CLOSE_WINDOW).reason in open_own("permissions", action="close_window").text
    )


@pytest.mark.parametrize("action", PERMISSIONS)
def test_every_action_can_be_asked_about_by_anyone(
    own_store: Engine, open_own: OpenView, action: str
) -> None:
    for role in ("visitor", "lead"):
        screen = open_own("permissions", action=action, role=role)
        assert screen.problems == screen.warnings == []
        assert action_name(action) in screen.text
        assert "ทำได้" in screen.text or "ทำไม่ได้" in screen.text


def test_what_the_address_makes_up_is_said(own_store: Engine, open_own: OpenView) -> None:
    screen = open_own("permissions", action="<script>", role="king", of="nobody")
    assert len(screen.warnings) == 2
    assert screen.problems == []
    assert "king" not in screen.text


def test_my_data_is_there_for_whoever_signed_in_and_nobody_else(
    own_store: Engine, open_own: OpenView, sign_in: SignIn
) -> None:
    assert "ข้อมูลของฉัน" not in open_own("permissions").text
    for role in AccountRole:
        one = person(own_store, role)
        sign_in(one)
        screen = open_own("permissions")
        assert screen.problems == []
        assert "ข้อมูลของฉัน" in screen.text
        assert one.user.label in screen.text
    with reading(own_store) as session:
        seen = select(AccessEvent).where(AccessEvent.kind == EventKind.PERSONAL_DATA_SEEN)
        assert session.exec(seen).all() == [], "one's own data is no look"


def test_who_looked_at_my_data_stands_in_my_log(
    own_store: Engine, open_own: OpenView, sign_in: SignIn
) -> None:
    admin, viewer = person(own_store, AccountRole.ADMIN), person(own_store, AccountRole.VIEWER)
    look_at_person(own_store, admin.by(), viewer.account_id, system_clock())
    sign_in(viewer)
    assert f"เปิดดูข้อมูลส่วนบุคคล โดย {admin.user.label}" in open_own("permissions").text


def test_the_file_has_my_data_and_a_lost_sign_in_gives_a_sentence(own_store: Engine) -> None:
    viewer, other = person(own_store, AccountRole.VIEWER), person(own_store, AccountRole.GOVERNOR)
    found = json.loads(personal_data._exported(viewer.account_id, viewer.by(), "th"))
    assert found["account"]["account_id"] == viewer.account_id
    assert "ไม่มีสิทธิ์" not in str(found)
    refused = json.loads(personal_data._exported(viewer.account_id, other.by(), "th"))
    assert list(refused) == ["error"]
