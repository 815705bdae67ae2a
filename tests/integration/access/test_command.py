"""A command asks who does it of the store, in its own transaction; on SQLite and on PostgreSQL."""

import pytest
from sqlalchemy import Engine

from kmcore.access.account_register import AccountError, add_account, change_role
from kmcore.access.actor import OPERATOR, By
from kmcore.access.authorization import NotAllowedError
from kmcore.access.command import SignedOutError
from kmcore.access.kinds import AccountRole
from kmcore.access.sessions import signed_in
from kmcore.clock import system_clock
from kmcore.storage.unit_of_work import reading
from tests.support.people import person

BY_OPERATOR = By(OPERATOR, "test")


def test_an_administrator_adds_accounts_and_a_lead_does_not(store: Engine) -> None:
    admin, lead = person(store, AccountRole.ADMIN), person(store, AccountRole.LEAD, "doae")
    add_account(store, admin.by(), login="new", label="ใหม่", role=AccountRole.VIEWER)
    with pytest.raises(NotAllowedError):
        add_account(store, lead.by(), login="other", label="ใหม่", role=AccountRole.VIEWER)


def test_a_changed_role_ends_every_sign_in_and_the_old_user_can_do_nothing(store: Engine) -> None:
    admin, other = person(store, AccountRole.ADMIN), person(store, AccountRole.ADMIN, login="second")
    change_role(store, admin.by(), other.account_id, AccountRole.VIEWER, None)
    with reading(store) as session:
        assert signed_in(session, other.token, system_clock()) is None
        assert signed_in(session, admin.token, system_clock()) is not None
    with pytest.raises(SignedOutError):
        add_account(store, other.by(), login="new", label="ใหม่", role=AccountRole.VIEWER)


def test_a_name_is_one_whatever_its_capitals(store: Engine) -> None:
    add_account(store, BY_OPERATOR, login="Doae ", label="x", role=AccountRole.LEAD, agency_code="doae")
    with pytest.raises(AccountError, match="มีบัญชีชื่อ"):
        add_account(store, BY_OPERATOR, login="dOAE", label="x", role=AccountRole.LEAD, agency_code="doae")


@pytest.mark.parametrize(
    ("role", "agency"), [(AccountRole.LEAD, None), (AccountRole.LEAD, "no"), (AccountRole.VIEWER, "doae")]
)
def test_a_lead_has_an_agency_and_nobody_else(store: Engine, role: AccountRole, agency: str | None) -> None:
    with pytest.raises(AccountError):
        add_account(store, BY_OPERATOR, login="x", label="x", role=role, agency_code=agency)
