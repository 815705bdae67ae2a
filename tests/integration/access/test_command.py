"""A command's envelope: the turn, the session that asks now, the permission; on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from kmcore.access import permissions
from kmcore.access.account_register import AccountError, add_account, change_role, existing
from kmcore.access.actor import OPERATOR, By
from kmcore.access.authorization import NotAllowedError, Target
from kmcore.access.calling_session import SignedOutError
from kmcore.access.command import command
from kmcore.access.kinds import AccountRole, SessionEnd
from kmcore.access.roles import ROLES
from kmcore.access.sessions import end_session, signed_in, token_hash
from kmcore.clock import fixed_clock, system_clock
from kmcore.errors import StorageError
from kmcore.privacy.personal_data import export_person
from kmcore.storage.unit_of_work import quiet_write, reading
from kmcore.storage.writer_queue import _line
from tests.support.people import open_session, person

NOON = fixed_clock(date(2026, 11, 2), 12)
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


def test_an_ended_sign_in_does_nothing_more_though_its_account_stands(store: Engine) -> None:
    lead = person(store, AccountRole.LEAD, "doae")
    by = lead.by()
    with quiet_write(store) as session:
        end_session(session, lead.token, SessionEnd.SIGNED_OUT, system_clock())
    with pytest.raises(SignedOutError, match="ออกจากระบบแล้ว"):
        export_person(store, by, lead.account_id)
    export_person(
        store, replace(by, sign_in=token_hash(open_session(store, lead.account_id))), lead.account_id
    )


def test_a_sign_in_that_ran_out_does_nothing_more(store: Engine) -> None:
    lead = person(store, AccountRole.LEAD, "doae", clock=NOON)
    late = NOON() + ROLES[AccountRole.LEAD].sign_in.unused
    with pytest.raises(SignedOutError):
        export_person(store, lead.by(lambda: late), lead.account_id)


def test_an_account_acts_by_a_sign_in_of_its_own(store: Engine) -> None:
    lead, other = person(store, AccountRole.LEAD, "doae"), person(store, AccountRole.VIEWER)
    for sign_in in (None, "", token_hash("made up"), token_hash(other.token)):
        with pytest.raises(SignedOutError):
            export_person(store, replace(lead.by(), sign_in=sign_in), lead.account_id)


def test_what_was_begun_is_written_down_though_the_sign_in_ended(store: Engine) -> None:
    lead = person(store, AccountRole.LEAD, "doae")
    with quiet_write(store) as session:
        end_session(session, lead.token, SessionEnd.SIGNED_OUT, system_clock())
    export_person(store, replace(lead.by(), begun=True), lead.account_id)


def test_a_command_waits_for_its_turn_and_asks_before_its_first_line(store: Engine) -> None:
    lead = person(store, AccountRole.LEAD, "doae")
    entered: list[str] = []
    with pytest.raises(NotAllowedError), command(store, lead.by(), permissions.PLAN_MEETING):
        entered.append("reached")
    assert entered == []
    with (
        command(store, BY_OPERATOR, permissions.SEE_ACCOUNTS),
        ThreadPoolExecutor(1) as pool,
        pytest.raises(StorageError, match="คิว"),
    ):
        pool.submit(_line(store.url.render_as_string(hide_password=False)).enter, 0.05).result()


def test_what_is_not_committed_is_not_kept(store: Engine) -> None:
    lead = person(store, AccountRole.LEAD, "doae")
    with command(store, lead.by(), permissions.ACCEPT_NOTICE, Target(account_id=lead.account_id)) as running:
        existing(running.session, lead.account_id).noticed_at = running.now
        running.session.flush()
    with reading(store) as session:
        assert existing(session, lead.account_id).noticed_at is None
