"""What is done to accounts ends their sessions in the same transaction, is audited, and tells no secret."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select

from kmcore.access.account_commands import (
    accept_notice,
    change_own_password,
    disable_account,
    enable_account,
    reset_password,
    sign_out_everywhere,
)
from kmcore.access.account_directory import account_lines, account_number, login_of
from kmcore.access.account_register import AccountError, add_account, change_role, existing
from kmcore.access.actor import OPERATOR, By
from kmcore.access.authorization import NotAllowedError
from kmcore.access.kinds import AccountRole, EventKind, SessionEnd
from kmcore.access.models import AccessEvent, Account, SignInSession
from kmcore.access.passwords import PasswordError
from kmcore.access.sessions import signed_in, token_hash
from kmcore.access.sign_in import Device, SignInError, sign_in
from kmcore.clock import system_clock
from kmcore.errors import NotFoundError
from kmcore.storage.audit.models import AuditRow
from kmcore.storage.unit_of_work import reading
from tests.support.people import PASSWORD, Person, open_session, person

pytestmark = pytest.mark.usefixtures("own_key")
NEW = "รหัสใหม่ของผู้ใหญ่บ้าน"
BY = By(OPERATOR, "console")
HERE = Device("203.0.113.7", "Firefox")

ENDING: dict[SessionEnd, Callable[[Engine, int], object]] = {
    SessionEnd.DISABLED: lambda engine, number: disable_account(engine, BY, number),
    SessionEnd.PASSWORD: lambda engine, number: reset_password(engine, BY, number, NEW),
    SessionEnd.ROLE: lambda engine, number: change_role(engine, BY, number, AccountRole.VIEWER, None),
    SessionEnd.EVERYWHERE: lambda engine, number: sign_out_everywhere(engine, BY, number),
}


def holds(engine: Engine, token: str) -> bool:
    with reading(engine) as session:
        return signed_in(session, token, system_clock()) is not None


def audit(engine: Engine, command: str) -> list[tuple[str, dict[str, object]]]:
    with reading(engine) as session:
        rows = session.exec(select(AuditRow).where(AuditRow.command == command)).all()
        return [(row.thing, json.loads(row.detail)) for row in rows]


@pytest.fixture
def somsri(store: Engine) -> Person:
    return person(store, AccountRole.LEAD, "doae", login="somsri", password=PASSWORD)


@pytest.mark.parametrize("why", ENDING)
def test_every_session_ends_with_its_reason_and_nobody_else_s(
    store: Engine, somsri: Person, why: SessionEnd
) -> None:
    second, other = open_session(store, somsri.account_id), person(store, AccountRole.VIEWER)
    ENDING[why](store, somsri.account_id)
    assert [holds(store, token) for token in (somsri.token, second, other.token)] == [False, False, True]
    with reading(store) as session:
        kept = session.get(SignInSession, token_hash(second))
        assert kept is not None
        assert kept.ended_by == why


@pytest.mark.parametrize("why", ENDING)
def test_nothing_ends_where_the_command_fails(
    store: Engine, somsri: Person, why: SessionEnd, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_named: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("kmcore.access.command.RunningCommand.commit", broken)
    with pytest.raises(RuntimeError):
        ENDING[why](store, somsri.account_id)
    assert holds(store, somsri.token)


def test_a_closed_account_opens_again_with_its_password(store: Engine, somsri: Person) -> None:
    disable_account(store, BY, somsri.account_id)
    with pytest.raises(SignInError):
        sign_in(store, "somsri", PASSWORD, HERE)
    enable_account(store, BY, somsri.account_id)
    assert holds(store, sign_in(store, "somsri", PASSWORD, HERE).token)
    assert not holds(store, somsri.token), "what was ended stays ended"
    assert [detail["after"] for _thing, detail in audit(store, "disable_account")] == [{"active": False}]
    assert audit(store, "enable_account")[0][0] == f"account:{somsri.account_id}"


def test_one_s_own_account_is_not_closed(store: Engine) -> None:
    admin = person(store, AccountRole.ADMIN)
    with pytest.raises(AccountError, match="ของตนเอง"):
        disable_account(store, admin.by(), admin.account_id)
    assert holds(store, admin.token)


def test_changing_one_s_password(store: Engine, somsri: Person) -> None:
    here, there = (sign_in(store, "somsri", PASSWORD, HERE) for _time in range(2))
    by = By(here.user, HERE.place, sign_in=token_hash(here.token))
    opened = change_own_password(store, by, PASSWORD, NEW, Device(HERE.place, "", here.token))
    assert [holds(store, one.token) for one in (here, there, opened)] == [False, False, True]
    with pytest.raises(SignInError):
        sign_in(store, "somsri", PASSWORD, HERE)
    assert holds(store, sign_in(store, "somsri", NEW, HERE).token)


@pytest.mark.parametrize(
    ("current", "new", "error"),
    [
        ("ไม่ใช่รหัสนี้แน่นอน", NEW, SignInError),
        (PASSWORD, "สั้น", PasswordError),
        (PASSWORD, "somsri-123", PasswordError),
    ],
)
def test_a_refused_change_changes_nothing(
    store: Engine, somsri: Person, current: str, new: str, error: type[Exception]
) -> None:
    with pytest.raises(error):
        change_own_password(store, somsri.by(), current, new, HERE)
    assert holds(store, somsri.token)
    assert holds(store, sign_in(store, "somsri", PASSWORD, HERE).token)
    assert audit(store, "change_own_password") == []


def test_no_password_and_no_hash_in_audit_or_events(store: Engine, somsri: Person) -> None:
    change_own_password(store, somsri.by(), PASSWORD, NEW, HERE)
    reset_password(store, BY, somsri.account_id, "อีกรหัสหนึ่งที่ยาว")
    with reading(store) as session:
        hashed = existing(session, somsri.account_id).password_hash
        told = [row.detail for row in session.exec(select(AuditRow))]
        told += [row.note for row in session.exec(select(AccessEvent))]
    assert hashed.startswith("$argon2id$")
    assert len(audit(store, "reset_password")) == len(audit(store, "change_own_password")) == 1
    assert not [text for text in told for secret in (PASSWORD, NEW, "argon2", "อีกรหัส") if secret in text]


def test_a_common_password_is_refused_for_a_new_account(store: Engine) -> None:
    with pytest.raises(PasswordError):
        add_account(store, BY, login="x", label="x", role=AccountRole.VIEWER, password="1234567890")  # noqa: S106 - common
    with reading(store) as session:
        assert session.exec(select(Account)).first() is None


@pytest.mark.parametrize("login", ["", "  ", "ก" * 81, "a\0b", "a\nb"])
def test_a_name_that_cannot_be(store: Engine, login: str) -> None:
    with pytest.raises(AccountError):
        add_account(store, BY, login=login, label="x", role=AccountRole.VIEWER)


def test_signing_out_everywhere_is_one_s_own_or_an_administrator_s(store: Engine, somsri: Person) -> None:
    other, admin = person(store, AccountRole.LEAD, "cdd"), person(store, AccountRole.ADMIN)
    with pytest.raises(NotAllowedError):
        sign_out_everywhere(store, other.by(), somsri.account_id)
    assert holds(store, somsri.token)
    assert sign_out_everywhere(store, other.by(), other.account_id) == 1
    assert sign_out_everywhere(store, admin.by(), somsri.account_id) == 1
    with reading(store) as session:
        query = select(AccessEvent).where(AccessEvent.kind == EventKind.SIGNED_OUT_EVERYWHERE)
        found = [
            (row.account_id, row.by_account_id) for row in session.exec(query.order_by(col(AccessEvent.id)))
        ]
    assert found == [(other.account_id, other.account_id), (somsri.account_id, admin.account_id)]


def test_the_notice_is_noted_once(store: Engine, somsri: Person) -> None:
    for _time in range(2):
        accept_notice(store, somsri.by())
    assert len(audit(store, "accept_notice")) == 1
    assert sign_in(store, "somsri", PASSWORD, HERE).noticed


def test_the_list_of_accounts(store: Engine, somsri: Person) -> None:
    person(store, AccountRole.VIEWER, login="never")
    sign_in(store, "somsri", PASSWORD, HERE)
    with reading(store) as session:
        lines = {line.login: line for line in account_lines(session)}
        assert account_number(session, "SOMSRI") == somsri.account_id
        assert login_of(session, somsri.account_id) == "somsri"
        with pytest.raises(NotFoundError):
            account_number(session, "nobody")
    assert lines["somsri"].last_sign_in is not None
    assert lines["never"].last_sign_in is None
    assert (lines["somsri"].role, lines["somsri"].agency_code) == (AccountRole.LEAD, "doae")
