"""A password made for a person opens its own change and nothing else, for three days."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from kmcore.access.account_commands import accept_notice, change_own_password, reset_password
from kmcore.access.account_register import TEMPORARY, add_account
from kmcore.access.actor import OPERATOR, By
from kmcore.access.calling_session import SignedOutError
from kmcore.access.kinds import AccountRole
from kmcore.access.sessions import signed_in
from kmcore.access.sign_in import Device, NewSignIn, SignInError, sign_in
from kmcore.clock import Clock, fixed_clock
from kmcore.storage.unit_of_work import reading

START = fixed_clock(date(2026, 11, 2), 12)
BY = By(OPERATOR, "test", START)
MADE, CHOSEN = "สามคำนี้ ไม่เกี่ยวกัน", "ปลาทู เดือนหงาย ๙ ใบ"
HERE = Device("127.0.0.1")


def after(wait: timedelta) -> Clock:
    return lambda: START() + wait


def add(engine: Engine, *, temporary: bool) -> int:
    return add_account(
        engine, BY, login="new", label="ใหม่", role=AccountRole.VIEWER, password=MADE, temporary=temporary
    )


def holds(engine: Engine, opened: NewSignIn) -> bool:
    with reading(engine) as session:
        return signed_in(session, opened.token, START()) is not None


def test_it_opens_nothing_but_its_change(store: Engine) -> None:
    number = add(store, temporary=True)
    opened = sign_in(store, "new", MADE, HERE, START)
    assert opened.temporary
    assert not holds(store, opened)
    with reading(store) as session:
        found = signed_in(session, opened.token, START(), temporary_too=True)
    assert found is not None
    assert found.user.account_id == number
    with pytest.raises(SignedOutError):
        accept_notice(store, found.acting(clock=START))
    changed = change_own_password(store, found.acting(clock=START), MADE, CHOSEN, HERE)
    assert not changed.temporary
    assert holds(store, changed)
    assert not sign_in(store, "new", CHOSEN, HERE, START).temporary


def test_it_ends_and_says_so_to_who_knows_it(store: Engine) -> None:
    add(store, temporary=True)
    with pytest.raises(SignInError, match="ชั่วคราว"):
        sign_in(store, "new", MADE, HERE, after(TEMPORARY))
    with pytest.raises(SignInError, match="ไม่ถูกต้อง"):
        sign_in(store, "new", "อย่างอื่นทั้งหมดเลย", HERE, after(TEMPORARY))


def test_a_reset_is_temporary_again(store: Engine) -> None:
    number = add(store, temporary=False)
    reset_password(store, BY, number, CHOSEN, temporary=True)
    assert sign_in(store, "new", CHOSEN, HERE, START).temporary


def test_a_chosen_password_lasts(store: Engine) -> None:
    add(store, temporary=False)
    opened = sign_in(store, "new", MADE, HERE, after(timedelta(days=4000)))
    assert not opened.temporary
